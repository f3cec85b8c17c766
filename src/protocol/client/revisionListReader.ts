import { SyncError } from '../../domain/errors/syncError.ts';
import type { RevisionIdentity } from '../../domain/revision.ts';
import type { BodyHandler } from '../soap/soapReader.ts';
import { IdentityReader } from './identityReader.ts';
import type { RevisionSet } from './revisionSet.ts';

/** Takes the ids out of a GetRevisionIdList answer as they come. A missing `NewRevisions` is an empty one. */
export class RevisionListReader implements BodyHandler {
  readonly #seen: RevisionSet;
  readonly #onAnchor: (anchor: string) => void;
  readonly #identity = new IdentityReader();
  #page: RevisionIdentity[] = [];
  #hasResult = false;
  anchor: string | undefined;

  /** `seen` keeps what was given out before: those ids are passed over. `onAnchor` may refuse the anchor by throwing. */
  constructor(seen: RevisionSet, onAnchor: (anchor: string) => void) {
    this.#seen = seen;
    this.#onAnchor = onAnchor;
  }

  /** How many ids wait to be taken. */
  get waiting(): number {
    return this.#page.length;
  }

  /** The ids since the last time. */
  take(): readonly RevisionIdentity[] {
    const page = this.#page;
    this.#page = [];
    return page;
  }

  /** Ends the answer. */
  finish(): void {
    if (!this.#hasResult) throw new SyncError('malformedAnswer', 'The answer to GetRevisionIdList is empty');
  }

  open(name: string, depth: number): boolean {
    if (depth === 2) this.#hasResult = true;
    return name === 'Anchor' || this.#identity.wants(name);
  }

  close(name: string, depth: number, text: string): void {
    if (name === 'Anchor' && depth === 3) {
      this.anchor = text.trim();
      this.#onAnchor(this.anchor);
    } else if (name === 'UpdateIdentity') {
      const identity = this.#identity.take();
      if (this.#seen.add(identity)) this.#page.push(identity);
    } else this.#identity.read(name, text);
  }
}
