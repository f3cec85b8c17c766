import { isRecord } from '../../base/isRecord.ts';
import { SyncError } from '../../domain/errors/syncError.ts';
import type { VirtualDocuments } from '../documents/virtualDocuments.ts';

/** Where summaries are kept: as much of VS Code's memory of a workspace as that takes. */
interface SummaryMemory {
  get(key: string): unknown;
  update(key: string, value: unknown): PromiseLike<void>;
}

/** A summary as it is kept. */
interface KeptSummary {
  readonly id: string;
  readonly text: string;
}

const documentKind = 'package';
const remembered = 'packageSummaries';

/** So many are kept, the newest first: a window that comes back shows the documents that were open. */
const mostKept = 10;

/** Documents that say what an export or an import did; they outlast a reload of the window. */
export class PackageSummaries {
  readonly #documents: Pick<VirtualDocuments, 'add' | 'showMarkdown'>;
  readonly #memory: SummaryMemory;

  constructor(documents: Pick<VirtualDocuments, 'add' | 'showMarkdown'>, memory: SummaryMemory) {
    this.#documents = documents;
    this.#memory = memory;
    documents.add(documentKind, (id) => {
      const found = this.#kept.find((summary) => summary.id === id);
      return found === undefined
        ? Promise.reject(new SyncError('notFound', `The summary ${id} is not kept any more`))
        : Promise.resolve(found.text);
    });
  }

  /** Keeps a summary under an id that no other has. */
  async keep(id: string, text: string): Promise<void> {
    const others = this.#kept.filter((summary) => summary.id !== id);
    await this.#memory.update(remembered, [{ id, text }, ...others].slice(0, mostKept));
  }

  /** Shows one; `name` is the title of its tab. */
  async show(id: string, name: string): Promise<void> {
    await this.#documents.showMarkdown(documentKind, id, name);
  }

  get #kept(): readonly KeptSummary[] {
    const kept = this.#memory.get(remembered);
    return Array.isArray(kept) ? kept.filter(isKept) : [];
  }
}

function isKept(value: unknown): value is KeptSummary {
  return isRecord(value) && typeof value['id'] === 'string' && typeof value['text'] === 'string';
}
