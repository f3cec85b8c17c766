import { ambiguousSetError } from './bindingError.ts';
import { countSets, everySet, membersIn, takesInput, type PlannedParameter } from './bindingPlan.ts';
import { setName, type SetState } from './parameterSets.ts';

/** The mandatory parameters of one set that are not bound. */
interface MissingOfSet {
  readonly bits: number;
  readonly fromPipeline: PlannedParameter[];
  readonly byCallOnly: PlannedParameter[];
  byValue: boolean;
  byPropertyName: boolean;
}

/** Mandatory parameters that are not bound, in the sets that are still possible. */
export function missingMandatory({ unbound, current }: SetState): PlannedParameter[] {
  return [...unbound].filter(
    (parameter) =>
      parameter.mandatorySomewhere && membersIn(parameter, current).some(({ mandatory }) => mandatory),
  );
}

/**
 * Mandatory parameters that no object of the pipeline can bring, where objects are expected. Narrows the sets to those that can still be satisfied;
 * `prefer` is called with the set whose parameters the objects are tried on first. Throws AmbiguousParameterSet.
 */
export function missingBeforeInput(
  state: SetState,
  count: number,
  prefer: (set: number) => void,
): PlannedParameter[] {
  const bySet = missingBySet(state);
  if (bySet.length === 0) return [];
  const { defaultSet } = state.plan;
  let sets = setsOf(bySet, state);
  const named = bySet.filter(({ bits }) => bits !== 0);
  if (
    count > 1 &&
    defaultSet !== 0 &&
    (defaultSet & sets) === 0 &&
    (defaultSet & state.current) !== 0 &&
    !named.some(({ bits, fromPipeline }) => (bits & state.current) !== 0 && fromPipeline.length > 0)
  ) {
    // Nothing is missing in the default set, and no other waits for the pipeline.
    sets = state.current & ~sets;
    state.current = sets;
    if (sets === defaultSet) state.name = setName(state, sets);
    else prefer(defaultSet);
    return callOnly(bySet, sets);
  }
  const candidates = countSets(sets);
  if (candidates === 0) throw ambiguousSetError(state.invocation);
  if (candidates === 1) return callOnly(bySet, sets);
  if (defaultSet !== 0 && (sets & defaultSet) !== 0 && keepsDefault(bySet, defaultSet)) {
    state.current = defaultSet;
    state.name = setName(state, defaultSet);
    return callOnly(bySet, defaultSet);
  }
  const waiting = named.filter(({ fromPipeline }) => fromPipeline.length > 0);
  const ready = waiting.filter(({ byCallOnly }) => byCallOnly.length === 0);
  if (ready.length > 0) {
    // Sets that lack what only the call could have given are out.
    const out = named
      .filter(({ byCallOnly }) => byCallOnly.length > 0)
      .reduce((all, { bits }) => all | bits, 0);
    state.current = state.current === everySet ? setsOf(ready, state) : state.current & ~out;
    const [best = ready[0]] = ready.filter(({ byValue }) => byValue);
    if (best !== undefined && countSets(state.current) > 1 && ready.length === 1) prefer(best.bits);
    // What is missing in every set is missing in those that are left, too.
    return callOnly(bySet, 0);
  }
  const [only] = waiting;
  if (only === undefined || waiting.length > 1) throw ambiguousSetError(state.invocation);
  state.current = only.bits;
  state.name = setName(state, only.bits);
  return callOnly(bySet, only.bits);
}

function missingBySet({ unbound, current }: SetState): MissingOfSet[] {
  const bySet = new Map<number, MissingOfSet>();
  for (const parameter of unbound) {
    if (!parameter.mandatorySomewhere) continue;
    for (const member of membersIn(parameter, current)) {
      if (!member.mandatory) continue;
      const known = bySet.get(member.bits) ?? {
        bits: member.bits,
        fromPipeline: [],
        byCallOnly: [],
        byValue: false,
        byPropertyName: false,
      };
      bySet.set(member.bits, known);
      if (takesInput(member)) {
        known.fromPipeline.push(parameter);
        known.byValue ||= member.fromPipeline;
        known.byPropertyName ||= member.fromPipelineByPropertyName;
      } else known.byCallOnly.push(parameter);
    }
  }
  return [...bySet.values()];
}

/** The sets that lack something; all that are possible where a parameter of every set is missing. */
function setsOf(bySet: readonly MissingOfSet[], { plan, current }: SetState): number {
  const all = plan.setNames.reduce((sum, _, index) => sum | (1 << index), 0);
  if (bySet.some(({ bits }) => bits === 0)) return current & (all === 0 ? everySet : all);
  return bySet.reduce((sum, { bits }) => sum | bits, 0) & current;
}

function callOnly(bySet: readonly MissingOfSet[], sets: number): PlannedParameter[] {
  return bySet
    .filter(({ bits }) => bits === 0 || (bits & sets) !== 0)
    .flatMap(({ byCallOnly }) => byCallOnly);
}

/** Whether the default set is taken at once: no other could be satisfied by the pipeline alone, or none in the way in which this one is. */
function keepsDefault(bySet: readonly MissingOfSet[], defaultSet: number): boolean {
  const others = bySet.filter(
    ({ bits, fromPipeline, byCallOnly }) =>
      bits !== 0 && (bits & defaultSet) === 0 && fromPipeline.length > 0 && byCallOnly.length === 0,
  );
  if (others.length === 0) return true;
  const own = bySet.find(({ bits }) => (bits & defaultSet) !== 0);
  if (own === undefined || own.fromPipeline.length === 0) return false;
  return (
    (own.byPropertyName && !others.some(({ byPropertyName }) => byPropertyName)) ||
    (own.byValue && !others.some(({ byValue }) => byValue))
  );
}
