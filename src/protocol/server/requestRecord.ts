import type { OperationName } from '../soap/operations.ts';
import type { DownstreamAccount } from './cookies.ts';
import type { ServedTally } from './serviceCall.ts';

/** What a listener tells about every request it answered, for the accounting of downstream servers. */
export interface RequestRecord {
  /** `content` for a file, `other` for what names no operation. */
  readonly operation: OperationName | 'content' | 'other';
  /** Absent where the request carries no cookie. */
  readonly account?: DownstreamAccount;
  /** What a call handed out. */
  readonly served?: Readonly<ServedTally>;
  readonly remoteAddress: string;
  /** Sent over the connection, heads included. */
  readonly bytes: number;
  /** HTTP status. */
  readonly status: number;
  readonly durationMs: number;
  /** Why it was refused or cut off; a `ServerFault` keeps an inner error as cause. */
  readonly error?: unknown;
  /** GUID in the fault that the downstream server was given. */
  readonly faultId?: string;
}
