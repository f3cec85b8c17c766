import {
  allParameterSets,
  type CommandMetadata,
  type ParameterMetadata,
  type ParameterSetMember,
} from '../commands/commandMetadata.ts';
import type { NetType } from '../types/netType.ts';
import { commonParameters, confirmationParameters, namedEverywhere } from './commonParameters.ts';
import type { BindingRequest } from './parameterBinding.ts';

/** Parameter sets as bits; this stands for all that a command has, before any argument has narrowed them. */
export const everySet = -1;

/** What a parameter is within one set; `bits` is 0 where it is of all of them. */
export interface PlannedMember extends ParameterSetMember {
  readonly bits: number;
}

/** A parameter with its sets as bits. */
export interface PlannedParameter {
  readonly metadata: ParameterMetadata;
  readonly name: string;
  /** Given to every command; its argument is converted as a cmdlet's, a prefix means it last. */
  readonly common: boolean;
  readonly isSwitch: boolean;
  /** Of the sets that name it; 0 where it is of all of them. */
  readonly bits: number;
  readonly everywhere: boolean;
  readonly members: readonly PlannedMember[];
  readonly mandatorySomewhere: boolean;
  readonly fromPipelineSomewhere: boolean;
  /** Found when it is first bound. */
  netType: NetType | undefined;
}

/** The parameters of a command as the binder goes through them. */
export interface BindingPlan {
  readonly parameters: readonly PlannedParameter[];
  /** By lower-case name and alias. */
  readonly byName: ReadonlyMap<string, PlannedParameter>;
  /** Names of the sets; that of bit `1 << n` is at `n`. */
  readonly setNames: readonly string[];
  /** Bit of the default set; 0 for none. */
  readonly defaultSet: number;
}

const plans = new WeakMap<CommandMetadata, BindingPlan>();

/** The plan of a command; made once. */
export function planOf(metadata: CommandMetadata, kind: BindingRequest['kind']): BindingPlan {
  const known = plans.get(metadata);
  if (known !== undefined) return known;
  const made = makePlan(metadata, kind);
  plans.set(metadata, made);
  return made;
}

/** A plan of its own, of what the command is for a kind of call; `dynamic` are the parameters that one call has besides. */
export function makePlan(
  metadata: CommandMetadata,
  kind: BindingRequest['kind'],
  dynamic: readonly ParameterMetadata[] = [],
): BindingPlan {
  const setNames: string[] = [];
  const bitOf = (set: string): number => {
    if (set === allParameterSets) return 0;
    const known = setNames.findIndex((name) => name.toLowerCase() === set.toLowerCase());
    if (known >= 0) return 1 << known;
    setNames.push(set);
    return 1 << (setNames.length - 1);
  };
  const common =
    kind === 'simple'
      ? []
      : [...commonParameters, ...(metadata.supportsShouldProcess ? confirmationParameters : [])];
  const parameters = [
    ...[...metadata.parameters, ...dynamic].map((one) => planned(one, false, bitOf)),
    ...common.map((one) => planned(one, true, bitOf)),
  ];
  const byName = new Map<string, PlannedParameter>();
  for (const parameter of parameters) {
    for (const name of [parameter.name, ...parameter.metadata.aliases])
      if (!byName.has(name.toLowerCase())) byName.set(name.toLowerCase(), parameter);
  }
  const defaultSet =
    metadata.defaultParameterSet === null || metadata.defaultParameterSet === allParameterSets
      ? 0
      : bitOf(metadata.defaultParameterSet);
  return { parameters, byName, setNames, defaultSet };
}

function planned(
  metadata: ParameterMetadata,
  isCommon: boolean,
  bitOf: (set: string) => number,
): PlannedParameter {
  const members = (metadata.sets.length === 0 ? [namedEverywhere] : metadata.sets).map((member) => ({
    ...member,
    bits: bitOf(member.set),
  }));
  const everywhere = members.some(({ bits }) => bits === 0);
  return {
    metadata,
    name: metadata.name,
    common: isCommon,
    isSwitch: isSwitchType(metadata.type),
    bits: everywhere ? 0 : members.reduce((all, { bits }) => all | bits, 0),
    everywhere,
    members,
    mandatorySomewhere: members.some(({ mandatory }) => mandatory),
    fromPipelineSomewhere: members.some(takesInput),
    netType: undefined,
  };
}

/** Whether a parameter is a switch, by the name of its type. */
export function isSwitchType(type: string): boolean {
  return /^(?:switch|(?:System\.Management\.Automation\.)?SwitchParameter)$/i.test(type);
}

/** What a parameter is in the sets that are still possible. */
export function membersIn(parameter: PlannedParameter, sets: number): readonly PlannedMember[] {
  return sets === everySet
    ? parameter.members
    : parameter.members.filter(({ bits }) => bits === 0 || (bits & sets) !== 0);
}

/** Whether an object of the pipeline, or a property of one, can be bound. */
export function takesInput({ fromPipeline, fromPipelineByPropertyName }: ParameterSetMember): boolean {
  return fromPipeline || fromPipelineByPropertyName;
}

/** Whether a parameter belongs to any of some sets. */
export function isIn(parameter: PlannedParameter, sets: number): boolean {
  return parameter.everywhere || (parameter.bits & sets) !== 0;
}

/** How many sets are still possible; all of them count as one, as nothing has chosen among them. */
export function countSets(sets: number): number {
  if (sets === everySet) return 1;
  let count = 0;
  for (let rest = sets; rest !== 0; rest &= rest - 1) count++;
  return count;
}
