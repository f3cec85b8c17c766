import type { CatalogKey } from '../../domain/catalogRow.ts';
import type { SupDocument } from '../../domain/documents.ts';
import { chunksOf } from '../../domain/paging.ts';
import { ProgressMeter } from '../run/progressMeter.ts';
import type { RunContext } from '../run/runContext.ts';
import { Tally } from '../run/tally.ts';
import { siteCatalog, supCatalog } from '../wsus/supCatalog.ts';
import { synchronizeCategories, warnNotOffered } from './categoryList.ts';
import { allUpdates, changedUpdates } from './changedUpdates.ts';
import { type ComparedUpdate, compareUpdates, type Membership } from './compareUpdates.ts';
import { type SiteRules, siteRules } from './siteRules.ts';

/**
 * Brings the top-level site's database up to its source SUP's published catalog: all of it in a full run, what changed
 * since the last comparison otherwise. Changes stand in the open generation afterwards. Resolves with the number of items changed.
 */
export async function synchronizeSiteDatabase(
  context: RunContext,
  sup: SupDocument,
  full: boolean,
): Promise<number> {
  const { ports, recorder, site } = context;
  const source = supCatalog(sup._id);
  recorder.emit({ kind: 'siteDatabaseStarting', server: sup.serverName });
  const everything = full || site.appliedGeneration === undefined;
  const pages = everything
    ? allUpdates(ports.store, source)
    : changedUpdates(ports.store, source, site.appliedGeneration ?? 0);
  const ids = new Set<string>();
  for await (const page of pages) for (const id of page) ids.add(id);
  const distinct = [...ids];
  recorder.emit({ kind: 'siteDatabaseProgress', step: 'categories' });
  await synchronizeCategories(context, source, 'published', distinct);
  await warnNotOffered(context, source);
  recorder.emit({ kind: 'siteDatabaseProgress', step: 'updates' });
  const items = await new SiteComparison(context, sup, distinct.length).run(distinct, everything);
  recorder.emit({ kind: 'siteDatabaseDone', server: sup.serverName });
  return items;
}

class SiteComparison {
  readonly #context: RunContext;
  readonly #source: CatalogKey;
  readonly #site: CatalogKey;
  readonly #rules: SiteRules;
  readonly #meter: ProgressMeter;
  readonly #done = new Set<string>();
  #items = 0;

  constructor(context: RunContext, sup: SupDocument, total: number) {
    this.#context = context;
    this.#source = supCatalog(sup._id);
    this.#site = siteCatalog(context.site._id);
    this.#rules = siteRules(context);
    this.#meter = new ProgressMeter(context.ports.clock, total);
  }

  /** What matches, with what it bundles; then what stands in the site database without matching any more. */
  async run(ids: readonly string[], everything: boolean): Promise<number> {
    const deferred: string[] = [];
    for (const page of chunksOf(ids, 1000)) {
      let pending = page;
      let membership: Membership = 'matching';
      while (pending.length > 0) {
        const outcome = await this.#compare(pending, membership);
        deferred.push(...outcome.deferred);
        pending = outcome.bundled;
        membership = 'bundled';
      }
      await this.#progress(page.length);
    }
    const leftOver = deferred.filter((id) => !this.#done.has(id));
    // The subscription changes only in full runs, so a delta has no reason to deselect; an empty one does nothing.
    const membership = everything && !this.#rules.emptySubscription ? 'deselect' : 'keep';
    for (const page of chunksOf(leftOver, 1000)) {
      await this.#compare(page, membership);
    }
    return this.#items;
  }

  async #compare(
    ids: readonly string[],
    membership: Membership,
  ): Promise<{ readonly deferred: readonly string[]; readonly bundled: readonly string[] }> {
    this.#context.signal.throwIfAborted();
    const open = ids.filter((id) => !this.#done.has(id));
    const { store } = this.#context.ports;
    const { compared, deferred } = await compareUpdates(
      store,
      this.#source,
      this.#site,
      this.#rules,
      open,
      membership,
    );
    for (const { updateId } of compared) this.#done.add(updateId);
    this.#items += await record(this.#context, compared);
    const bundled = new Set(compared.flatMap((update) => update.bundled));
    return { deferred, bundled: [...bundled].filter((id) => !this.#done.has(id)) };
  }

  async #progress(items: number): Promise<void> {
    const { recorder } = this.#context;
    recorder.emit({ kind: 'siteDatabaseProgress', step: 'updates', progress: this.#meter.advance(items) });
    await recorder.commit();
  }
}

async function record({ recorder, site }: RunContext, compared: readonly ComparedUpdate[]): Promise<number> {
  const upserts = compared.flatMap(({ upsert }) => upsert ?? []);
  const tally = new Tally();
  for (const update of compared) {
    const { updateId, title, outcome } = update;
    if (update.vanished) tally.add('noLongerOffered');
    if (outcome === 'skippedExpired' || outcome === 'skippedSuperseded') {
      tally.add('skipped');
      recorder.emit({
        kind: 'updateSkipped',
        updateId,
        title,
        because: outcome === 'skippedExpired' ? 'expired' : 'superseded',
      });
      continue;
    }
    tally.add(outcome);
    if (outcome !== 'unchanged' && !update.isConfig)
      recorder.emit({ kind: 'updateSynchronized', updateId, title });
  }
  recorder.count(tally.counts);
  if (upserts.length > 0) await recorder.commit({ catalogs: [{ catalog: siteCatalog(site._id), upserts }] });
  return upserts.length;
}
