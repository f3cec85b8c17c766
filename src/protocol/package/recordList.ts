import { SyncError } from '../../domain/errors/syncError.ts';
import { revisionKey, type RevisionIdentity } from '../../domain/revision.ts';

/** The records that a package's index promises, ticked off as they come. Throws `damagedPackage` naming the record. */
export class RecordList {
  readonly #expected: readonly RevisionIdentity[];
  readonly #name: string;
  readonly #seen: Uint8Array;
  #places: Map<string, number> | undefined;
  #next = 0;

  /** `name` is how messages call the package. */
  constructor(expected: readonly RevisionIdentity[], name: string) {
    this.#expected = expected;
    this.#name = name;
    this.#seen = new Uint8Array(expected.length);
  }

  /** Ticks a record off; throws when it is not in the list or was there before. */
  take(identity: RevisionIdentity): void {
    const place = this.#placeOf(identity);
    if (place === undefined) throw this.#damaged(identity, 'is not listed in package.xml');
    if (this.#seen[place] === 1) throw this.#damaged(identity, 'occurs twice');
    this.#seen[place] = 1;
    this.#next = place + 1;
  }

  /** Throws when a record of the list has not come. */
  end(): void {
    const missing = this.#expected[this.#seen.indexOf(0)];
    if (missing !== undefined) throw this.#damaged(missing, 'is listed in package.xml but is missing');
  }

  #placeOf(identity: RevisionIdentity): number | undefined {
    const next = this.#expected[this.#next];
    if (next?.updateId === identity.updateId && next.revision === identity.revision) return this.#next;
    // Exports keep one order in both files; only when they do not is the list made searchable.
    this.#places ??= new Map(this.#expected.map((expected, place) => [revisionKey(expected), place]));
    return this.#places.get(revisionKey(identity));
  }

  #damaged({ updateId, revision }: RevisionIdentity, what: string): SyncError {
    return new SyncError(
      'damagedPackage',
      `Record ${updateId} revision ${revision} of ${this.#name} ${what}`,
    );
  }
}
