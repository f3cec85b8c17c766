import { CancellationTokenSource, type MessageConnection, ParameterStructures } from 'vscode-jsonrpc';
import { SyncError } from '../../domain/errors/syncError.ts';

/** The other end of an open connection, where it can be asked, too. */
export interface Peer {
  /**
   * Sends a request; aborting the signal takes it back and rejects at once with its reason. Rejects with `serviceEnded` when the connection ends
   * before the answer.
   */
  request(method: string, params: object, signal?: AbortSignal): Promise<unknown>;
  /** Resolves when the connection has ended, whoever ended it. */
  readonly closed: Promise<void>;
  close(): void;
}

/** Answers what the other end asks; the signal tells that it took the request back, or is gone. */
export type Answerer = (method: string, params: unknown, signal: AbortSignal) => Promise<unknown>;

/** Sends one request over a connection; aborting the signal takes it back, and the other end decides what that means. */
export async function sendRequest(
  connection: MessageConnection,
  method: string,
  params: object,
  signal: AbortSignal | undefined,
): Promise<unknown> {
  const source = new CancellationTokenSource();
  const cancel = (): void => {
    source.cancel();
  };
  if (signal?.aborted === true) cancel();
  signal?.addEventListener('abort', cancel, { once: true });
  try {
    const answer: unknown = await connection.sendRequest(
      method,
      ParameterStructures.byName,
      params,
      source.token,
    );
    return answer;
  } finally {
    signal?.removeEventListener('abort', cancel);
    source.dispose();
  }
}

/** Waits for an answer no longer than until the signal is aborted; then rejects with its reason. */
export function orAborted<T>(answer: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return answer;
  return new Promise((resolve, reject) => {
    const abort = (): void => {
      const reason: unknown = signal.reason;
      reject(reason instanceof Error ? reason : new SyncError('cancelled', String(reason)));
    };
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    answer.then(resolve, reject).finally(() => {
      signal.removeEventListener('abort', abort);
    });
  });
}
