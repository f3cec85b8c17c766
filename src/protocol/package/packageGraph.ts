import { revisionKey, type RevisionIdentity } from '../../domain/revision.ts';
import type { CatalogGraph } from '../../domain/selection.ts';
import { isConfigType, type UpdateHeader } from '../../domain/updateHeader.ts';
import type { DocumentPlace } from './documentFile.ts';

/** What is kept in memory of one listed revision. */
export interface PackageEntry {
  readonly identity: RevisionIdentity;
  /** SHA-256 of the document, which is stored as text, lower-case hex. */
  readonly digest: string;
  readonly place: DocumentPlace;
  readonly isConfig: boolean;
  readonly prerequisites: readonly string[];
  readonly bundles: readonly RevisionIdentity[];
  /** SHA-1 of update and licence files, lower-case hex. */
  readonly files: readonly string[];
}

/** The listed revisions of a package as a graph over ordinals in the order of the package. */
export class PackageGraph implements CatalogGraph {
  readonly #entries: PackageEntry[] = [];
  readonly #ordinals = new Map<string, number>();
  readonly #byId = new Map<string, number[]>();
  readonly #texts = new Map<string, string>();
  #generations: Float64Array = new Float64Array(0);

  get size(): number {
    return this.#entries.length;
  }

  /** Adds a decoded document; a repeated revision replaces the one before. */
  add(header: UpdateHeader, digest: string, place: DocumentPlace): void {
    const identity = this.#ownIdentity(header);
    const entry = {
      identity,
      digest: this.#own(digest),
      place,
      isConfig: isConfigType(header.updateType),
      prerequisites: header.prerequisites.flatMap(({ anyOf }) => anyOf.map((id) => this.#own(id))),
      bundles: header.bundles.flatMap(({ anyOf }) => anyOf.map((bundled) => this.#ownIdentity(bundled))),
      files: [...header.files, ...header.eulaFiles].map(({ sha1 }) => this.#own(sha1)),
    };
    const key = revisionKey(identity);
    const known = this.#ordinals.get(key);
    if (known !== undefined) {
      this.#entries[known] = entry;
      return;
    }
    const ordinal = this.#entries.push(entry) - 1;
    this.#ordinals.set(key, ordinal);
    const revisions = this.#byId.get(identity.updateId);
    if (revisions === undefined) this.#byId.set(identity.updateId, [ordinal]);
    else revisions.push(ordinal);
  }

  /** Ends the adding: stamps every revision with the generation in which it appeared or changed last. */
  stamp(generationOf: (key: string) => number): void {
    this.#generations = Float64Array.from(this.#entries, ({ identity }) =>
      generationOf(revisionKey(identity)),
    );
    this.#texts.clear();
  }

  /** Text digests by `revisionKey`. */
  digests(): ReadonlyMap<string, string> {
    return new Map(this.#entries.map(({ identity, digest }) => [revisionKey(identity), digest]));
  }

  /** The entry of a revision; undefined where it is not listed. */
  find(identity: RevisionIdentity): PackageEntry | undefined {
    const ordinal = this.#ordinals.get(revisionKey(identity));
    return ordinal === undefined ? undefined : this.#entries[ordinal];
  }

  /** The identity at an ordinal below `size`. */
  identity(ordinal: number): RevisionIdentity {
    return this.#entry(ordinal).identity;
  }

  /** Every digest that a document names. */
  *files(): Iterable<string> {
    for (const { files } of this.#entries) yield* files;
  }

  isConfig(ordinal: number): boolean {
    return this.#entry(ordinal).isConfig;
  }

  changedSince(ordinal: number, generation: number): boolean {
    return (this.#generations[ordinal] ?? 0) > generation;
  }

  prerequisites(ordinal: number): Iterable<string> {
    return this.#entry(ordinal).prerequisites;
  }

  revisionsOf(updateId: string): Iterable<number> {
    return this.#byId.get(updateId) ?? [];
  }

  *bundled(ordinal: number): Iterable<number> {
    for (const bundle of this.#entry(ordinal).bundles) {
      const child = this.#ordinals.get(revisionKey(bundle));
      if (child !== undefined) yield child;
    }
  }

  #entry(ordinal: number): PackageEntry {
    const entry = this.#entries[ordinal];
    if (entry === undefined) throw new RangeError(`Ordinal ${ordinal} of ${this.size}`);
    return entry;
  }

  #ownIdentity({ updateId, revision }: RevisionIdentity): RevisionIdentity {
    return { updateId: this.#own(updateId), revision };
  }

  /** One copy of each text that is no longer part of the document it was cut from, which would stay in memory with it. */
  #own(text: string): string {
    const known = this.#texts.get(text);
    if (known !== undefined) return known;
    const copy = Buffer.from(text).toString();
    this.#texts.set(copy, copy);
    return copy;
  }
}
