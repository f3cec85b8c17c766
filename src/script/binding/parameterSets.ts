import type { InvocationInfo } from '../values/invocationInfo.ts';
import { ambiguousSetError } from './bindingError.ts';
import {
  countSets,
  everySet,
  isIn,
  membersIn,
  takesInput,
  type BindingPlan,
  type PlannedParameter,
} from './bindingPlan.ts';

/** The sets that are still possible, and what tells them apart. */
export interface SetState {
  readonly plan: BindingPlan;
  readonly invocation: InvocationInfo;
  /** Bits of those still possible; `everySet` where nothing has chosen. */
  current: number;
  readonly unbound: ReadonlySet<PlannedParameter>;
  /** Name of the set it was narrowed to. */
  name: string;
}

/** Name of a single set, of all where nothing has chosen. */
export function setName({ plan }: SetState, sets: number): string {
  if (sets === everySet) return '__AllParameterSets';
  return plan.setNames.find((_, index) => (sets & (1 << index)) !== 0) ?? '__AllParameterSets';
}

/**
 * How many sets are still possible, after the default set or the mandatory parameters have decided where that can be. `beforeInput`: objects of the
 * pipeline may decide yet. Throws AmbiguousParameterSet.
 */
export function validateSets(state: SetState, beforeInput: boolean, useDefault: boolean): number {
  const { plan, invocation } = state;
  const { defaultSet } = plan;
  const count = countSets(state.current);
  if (count === 0) throw ambiguousSetError(invocation);
  if (count > 1) {
    if (defaultSet !== 0 && (state.current & defaultSet) !== 0) {
      state.name = setName(state, defaultSet);
      if (!useDefault) return count;
      state.current = defaultSet;
      return 1;
    }
    if (beforeInput && someTakesInput(state)) return count;
    return byMandatory(state);
  }
  if (state.current !== everySet) {
    state.name = setName(state, state.current);
    return 1;
  }
  const all = Math.max(plan.setNames.length, 1);
  if (!(beforeInput && someTakesInput(state))) {
    if (defaultSet !== 0) {
      state.name = setName(state, defaultSet);
      if (!useDefault) return all;
      state.current = defaultSet;
      return 1;
    }
    if (all > 1) return byMandatory(state);
  }
  if (defaultSet !== 0) state.name = setName(state, defaultSet);
  return all;
}

/** Whether an object of the pipeline could yet be bound in a set that is possible. */
function someTakesInput({ unbound, current }: SetState): boolean {
  for (const parameter of unbound) {
    if (!parameter.fromPipelineSomewhere || !isIn(parameter, current)) continue;
    if (membersIn(parameter, current).some(takesInput)) return true;
  }
  return false;
}

/** Takes the one set that lacks no mandatory parameter. */
function byMandatory(state: SetState): number {
  const named = state.plan.parameters.reduce(
    (all, { members }) => members.reduce((sum, { bits }) => sum | bits, all),
    0,
  );
  let left = state.current & named;
  for (const parameter of state.unbound) {
    for (const { bits, mandatory } of parameter.members) if (mandatory) left &= ~bits;
  }
  if (countSets(left) !== 1) throw ambiguousSetError(state.invocation);
  state.current = left;
  state.name = setName(state, left);
  return 1;
}

/** The sets left where those that take nothing of the pipeline are dropped; as they were where none or all of them do. */
export function setsWithInput({ unbound, current }: SetState): number {
  let taking = 0;
  for (const parameter of unbound) {
    if (!parameter.fromPipelineSomewhere) continue;
    for (const member of membersIn(parameter, current)) {
      if (!takesInput(member)) continue;
      if (member.bits === 0) return current;
      taking |= member.bits;
    }
  }
  return taking === 0 ? current : current & taking;
}
