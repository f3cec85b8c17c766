import type { RevisionIdentity } from '../../src/domain/revision.ts';
import type { CatalogSnapshot, ServedCatalog, ServedUpdate } from '../../src/domain/servedCatalog.ts';
import { threeLanguages } from './memoryCatalog.ts';
import { numberedGuid } from './updateDocument.ts';

const pageSize = 1000;

/** A catalog of any number of updates that exist as numbers only; counts the pages that were asked for and the listings given up. */
export class ListedCatalog implements ServedCatalog {
  readonly serverId = '6f1c2f6e-3f0b-4d3a-9b1e-0d2f6a1c5e12';
  readonly #count: number;
  readonly #update: (identity: RevisionIdentity) => ServedUpdate | undefined;
  pages = 0;
  givenUp = 0;
  /** Page at which listing fails; none when undefined. */
  failsAt: number | undefined;
  /** Awaited before documents are handed out. */
  gate: Promise<void> = Promise.resolve();

  constructor(
    count: number,
    update: (identity: RevisionIdentity) => ServedUpdate | undefined = () => undefined,
  ) {
    this.#count = count;
    this.#update = update;
  }

  languages = (): ReturnType<ServedCatalog['languages']> => Promise.resolve(threeLanguages);

  snapshot(): Promise<CatalogSnapshot> {
    return Promise.resolve({
      generation: 1,
      published: 0,
      configRevisions: () => this.#list(),
      updateRevisions: () => this.#list(),
      updates: async (ids) => {
        await this.gate;
        return ids.map(this.#update);
      },
      declined: () => Promise.resolve([]),
      acceptedEulas: () => Promise.resolve([]),
    });
  }

  keepsGeneration(): Promise<boolean> {
    return Promise.resolve(true);
  }

  content(): ReturnType<ServedCatalog['content']> {
    return Promise.resolve(undefined);
  }

  requestFiles(): Promise<readonly string[]> {
    return Promise.resolve([]);
  }

  async *#list(): AsyncGenerator<readonly RevisionIdentity[], void, void> {
    let isComplete = false;
    try {
      for (let at = 0; at < this.#count; at += pageSize) {
        await Promise.resolve();
        if (this.pages === this.failsAt) throw new Error('The disk is gone');
        this.pages++;
        const length = Math.min(pageSize, this.#count - at);
        yield Array.from({ length }, (_, index) => ({ updateId: numberedGuid(at + index), revision: 200 }));
      }
      isComplete = true;
    } finally {
      if (!isComplete) this.givenUp++;
    }
  }
}
