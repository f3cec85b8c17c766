import {
  everySet,
  isIn,
  membersIn,
  type BindingPlan,
  type PlannedParameter,
} from '../binding/bindingPlan.ts';
import type { CommandAst, CommandParameterAst, ExpressionAst } from '../syntax/ast.ts';
import type { CallTarget } from './callTarget.ts';

/** An argument of a command and the parameter it goes to. */
export interface BoundArgument {
  readonly parameter: PlannedParameter | null;
  /** `-Name` as written; null for one by position. */
  readonly name: CommandParameterAst | null;
  /** What is given; null for a switch, and where it is still missing. */
  readonly value: ExpressionAst | null;
  /** Several parameters begin with the name. */
  readonly isAmbiguous: boolean;
}

/** A command with its arguments bound by the text alone. */
export interface BoundCall {
  readonly target: CallTarget;
  readonly arguments: readonly BoundArgument[];
  /** The parameter sets that are left, as bits; `everySet` for all. */
  readonly sets: number;
  /** `@values` can give any parameter. */
  readonly isSplatted: boolean;
}

/** Binds the arguments of a command as PowerShell would, without values. */
export function bindCall(target: CallTarget, { elements }: CommandAst): BoundCall {
  const { plan } = target;
  const bound: BoundArgument[] = [];
  let sets = everySet;
  let isSplatted = false;
  const positional: ExpressionAst[] = [];
  for (let index = 1; index < elements.length; index++) {
    const element = elements[index];
    if (element === undefined) break;
    if (element.kind !== 'CommandParameter') {
      if (element.kind === 'VariableExpression' && element.splatted) isSplatted = true;
      else positional.push(element);
      continue;
    }
    const matches = matchName(plan, element.parameterName);
    const parameter = matches.length === 1 ? (matches[0] ?? null) : null;
    let value = element.argument;
    if (parameter !== null) {
      sets = narrowed(sets, parameter);
      const next = elements[index + 1];
      const takesNext = !parameter.isSwitch && value === null && !element.hasColon;
      if (takesNext && next !== undefined && next.kind !== 'CommandParameter') {
        value = next;
        index++;
      }
    }
    bound.push({ parameter, name: element, value, isAmbiguous: matches.length > 1 });
  }
  for (const value of positional) {
    const parameter = nextPositional(plan, bound, sets);
    if (parameter !== null) sets = narrowed(sets, parameter);
    bound.push({ parameter, name: null, value, isAmbiguous: false });
  }
  return { target, arguments: bound, sets, isSplatted };
}

/** The parameters that a call is not given yet; hidden ones are not told of. */
export function parametersLeft({ target, arguments: bound }: BoundCall): readonly PlannedParameter[] {
  const given = new Set(bound.map(({ parameter }) => parameter));
  return target.plan.parameters.filter((parameter) => !given.has(parameter) && !parameter.metadata.hidden);
}

/** The parameters that a name can stand for: the one of that name or alias, else those that begin with it, the command's own first. */
function matchName({ byName, parameters }: BindingPlan, name: string): readonly PlannedParameter[] {
  const key = name.toLowerCase();
  const exact = byName.get(key);
  if (exact !== undefined) return [exact];
  const begins = (text: string) => text.toLowerCase().startsWith(key);
  const found = parameters.filter(
    (parameter) => begins(parameter.name) || parameter.metadata.aliases.some(begins),
  );
  const own = found.filter(({ common }) => !common);
  return own.length === 1 ? own : found;
}

/** The sets that are left once a parameter is given. */
function narrowed(sets: number, { everywhere, bits }: PlannedParameter): number {
  if (everywhere) return sets;
  const left = sets === everySet ? bits : sets & bits;
  return left === 0 ? sets : left;
}

/** The parameter that the next argument without a name goes to: that of the lowest position, of the default set first; null for none. */
export function nextPositional(
  { parameters, defaultSet }: BindingPlan,
  bound: readonly BoundArgument[],
  sets: number,
): PlannedParameter | null {
  const given = new Set(bound.map(({ parameter }) => parameter));
  const within = (among: number) =>
    parameters
      .filter((parameter) => isIn(parameter, among) || among === everySet)
      .flatMap((parameter) =>
        membersIn(parameter, among).flatMap(({ position, fromRemainingArguments }) =>
          position === null && !fromRemainingArguments
            ? []
            : [{ parameter, position: fromRemainingArguments ? Infinity : (position ?? Infinity) }],
        ),
      )
      .filter(({ parameter, position }) => position === Infinity || !given.has(parameter))
      .toSorted((left, right) => left.position - right.position)[0];
  const preferred = sets === everySet && defaultSet !== 0 ? within(defaultSet) : undefined;
  const any = within(sets);
  if (preferred === undefined || any === undefined) return (preferred ?? any)?.parameter ?? null;
  return any.position < preferred.position ? any.parameter : preferred.parameter;
}
