import type { Value } from '../values/value.ts';

/**
 * How a statement ended where it did not simply run to its end. Within one script block it is handed up as a value, which costs nothing; across
 * commands it is thrown as a {@link JumpThrow}.
 */
export type Jump =
  { readonly kind: 'break' | 'continue'; readonly label: string | null } | { readonly kind: 'return' };

/** Undefined: go on with the next statement. */
export type Completion = Jump | undefined;

/** `return`: its value has been written. */
export const returned: Jump = { kind: 'return' };

/** `break` without a label. */
export const plainBreak: Jump = { kind: 'break', label: null };

/** `continue` without a label. */
export const plainContinue: Jump = { kind: 'continue', label: null };

/**
 * A jump that leaves what cannot hand it up as a value: `break` and `continue` that found no loop in their script block and look for one in its
 * callers; any jump out of a statement within an expression.
 */
export class JumpThrow extends Error {
  override readonly name = 'JumpThrow';
  readonly jump: Jump;

  constructor(jump: Jump) {
    super(`${jump.kind} outside of its statement`);
    this.jump = jump;
  }
}

/** `exit`: ends the script file it stands in, or the session's script. */
export class ExitThrow extends Error {
  override readonly name = 'ExitThrow';
  readonly code: Value;

  constructor(code: Value) {
    super('The script asked to end');
    this.code = code;
  }
}

/** Thrown by a command that needs no more input: what stands before it in its pipeline is ended. */
export class StopUpstreamThrow extends Error {
  override readonly name = 'StopUpstreamThrow';
  readonly requester: object;

  constructor(requester: object) {
    super('A command of the pipeline needs no more input');
    this.requester = requester;
  }
}

/** The script is stopped from outside, or a limit is reached: no `catch` or `trap` sees it, `finally` and `clean` run. A job alone is interrupted. */
export class StopThrow extends Error {
  override readonly name = 'StopThrow';
  readonly reason: 'canceled' | 'time' | 'memory' | 'output' | 'interrupted';

  constructor(reason: 'canceled' | 'time' | 'memory' | 'output' | 'interrupted', message: string) {
    super(message);
    this.reason = reason;
  }
}
