import { pageAfter } from '../../domain/paging.ts';
import { SyncError } from '../../domain/errors/syncError.ts';
import type { CatalogRow } from '../../domain/catalogRow.ts';
import type { SiteDocument } from '../../domain/documents.ts';
import type { ContentMark, ParentState, SiteChange, SiteLink } from '../../domain/siteLink.ts';
import type { Page, Store } from '../../domain/store.ts';
import type { EnginePorts } from '../ports.ts';
import { siteSups } from '../run/siteSups.ts';
import { siteCatalog } from '../wsus/supCatalog.ts';
import { expandedSubscription } from './expandedSubscription.ts';

/** The link to a parent in this data folder: reads the parent's published site database, for children here and in other services. */
export class LocalSiteLink implements SiteLink {
  readonly #ports: Pick<EnginePorts, 'store' | 'addresses'>;
  readonly #parentCode: string;

  /** `parentCode` is the parent's site code. */
  constructor(ports: Pick<EnginePorts, 'store' | 'addresses'>, parentCode: string) {
    this.#ports = ports;
    this.#parentCode = parentCode;
  }

  async parentState(): Promise<ParentState> {
    const { store, addresses } = this.#ports;
    const parent = await this.#parent();
    const [sup] = await siteSups(store, parent._id);
    return {
      siteCode: parent._id,
      content: contentMark(parent),
      subscription: await expandedSubscription(store),
      ...(sup === undefined
        ? {}
        : { sup: { url: await addresses.url(sup._id), serverId: sup.serverId, serverName: sup.serverName } }),
    };
  }

  async changeSet(
    from: ContentMark,
    to: number,
    after: string | undefined,
  ): Promise<Page<SiteChange> | 'fullNeeded'> {
    const { store } = this.#ports;
    const parent = await this.#parent();
    const catalog = siteCatalog(parent._id);
    const end = parent.contentGenerations.findLast(({ version }) => version === to)?.generation;
    if (end === undefined) return from.version === 0 ? { items: [] } : 'fullNeeded';
    const page = pageAfter(after, 1000);
    if (from.version === 0) {
      const rows = await store.rows(catalog, end, page);
      return { ...rows, items: await puts(store, rows.items) };
    }
    const start = generationOf(parent, from);
    if (start === undefined) return 'fullNeeded';
    const differences = await store.differences(catalog, start, end, page);
    if (differences === 'fullNeeded') return differences;
    const removed = differences.items.flatMap((item): SiteChange[] =>
      item.kind === 'removed'
        ? [{ kind: 'remove', updateId: item.row.updateId, revision: item.row.revision }]
        : [],
    );
    const changed = differences.items.flatMap((item) => (item.kind === 'removed' ? [] : [item.row]));
    return { ...differences, items: [...removed, ...(await puts(store, changed))] };
  }

  async #parent(): Promise<SiteDocument> {
    const { store } = this.#ports;
    const parent = await store.document('sites', this.#parentCode);
    if (parent === undefined)
      throw new SyncError('linkUnavailable', `The parent site ${this.#parentCode} is not kept here`);
    return parent;
  }
}

function generationOf(site: SiteDocument, { version, time }: ContentMark): number | undefined {
  return site.contentGenerations.findLast((entry) => entry.version === version && entry.time === time)
    ?.generation;
}

/** The content that a site publishes now; the moment is 0 where none is known. */
export function contentMark({ contentVersion, contentGenerations }: SiteDocument): ContentMark {
  const entry = contentGenerations.findLast(({ version }) => version === contentVersion);
  return { version: contentVersion, time: entry?.time ?? 0 };
}

async function puts(store: Store, rows: readonly CatalogRow[]): Promise<SiteChange[]> {
  const summaries = await store.summaries(rows.map(({ record }) => record));
  const digests = new Map(summaries.map(({ record, storedDigest }) => [record, storedDigest]));
  return rows.flatMap((row): SiteChange[] => {
    const storedDigest = digests.get(row.record);
    if (storedDigest === undefined) return [];
    const { updateId, revision, flags, since } = row;
    return [{ kind: 'put', row: { updateId, revision, storedDigest, flags, since } }];
  });
}
