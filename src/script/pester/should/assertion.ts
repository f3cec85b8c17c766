import type { CommandRuntime } from '../../commands/commandRuntime.ts';
import type { PesterState } from '../pesterState.ts';
import type { Value } from '../../values/value.ts';

/** What an assertion is asked about. */
export interface AssertionCall {
  readonly actual: Value;
  readonly negated: boolean;
  /** What stands after -Because; undefined where it is not given. */
  readonly reason: string | undefined;
  readonly runtime: CommandRuntime;
  readonly state: PesterState;
}

/** What came of it. */
export interface AssertionOutcome {
  /** Why it failed; null where it holds. */
  readonly failure: string | null;
  /** What Should writes. */
  readonly output?: Value;
}

/** An operator of Should. */
export interface Assertion {
  /** Its switch: `Be`. */
  readonly name: string;
  readonly aliases?: readonly string[];
  /** Its parameters beside those of every operator, as `Get-Command -Syntax` prints them. */
  readonly syntax: string;
  /** Whether it is asked about all objects of the pipeline as an array; else about each. */
  readonly takesArray?: boolean;
  check(call: AssertionCall): AssertionOutcome;
}

/** An outcome of a condition: negated, it holds where the condition does not. */
export function judged(
  { negated }: AssertionCall,
  holds: boolean,
  messages: { readonly failed: () => string; readonly negated: () => string },
): AssertionOutcome {
  if (holds !== negated) return { failure: null };
  return { failure: negated ? messages.negated() : messages.failed() };
}
