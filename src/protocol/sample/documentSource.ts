import type { RevisionIdentity } from '../../domain/revision.ts';
import type { FileLocation } from '../../domain/fileLocation.ts';
import type { CatalogFacts } from './catalog/catalogFacts.ts';
import type { CatalogState } from './catalog/catalogState.ts';
import { planConfigItem } from './document/planConfigItem.ts';
import type { DocumentPlan } from './document/documentPlan.ts';
import { hasRevision, planUpdate } from './document/planUpdate.ts';
import { SampleContents } from './sampleContents.ts';

/** Which document a (id, revision) pair names. */
export type DocumentKey =
  | { readonly kind: 'update'; readonly ordinal: number; readonly revision: number }
  | { readonly kind: 'config'; readonly id: string; readonly revision: number };

/** Makes the documents of a catalog, those of earlier revisions and of vanished updates too: who listed them may still ask. */
export class DocumentSource {
  readonly #facts: CatalogFacts;
  readonly contents: SampleContents;

  constructor(facts: CatalogFacts) {
    this.#facts = facts;
    this.contents = new SampleContents(facts.seed);
  }

  /** The document that the pair names in a state; undefined for pairs that were never listed up to it. */
  keyOf(state: CatalogState, { updateId, revision }: RevisionIdentity): DocumentKey | undefined {
    const ordinal = this.#facts.ids.numberOf(updateId);
    if (ordinal !== undefined)
      return ordinal < state.updateCount && hasRevision(state, ordinal, revision)
        ? { kind: 'update', ordinal, revision }
        : undefined;
    const item = this.#facts.config.items(state.month).get(updateId);
    const beyond = item === undefined ? -1 : revision - item.firstRevision;
    if (item === undefined || !Number.isInteger(beyond) || beyond < 0 || beyond > item.renamed.length)
      return undefined;
    return { kind: 'config', id: updateId, revision };
  }

  /** All that the document is to say. */
  plan(state: CatalogState, key: DocumentKey): DocumentPlan {
    if (key.kind === 'update')
      return planUpdate(this.#facts, this.contents, state, key.ordinal, key.revision);
    const item = this.#facts.config.items(state.month).get(key.id);
    if (item === undefined) throw new RangeError(`No configuration item ${key.id}`);
    return planConfigItem(this.#facts, item, key.revision);
  }
}

/** Where the files that the document names are had from this server, each once (wsusss-protocol.md §7). */
export function fileLocations({ header }: DocumentPlan): readonly FileLocation[] {
  const locations = new Map<string, FileLocation>();
  for (const { sha1, name } of [...header.files, ...header.eulaFiles]) {
    const digest = sha1.toUpperCase();
    const upstreamUrl = `/Content/${digest.slice(-2)}/${digest}${name.slice(name.lastIndexOf('.'))}`;
    locations.set(sha1, { sha1, upstreamUrl });
  }
  return [...locations.values()];
}
