import { RowFlag, anyExpiry, type RowUpsert } from '../../domain/catalogRow.ts';
import type { SupDocument } from '../../domain/documents.ts';
import { pageAfter, pagesOf } from '../../domain/paging.ts';
import type { ContentMark, ParentState, SiteChange, SiteLink } from '../../domain/siteLink.ts';
import { SyncError } from '../../domain/errors/syncError.ts';
import { contentMark } from '../hierarchy/localSiteLink.ts';
import type { RunContext } from '../run/runContext.ts';
import { Tally } from '../run/tally.ts';
import { siteCatalog } from '../wsus/supCatalog.ts';
import { MissingDocuments } from './missingDocuments.ts';

/** A parent on another machine may be broken: pages of a change set, each of at most 1,000 changes. */
const mostPages = 20_000;

/** What a child site took over from its parent. */
export interface Replicated {
  readonly changedIds: readonly string[];
  /** False when documents could not be had: what they belong to is left out. */
  readonly complete: boolean;
}

/**
 * Applies the parent's change sets up to its content version to the child site's open database. Everything is compared in a full run, and where the
 * parent does not keep the content that the child has: too old, or from before one of them was restored.
 */
export async function replicateFromParent(
  context: RunContext,
  link: SiteLink,
  parent: ParentState,
  { sup, full }: { readonly sup: SupDocument | undefined; readonly full: boolean },
): Promise<Replicated> {
  const { site } = context;
  const from = contentMark(site);
  const { version, time } = parent.content;
  if (!full && from.version === version && from.time === time) return { changedIds: [], complete: true };
  const documents = new MissingDocuments(context, parent, sup);
  try {
    const replication = new Replication(context, link, documents);
    if (!full && from.version > 0 && (await replication.apply(from, version))) return replication.outcome();
    if (!full && from.version > 0) {
      const text = `The changes since version ${from.version} are not kept by the parent site; everything is compared`;
      context.recorder.emit({ kind: 'note', severity: 'information', text });
    }
    if (!(await replication.apply({ version: 0, time: 0 }, version)))
      throw new SyncError(
        'malformedAnswer',
        `Parent site ${parent.siteCode} does not give its own content version ${version}`,
      );
    return replication.outcome();
  } finally {
    await documents.close();
  }
}

class Replication {
  readonly #context: RunContext;
  readonly #link: SiteLink;
  readonly #documents: MissingDocuments;
  readonly #changed = new Set<string>();

  constructor(context: RunContext, link: SiteLink, documents: MissingDocuments) {
    this.#context = context;
    this.#link = link;
    this.#documents = documents;
  }

  outcome(): Replicated {
    return { changedIds: [...this.#changed], complete: this.#documents.complete };
  }

  /** False where the parent does not keep `from`. */
  async apply(from: ContentMark, to: number): Promise<boolean> {
    const { signal } = this.#context;
    const wanted = from.version === 0 ? new Set<string>() : undefined;
    let after: string | undefined;
    for (let pages = 0; pages === 0 || after !== undefined; pages++) {
      if (pages > mostPages)
        throw new SyncError(
          'limitExceeded',
          `The change set of the parent site has more than ${mostPages} pages`,
        );
      const page = await this.#link.changeSet(from, to, after, signal);
      if (page === 'fullNeeded') return false;
      for (const change of page.items) if (change.kind === 'put') wanted?.add(change.row.updateId);
      if (page.items.length > 0) await this.#take(page.items);
      after = page.next;
    }
    if (wanted !== undefined) await this.#removeOthers(wanted);
    return true;
  }

  async #take(changes: readonly SiteChange[]): Promise<void> {
    const { ports, recorder, site } = this.#context;
    const catalog = siteCatalog(site._id);
    const ids = changes.map((change) => (change.kind === 'put' ? change.row.updateId : change.updateId));
    const before = new Map((await ports.store.find(catalog, 'open', ids)).map((row) => [row.updateId, row]));
    const summaries = await ports.store.summaries([...before.values()].map(({ record }) => record));
    const digests = new Map(summaries.map((summary) => [summary.updateId, summary.storedDigest]));
    const offered = changes.flatMap((change) => (change.kind === 'put' ? [change.row] : []));
    const tally = new Tally();
    const upserts: RowUpsert[] = [];
    for (const row of await this.#documents.withDocuments(offered)) {
      const old = before.get(row.updateId);
      const isSame = old?.flags === row.flags && digests.get(row.updateId) === row.storedDigest;
      if (!isSame) upserts.push(row);
      if (old === undefined) tally.add('new');
      else if (isSame) tally.add('unchanged');
      else if (row.flags & anyExpiry && !(old.flags & anyExpiry)) tally.add('expired');
      else tally.add('modified');
      if (row.flags & RowFlag.noLongerOffered && !((old?.flags ?? 0) & RowFlag.noLongerOffered))
        tally.add('noLongerOffered');
    }
    recorder.count(tally.counts);
    const removals = changes.flatMap((change) => (change.kind === 'remove' ? [change] : []));
    recorder.count({ removed: removals.length });
    for (const { updateId } of [...upserts, ...removals]) this.#changed.add(updateId);
    await recorder.commit({ catalogs: [{ catalog, upserts, removals }] });
  }

  /** After a complete transfer: rows that the parent does not have are removed. */
  async #removeOthers(wanted: ReadonlySet<string>): Promise<void> {
    const { ports, recorder, site } = this.#context;
    const catalog = siteCatalog(site._id);
    for await (const rows of pagesOf((after) => ports.store.rows(catalog, 'open', pageAfter(after, 5000)))) {
      const removals = rows.filter(({ updateId }) => !wanted.has(updateId));
      if (removals.length === 0) continue;
      for (const { updateId } of removals) this.#changed.add(updateId);
      recorder.count({ removed: removals.length });
      await recorder.commit({ catalogs: [{ catalog, removals }] });
    }
  }
}
