import type { RevisionIdentity } from '../../domain/revision.ts';
import type { BodyHandler } from '../soap/soapReader.ts';
import { IdentityReader } from './identityReader.ts';

/** A revision with the digest of its document. */
export interface StoredDigest {
  readonly identity: RevisionIdentity;
  readonly storedDigest: string;
}

/** Takes the digests out of an answer to `storedDigestsCall`; documents that come instead are passed over. */
export class StoredDigestReader implements BodyHandler {
  readonly digests: StoredDigest[] = [];
  readonly #identity = new IdentityReader();
  #current: RevisionIdentity | undefined;

  open(name: string): boolean {
    return name === 'StoredDigest' || this.#identity.wants(name);
  }

  close(name: string, _depth: number, text: string): void {
    if (name === 'Id') this.#current = this.#identity.take();
    else if (name === 'StoredDigest' && this.#current !== undefined)
      this.digests.push({ identity: this.#current, storedDigest: text });
    else this.#identity.read(name, text);
  }
}
