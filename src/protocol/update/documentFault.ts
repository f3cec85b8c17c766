import type { ErrorKey } from '../../domain/errors/syncError.ts';

/** Why a document is refused, before the parser adds at which line and column. */
export class DocumentFault extends Error {
  readonly key: ErrorKey;

  constructor(key: 'damagedDocument' | 'limitExceeded', message: string) {
    super(message);
    this.key = key;
  }
}
