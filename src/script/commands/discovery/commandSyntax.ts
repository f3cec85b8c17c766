import { makePlan, membersIn, type PlannedMember, type PlannedParameter } from '../../binding/bindingPlan.ts';
import type { Runspace } from '../../runtime/runspace.ts';
import { typeDisplay } from '../../types/typeText.ts';
import type { CommandMetadata } from '../commandMetadata.ts';

/** The parameter sets of a command, a line each, as `Get-Command -Syntax` prints them. The default set stands first. */
export function syntaxLines(
  metadata: CommandMetadata,
  kind: 'cmdlet' | 'advanced' | 'simple',
  session: Runspace,
): readonly string[] {
  return parameterSets(metadata, kind).map((set) => {
    const parts = set.map(({ parameter, member }) => partOf(parameter, member, session));
    if (kind !== 'simple') parts.push('[<CommonParameters>]');
    return [metadata.name, ...parts].join(' ');
  });
}

/** The syntax of a command as one text. */
export function syntaxText(
  metadata: CommandMetadata,
  kind: 'cmdlet' | 'advanced' | 'simple',
  session: Runspace,
): string {
  return `\n${syntaxLines(metadata, kind, session).join('\n\n')}\n`;
}

/** The parameter sets of a command, the default first, each with its parameters in the order of its syntax. */
export function parameterSets(
  metadata: CommandMetadata,
  kind: 'cmdlet' | 'advanced' | 'simple',
): readonly (readonly PlacedParameter[])[] {
  const plan = makePlan(metadata, kind);
  const bits = plan.setNames.map((_, index) => 1 << index);
  const sets =
    bits.length === 0
      ? [0]
      : [...bits].sort((one, other) => rank(one, plan.defaultSet) - rank(other, plan.defaultSet));
  return sets.map((set) => inOrder(plan.parameters, set));
}

/** Each parameter of some sets once, by name: as it is in the first of them that has it. */
export function eachOnce(
  sets: readonly (readonly PlacedParameter[])[],
): ReadonlyMap<string, PlacedParameter> {
  const found = new Map<string, PlacedParameter>();
  for (const placed of sets.flat())
    if (!found.has(placed.parameter.name)) found.set(placed.parameter.name, placed);
  return found;
}

function rank(set: number, defaultSet: number): number {
  return set === defaultSet ? 0 : 1;
}

/** A parameter as it is in one of the parameter sets. */
export interface PlacedParameter {
  readonly parameter: PlannedParameter;
  readonly member: PlannedMember;
}

/** Positional parameters by their positions, then the mandatory ones, then the others; those of every command are one word at the end. */
function inOrder(parameters: readonly PlannedParameter[], set: number): PlacedParameter[] {
  const placed = parameters.flatMap((parameter): PlacedParameter[] => {
    // DontShow of a script hides a parameter from completion alone.
    if (parameter.metadata.hidden && parameter.metadata.declared === undefined) return [];
    if (parameter.common && parameter.name !== 'WhatIf' && parameter.name !== 'Confirm') return [];
    const member = membersIn(parameter, set).find(({ bits }) => bits === 0 || (bits & set) !== 0);
    return member === undefined ? [] : [{ parameter, member }];
  });
  const group = ({ member }: PlacedParameter) => (member.position !== null ? 0 : member.mandatory ? 1 : 2);
  return placed
    .map((one, index) => ({ one, index }))
    .sort(
      (left, right) =>
        group(left.one) - group(right.one) ||
        (left.one.member.position ?? 0) - (right.one.member.position ?? 0) ||
        left.index - right.index,
    )
    .map(({ one }) => one);
}

function partOf(
  { name, isSwitch, metadata }: PlannedParameter,
  member: PlannedMember,
  session: Runspace,
): string {
  if (isSwitch) return member.mandatory ? `-${name}` : `[-${name}]`;
  const type = `<${typeLabel(metadata.type, session)}>`;
  const label = member.position === null ? `-${name}` : `[-${name}]`;
  return member.mandatory ? `${label} ${type}` : `[${label} ${type}]`;
}

/** The type of a parameter as its syntax names it: `string[]`. */
export function typeLabel(type: string, session: Runspace): string {
  const display = typeDisplay(session.findType(type)?.fullName ?? type);
  // Of a type that may be null the type itself is told.
  const [, within = display] = /^System\.Nullable\[(.*)\]$/.exec(display) ?? [];
  return shortType(within);
}

/** Without namespace; names that scripts write are short already. */
function shortType(text: string): string {
  return text.replaceAll(/(?:[A-Za-z_]\w*\.)+(?=[A-Za-z_])/g, '');
}
