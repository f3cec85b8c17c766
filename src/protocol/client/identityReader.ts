import { isGuid } from '../../base/guid.ts';
import { SyncError } from '../../domain/errors/syncError.ts';
import type { RevisionIdentity } from '../../domain/revision.ts';

const revisionLimit = 0x7fffffff;

/** Puts `UpdateID` and `RevisionNumber` together, in whatever order they come. */
export class IdentityReader {
  #updateId = '';
  #revision = '';

  /** Whether an element of this name belongs to an identity. */
  wants(name: string): boolean {
    return name === 'UpdateID' || name === 'RevisionNumber';
  }

  /** Takes the text of an element. */
  read(name: string, text: string): void {
    if (name === 'UpdateID') this.#updateId = text;
    else if (name === 'RevisionNumber') this.#revision = text;
  }

  /** The identity. Throws `malformedAnswer` when it is incomplete. */
  take(): RevisionIdentity {
    const updateId = guidOf(this.#updateId);
    const revision = /^\s*\d{1,10}\s*$/.test(this.#revision) ? Number(this.#revision) : Number.NaN;
    if (updateId === undefined || Number.isNaN(revision) || revision > revisionLimit) {
      const shown = `${this.#updateId.slice(0, 40)}, ${this.#revision.slice(0, 20)}`;
      throw new SyncError('malformedAnswer', `The answer names a revision that is none: "${shown}"`);
    }
    this.#updateId = '';
    this.#revision = '';
    return { updateId, revision };
  }
}

/** A GUID in lower case, undefined when the text is none. Braces and spaces around it are tolerated. */
export function guidOf(text: string): string | undefined {
  const lower = text.toLowerCase();
  if (isGuid(lower)) return lower;
  const bare = lower.trim().replace(/^\{(.*)\}$/, '$1');
  return isGuid(bare) ? bare : undefined;
}
