import { SyncError } from '../../../domain/errors/syncError.ts';

/** A proxy that a request is to go through. */
export interface WebProxy {
  readonly url: string;
  readonly user?: string;
  readonly password?: string;
}

/** One request as it goes out; redirections are answers like others. Times in milliseconds, undefined for those of the host. */
export interface WebRequest {
  readonly method: string;
  readonly url: string;
  /** Name and value. */
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Uint8Array | null;
  /** `environment`: the one that the user of the machine has set. */
  readonly proxy: 'environment' | 'none' | WebProxy;
  /** Until the head of the answer is there. */
  readonly connectTimeout: number | undefined;
  /** Between two pieces of the answer. */
  readonly readTimeout: number | undefined;
}

/** The head of an answer. */
export interface WebHead {
  readonly status: number;
  /** `Not Found`. */
  readonly reason: string;
  /** `1.1`. */
  readonly version: string;
  /** Name and value, in the order in which they came; those of what the host has undone, like a compression, are left out. */
  readonly headers: readonly (readonly [string, string])[];
}

/** An answer, its body still to be read. */
export interface WebExchange {
  readonly head: WebHead;
  /** The next piece of the body; undefined at its end. */
  read(): Uint8Array | undefined;
  /** Gives up what was not read. */
  close(): void;
}

/** The network as a session has it: hosts that were allowed, and no others. Failures are `SyncError`s: `accessDenied` for a host that is not. */
export interface WebAccess {
  send(request: WebRequest): WebExchange;
}

/** The network of a session that may not reach any of it. */
export const noWeb: WebAccess = {
  send: () => {
    throw new SyncError('accessDenied', 'Scripts may not reach a network here');
  },
};
