import type { ServedCatalog, ServedContent } from '../../domain/servedCatalog.ts';
import type { UpstreamLanguage } from '../../domain/upstream.ts';
import { CatalogFacts } from './catalog/catalogFacts.ts';
import type { CatalogState } from './catalog/catalogState.ts';
import { firstMonth, nextMonth } from './catalog/nextMonth.ts';
import { latestRevision } from './document/planUpdate.ts';
import { printDocument } from './document/printDocument.ts';
import type { DocumentKey } from './documentSource.ts';
import { DocumentSource } from './documentSource.ts';
import { encodeDocument } from './encodeDocument.ts';
import { GuidCipher } from './guidCipher.ts';
import { RecordFile } from './recordFile.ts';
import { sampleLanguages } from './sampleLanguages.ts';
import { SampleSnapshot } from './sampleSnapshot.ts';

/** All that a sample catalog is made from: the same values make the same catalog, whatever it went through. */
export interface SampleCatalogOptions {
  /** 32-bit number; default 1. */
  readonly seed?: number;
  /** Updates listed in month 0, 100 … 1,000,000: explicitly deployable ones and hidden children together, exactly. */
  readonly updates: number;
  /** How many months have been published after the first; default 0. */
  readonly month?: number;
  /** Calendar month of month 0, default `2026-11`: its updates were created in the three years before. */
  readonly start?: string;
  /** GUID of the server; default: derived from seed and size. */
  readonly serverId?: string;
}

/**
 * A generated catalog with the traits of a real one, for trying and testing: real product and classification ids,
 * texts of its own, bundles, supersedence, drivers, licenses, files. Documents are made when asked for; in memory are
 * some bytes an update. Configuration items (categories, detectoids) come on top of `updates`.
 */
export class SampleCatalog implements ServedCatalog {
  readonly serverId: string;
  readonly languages = (): Promise<readonly UpstreamLanguage[]> => Promise.resolve(sampleLanguages);
  readonly #options: SampleCatalogOptions;
  readonly #facts: CatalogFacts;
  readonly #source: DocumentSource;
  #state: CatalogState;
  #snapshot: SampleSnapshot | undefined;
  #ready: { readonly records: RecordFile; readonly state: CatalogState } | undefined;

  /** Rejects sizes and seeds out of range with `invalidRequest`. */
  constructor(options: SampleCatalogOptions) {
    const { seed = 1, updates, month = 0, start = '2026-11' } = options;
    this.#options = options;
    this.#facts = new CatalogFacts(seed, updates, start);
    this.serverId = options.serverId ?? new GuidCipher(seed, 4).guidOf(updates);
    this.#source = new DocumentSource(this.#facts);
    this.#state = firstMonth(this.#facts);
    for (let count = 0; count < month; count++) this.publishMonth();
  }

  /** The options that make this catalog as it is now. */
  get options(): Required<SampleCatalogOptions> {
    const { seed, updates } = this.#facts;
    return {
      seed,
      updates,
      month: this.#state.month,
      start: this.#options.start ?? '2026-11',
      serverId: this.serverId,
    };
  }

  /**
   * Publishes the next month as a new generation: new, revised, superseding, expired and vanished updates, a renamed
   * category, and in turns of three months a new product, a retired one, neither. Snapshots taken before stay as they are.
   */
  publishMonth(): void {
    this.#state = nextMonth(this.#facts, this.#state);
    this.#snapshot = undefined;
  }

  snapshot(): Promise<SampleSnapshot> {
    this.#snapshot ??= new SampleSnapshot(this.#facts, this.#state, this.#source, (key) =>
      this.#readyRecord(key),
    );
    return Promise.resolve(this.#snapshot);
  }

  keepsGeneration(generation: number, published: number): Promise<boolean> {
    const listed = Number.isInteger(generation) && generation >= 1 && generation <= this.#state.month + 1;
    return Promise.resolve(listed && published === this.#facts.published(generation - 1));
  }

  content(sha1: string): Promise<ServedContent | undefined> {
    const bytes = this.#source.contents.find(sha1.toLowerCase());
    if (bytes === undefined) return Promise.resolve(undefined);
    // eslint-disable-next-line @typescript-eslint/require-await -- the contract reads asynchronously
    const read = async function* (start: number, end: number): AsyncIterable<Uint8Array> {
      yield bytes.subarray(start, end + 1);
    };
    return Promise.resolve({ size: bytes.length, read });
  }

  requestFiles(sha1: readonly string[]): Promise<readonly string[]> {
    return Promise.resolve(
      sha1.filter((digest) => this.#source.contents.find(digest.toLowerCase()) === undefined),
    );
  }

  /**
   * Encodes all documents of the current month into a temporary file, so that serving them costs no more than a read.
   * What later months change is made when asked for. Call `close` at the end.
   */
  async prebuild(
    options: { readonly folder?: string; readonly signal?: AbortSignal } = {},
  ): Promise<{ readonly documents: number; readonly bytes: number }> {
    await this.close();
    const state = this.#state;
    const record = (ordinal: number): ReturnType<typeof encodeDocument> => {
      const key = { kind: 'update', ordinal, revision: latestRevision(state, ordinal) } as const;
      return encodeDocument(printDocument(this.#source.plan(state, key)));
    };
    const records = await RecordFile.write(state.updateCount, record, options);
    this.#ready = { records, state };
    return { documents: state.updateCount, bytes: records.size };
  }

  /** Removes what `prebuild` wrote. */
  async close(): Promise<void> {
    const ready = this.#ready;
    this.#ready = undefined;
    await ready?.records.close();
  }

  #readyRecord(key: DocumentKey): ReturnType<RecordFile['read']> | undefined {
    if (this.#ready === undefined || key.kind === 'config') return undefined;
    const { records, state } = this.#ready;
    if (key.ordinal >= state.updateCount || latestRevision(state, key.ordinal) !== key.revision)
      return undefined;
    return records.read(key.ordinal);
  }
}
