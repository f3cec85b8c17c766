import type { ErrorKey } from '../../../src/domain/errors/syncError.ts';
import type { OperationName } from '../../../src/protocol/soap/operations.ts';
import type { IsPicked } from '../documentFaults.ts';
import type { Fault, FaultyUpstream } from '../faultyUpstream.ts';
import type { TopLevelBench } from '../topLevelBench.ts';

/** Puts right what healing the upstream server does not. */
export type Repair = () => Promise<unknown>;

/** How a run with a fault ends. */
export type End =
  /** As if nothing had been, after the retries named, with the seconds waited where the server says how many. */
  | { readonly kind: 'recovers'; readonly retried: readonly (readonly [ErrorKey, number?])[] }
  /** Well; the next run without the fault is told to be this and finds what a server that lies hid, or its own identity again. */
  | { readonly kind: 'believed'; readonly healedBy: 'delta' | 'full' | 'nothing' }
  /** Well but for the picked updates, which are set aside with this error. */
  | { readonly kind: 'setsAside'; readonly key: ErrorKey }
  /** 6703. `retries`: attempts made again before giving up; `commits`: some batches are committed before the failure. */
  | {
      readonly kind: 'fails';
      readonly key: ErrorKey;
      readonly message: RegExp;
      readonly retries: number;
      readonly commits?: boolean;
      /** The retry is full although the run was not. */
      readonly fullRetry?: boolean;
    }
  /** 6708, after this error with the file. */
  | { readonly kind: 'pendingLicenses'; readonly message: RegExp };

/** One fault of an upstream server and what a run makes of it. */
export interface FaultRow {
  readonly name: string;
  /** The operation whose answers are spoiled; `content` for files; `connection` where it is not even reached. */
  readonly where: OperationName | 'content' | 'connection';
  /** What happens to the answers: the same to all, or only to those with the two picked updates of the month. */
  readonly script?: Fault;
  readonly picked?: (isPicked: IsPicked) => Fault;
  /** Puts something else in place of the upstream server. */
  readonly source?: (bench: TopLevelBench, upstream: FaultyUpstream) => Promise<Repair>;
  readonly end: End;
  readonly full?: boolean;
  /** Time limits in ms; seconds otherwise, so that a busy machine is no bad upstream server. */
  readonly limits?: { readonly firstByte?: number; readonly stall?: number };
}

/** Ends in 6703 with this error and message. */
export function fails(
  key: ErrorKey,
  message: RegExp,
  rest: { readonly retries?: number; readonly commits?: boolean; readonly fullRetry?: boolean } = {},
): End {
  return { kind: 'fails', key, message, retries: 0, ...rest };
}

/** Ends well after these retries. */
export function recovers(...retried: readonly (ErrorKey | readonly [ErrorKey, number])[]): End {
  return { kind: 'recovers', retried: retried.map((each) => (typeof each === 'string' ? [each] : each)) };
}

/** Ends well but for the picked updates. */
export function setsAside(key: ErrorKey): End {
  return { kind: 'setsAside', key };
}

/** Ends in 6708. */
export function pendingLicenses(message: RegExp): End {
  return { kind: 'pendingLicenses', message };
}
