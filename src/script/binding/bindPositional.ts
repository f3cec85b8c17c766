import type { ScriptError } from '../values/errorRecord.ts';
import type { Value } from '../values/value.ts';
import { bindingError, bindingException, isBindingError } from './bindingError.ts';
import { everySet, membersIn, type PlannedParameter } from './bindingPlan.ts';
import type { ArgumentReading, PairedArgument } from './pairArguments.ts';
import type { SetState } from './parameterSets.ts';

/** Tries to bind a value to a parameter; false where it would need a conversion and none is wanted. */
export type TryBind = (parameter: PlannedParameter, value: Value, coerce: boolean) => boolean;

/** The sets, and the argument at hand: an error that is kept for later gets its place at once. */
export interface PositionalState extends SetState, ArgumentReading {
  placed<Thrown>(error: Thrown): Thrown;
}

/** What is left after the positional arguments were bound, and the error that kept the last of them from it. */
export interface PositionalOutcome {
  readonly left: PairedArgument[];
  readonly refusal: ScriptError | null;
}

/**
 * Binds arguments by position: of each position the parameters of the default set first, without conversion, then those of the other sets, then both
 * with conversion.
 */
export function bindPositional(
  args: readonly PairedArgument[],
  state: PositionalState,
  tryBind: TryBind,
): PositionalOutcome {
  const bound = new Set<PairedArgument>();
  const values = args.filter((argument) => argument.kind === 'value');
  let refusal: ScriptError | null = null;
  let next = 0;
  for (const position of positionsOf(state)) {
    const argument = values[next];
    if (argument === undefined) break;
    const candidates = atPosition(state, position);
    if (candidates.length === 0) continue;
    next++;
    state.at = argument.extent;
    const outcome = bindAt(candidates, argument.value, state, tryBind);
    if (outcome === true) bound.add(argument);
    // What an argument that is bound comes behind is told of as one too many.
    refusal = outcome === true ? null : outcome;
  }
  return { left: args.filter((argument) => !bound.has(argument)), refusal };
}

function positionsOf({ unbound }: SetState): number[] {
  const positions = new Set<number>();
  for (const { members } of unbound)
    for (const { position, fromRemainingArguments } of members)
      if (position !== null && !fromRemainingArguments) positions.add(position);
  return [...positions].sort((one, other) => one - other);
}

interface Candidate {
  readonly parameter: PlannedParameter;
  /** Of the sets in which it has this position; 0 for all. */
  readonly bits: number;
}

function atPosition(state: SetState, position: number): Candidate[] {
  const found: Candidate[] = [];
  for (const parameter of state.unbound) {
    for (const member of membersIn(parameter, state.current))
      if (member.position === position && !member.fromRemainingArguments)
        found.push({ parameter, bits: member.bits });
  }
  for (const one of found) {
    const clash = (other: Candidate) =>
      other.parameter !== one.parameter &&
      (other.bits === 0 ? one.bits === 0 : (other.bits & one.bits) !== 0);
    if (found.some(clash))
      throw bindingError(
        state.invocation,
        'AmbiguousPositionalParameterNoName',
        'Cannot bind positional parameters because no names were given.',
      );
  }
  return found;
}

/** True where it was bound; else the error that was met, if any. */
function bindAt(
  candidates: readonly Candidate[],
  value: Value,
  state: PositionalState,
  tryBind: TryBind,
): true | ScriptError | null {
  const { defaultSet } = state.plan;
  const preferred = defaultSet !== 0 && (state.current & defaultSet) !== 0 ? defaultSet : 0;
  let refusal: ScriptError | null = null;
  for (const coerce of [false, true]) {
    for (const sets of preferred === 0 ? [state.current] : [preferred, state.current]) {
      refusal = null;
      for (const { parameter, bits } of candidates) {
        if (bits !== 0 && sets !== everySet && (bits & sets) === 0) continue;
        if (!state.unbound.has(parameter)) continue;
        try {
          if (tryBind(parameter, value, coerce)) return true;
        } catch (error) {
          // An argument of a cmdlet that fits none of its parameters is told of once all have been tried.
          if (!isBindingError(error, bindingException)) throw error;
          refusal = state.placed(error);
        }
      }
    }
  }
  return refusal;
}
