import type { SignerTrust } from '../../domain/signature.ts';

/** A key that packages are signed with, as every door shows it: its public part. */
export interface KeyView {
  /** One line that importers are given: `susync-ed25519 … NAME`. */
  readonly text: string;
  readonly name: string;
  /** SHA-256 of the key, upper-case hex. */
  readonly fingerprint: string;
  readonly trust: Exclude<SignerTrust, 'unknown'>;
  /** When the own one was made, or trust was last changed; ISO UTC. */
  readonly since: string;
}

/** Whose signatures under packages count, and what this data folder signs with. */
export interface KeyOperations {
  /** The own key first, where there is one: it is made by the first export, too. */
  keys(): Promise<readonly KeyView[]>;
  /** Makes the own key; its private part leaves the data folder by no way. Rejects with `alreadyExists` unless it is to replace the one there is. */
  createKey(request: { readonly name?: string; readonly replace?: boolean }): Promise<KeyView>;
  /**
   * Lets the signatures of a key count, also of one that was distrusted. `text` is its line; `name` is for one other than that of the line; `fingerprint`
   * is compared where it is given. Rejects with `invalidRequest` or `alreadyExists`.
   */
  trustKey(request: {
    readonly text: string;
    readonly name?: string;
    readonly fingerprint?: string;
  }): Promise<KeyView>;
  /** Keeps out what a key signs, whatever an import asks for; by name or fingerprint. Rejects with `notFound`. */
  distrustKey(request: { readonly name: string }): Promise<KeyView>;
  /** Forgets a key, by name or fingerprint. Rejects with `notFound`. */
  removeKey(request: { readonly name: string }): Promise<KeyView>;
}
