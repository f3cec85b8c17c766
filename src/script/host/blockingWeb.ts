import { isRecord } from '../../base/isRecord.ts';
import { SyncError } from '../../domain/errors/syncError.ts';
import type { WebAccess, WebExchange, WebHead } from '../runtime/session/webAccess.ts';

/** What a session asks of its owner for the network. */
export const webOperations = { send: 'web.send', read: 'web.read', close: 'web.close' } as const;

/** The network by way of the session's owner: each step blocks until it is answered. */
export function blockingWeb(call: (operation: string, request: object) => unknown): WebAccess {
  return {
    send: (request) => {
      const answered = call(webOperations.send, request);
      if (!isRecord(answered) || typeof answered['exchange'] !== 'number' || !isHead(answered['head']))
        throw unexpected();
      const { exchange, head } = answered;
      return exchangeOf(
        head,
        () => call(webOperations.read, { exchange }),
        () => {
          call(webOperations.close, { exchange });
        },
      );
    },
  };
}

function exchangeOf(head: WebHead, next: () => unknown, close: () => void): WebExchange {
  let isOpen = true;
  return {
    head,
    read: () => {
      if (!isOpen) return undefined;
      // At its end, and where it fails, the owner closes it.
      isOpen = false;
      const piece = next();
      isOpen = piece instanceof Uint8Array;
      if (piece instanceof Uint8Array) return piece;
      if (piece !== null) throw unexpected();
      return undefined;
    },
    close: () => {
      if (isOpen) close();
      isOpen = false;
    },
  };
}

function isHead(value: unknown): value is WebHead {
  return (
    isRecord(value) &&
    typeof value['status'] === 'number' &&
    typeof value['reason'] === 'string' &&
    typeof value['version'] === 'string' &&
    Array.isArray(value['headers'])
  );
}

function unexpected(): SyncError {
  return new SyncError('unexpected', 'The owner of the session answered something else than was asked for');
}
