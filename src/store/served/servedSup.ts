import type { CatalogKey } from '../../domain/catalogRow.ts';
import type { ContentFileDocument } from '../../domain/documents.ts';
import { SyncError } from '../../domain/errors/syncError.ts';
import { initialSubscription } from '../../domain/initialSubscription.ts';
import { languagesWith } from '../../domain/languages.ts';
import type { CatalogSnapshot, ServedCatalog, ServedContent } from '../../domain/servedCatalog.ts';
import type { UpstreamLanguage } from '../../domain/upstream.ts';
import type { CatalogTable } from '../tables/catalogTable.ts';
import { decodeHeader } from '../segments/segmentFrame.ts';
import { ServedGraph } from './servedGraph.ts';
import { ServedSnapshot } from './servedSnapshot.ts';
import type { ServedSource } from './servedSource.ts';

/** A SUP's published catalog as downstream servers see it. */
export class ServedSup implements ServedCatalog {
  readonly serverId: string;
  readonly #source: ServedSource;
  readonly #supId: string;
  #latest:
    { readonly table: CatalogTable; readonly generation: number; readonly graph: ServedGraph } | undefined;

  constructor(source: ServedSource, supId: string) {
    const serverId = source.documents.serverId(supId);
    if (serverId === undefined) {
      throw new SyncError('noSoftwareUpdatePoint', `There is no software update point ${supId}`);
    }
    this.serverId = serverId;
    this.#source = source;
    this.#supId = supId;
  }

  readonly languages = async (): Promise<readonly UpstreamLanguage[]> => {
    const subscription = await this.#source.documents.find('subscription', 'subscription');
    return languagesWith((subscription ?? initialSubscription).languages);
  };

  snapshot(): Promise<CatalogSnapshot> {
    const table = this.#table();
    const generation = table?.generations.at(-1);
    if (table === undefined || generation === undefined) {
      return Promise.reject(new SyncError('serverBusy', `${this.#supId} has published nothing yet`));
    }
    const graph = (): ServedGraph => this.#graph(table, generation.number);
    const snapshot = new ServedSnapshot(this.#source, { supId: this.#supId, table, generation, graph });
    this.#source.pins.add(snapshot);
    return Promise.resolve(snapshot);
  }

  keepsGeneration(generation: number, published: number): Promise<boolean> {
    const kept = this.#table()?.generations ?? [];
    return Promise.resolve(kept.some((one) => one.number === generation && one.published === published));
  }

  async content(sha1: string): Promise<ServedContent | undefined> {
    const { content } = this.#source;
    if (!/^[0-9a-f]{40}$/.test(sha1)) return undefined;
    const size = await content.size(sha1);
    return size === undefined ? undefined : { size, read: (start, end) => content.read(sha1, start, end) };
  }

  /** Notes the files as pending; whoever downloads content takes them from there. */
  async requestFiles(sha1: readonly string[]): Promise<readonly string[]> {
    const { state, documents, content, segments, commit } = this.#source;
    const table = this.#table();
    const isListed = (record: number): boolean =>
      table !== undefined && !table.rowsOf(state.records.id(record), table.published).next().done;
    const naming = state.records.recordsNaming(sha1, isListed);
    const puts: ContentFileDocument[] = [];
    for (const [digest, record] of naming) {
      const known = await documents.find('contentFiles', digest);
      if (known?.state === 'pending' || (await content.has(digest))) continue;
      const place = state.records.place(record);
      const [frame = new Uint8Array(0)] = await segments.readFrames([place], 'heads');
      const header = decodeHeader(frame, place);
      const file = [...header.files, ...header.eulaFiles].find((one) => one.sha1 === digest);
      if (file === undefined) continue;
      const {
        sha1: _id,
        microsoftUpdateUrl,
        upstreamUrl,
      } = header.locations?.find((location) => location.sha1 === digest) ?? { sha1: digest };
      puts.push({
        ...{ _id, name: file.name, size: file.size, updateId: header.updateId },
        kind: header.files.includes(file) ? 'update' : 'license',
        state: 'pending',
        ...(microsoftUpdateUrl === undefined ? {} : { microsoftUpdateUrl }),
        ...(upstreamUrl === undefined ? {} : { upstreamUrl }),
      });
    }
    if (puts.length > 0) {
      await commit({ documents: puts.map((put) => ({ collection: 'contentFiles', put })) });
    }
    return sha1.filter((digest) => !naming.has(digest));
  }

  #table(): CatalogTable | undefined {
    const key: CatalogKey = `sup/${this.#supId}`;
    return this.#source.state.catalogs.get(key);
  }

  /** The graph of the published generation, made once. */
  #graph(table: CatalogTable, generation: number): ServedGraph {
    const latest = this.#latest;
    if (latest?.table === table && latest.generation === generation) return latest.graph;
    const graph = new ServedGraph(this.#source.state, table, generation);
    if (generation === table.published) this.#latest = { table, generation, graph };
    return graph;
  }
}
