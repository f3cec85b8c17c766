import { assertNever } from '../../base/assertNever.ts';
import {
  anyExpiry,
  type CatalogKey,
  type CatalogRow,
  type RecordSummary,
  RowFlag,
  type RowUpsert,
} from '../../domain/catalogRow.ts';
import type { Store } from '../../domain/store.ts';
import { expiresBySupersedence } from '../../domain/supersedence.ts';
import { isConfigType } from '../../domain/updateHeader.ts';
import { type NewestRevision, newestRevisions } from './newestRevisions.ts';
import type { SiteRules } from './siteRules.ts';
import { supersededSince } from './supersededSince.ts';

/** What became of one update in the site database. */
export interface ComparedUpdate {
  readonly outcome: 'new' | 'modified' | 'expired' | 'unchanged' | 'skippedExpired' | 'skippedSuperseded';
  readonly updateId: string;
  readonly title: string;
  readonly isConfig: boolean;
  /** The changed row, where something changed. */
  readonly upsert?: RowUpsert;
  /** Bundled updates, which belong to the site database as well. */
  readonly bundled: readonly string[];
  readonly vanished: boolean;
}

/**
 * Who belongs to the site database: `matching` updates by themselves (the others are deferred; packages that cannot be deployed
 * alone among them), `bundled` ones always, `deselect` none any more, `keep` those that belonged before.
 */
export type Membership = 'matching' | 'bundled' | 'deselect' | 'keep';

/** Compares updates of a SUP's published catalog with the open site database: subscription, expiry, supersedence. */
export async function compareUpdates(
  store: Store,
  source: CatalogKey,
  site: CatalogKey,
  rules: SiteRules,
  updateIds: readonly string[],
  membership: Membership,
): Promise<{ readonly compared: readonly ComparedUpdate[]; readonly deferred: readonly string[] }> {
  const newest = await newestRevisions(store, source, 'published', updateIds);
  const superseded = await supersededSince(store, source, [...newest.keys()]);
  const existing = new Map((await store.find(site, 'open', updateIds)).map((row) => [row.updateId, row]));
  const compared: ComparedUpdate[] = [];
  const deferred: string[] = [];
  for (const [updateId, current] of newest) {
    const before = existing.get(updateId);
    const belongs = belongsToSite(membership, current, before, rules);
    if (!belongs && membership === 'matching') deferred.push(updateId);
    else if (belongs || before !== undefined) {
      compared.push(compareOne(current, before, rules, belongs, superseded.get(updateId)));
    }
  }
  return { compared, deferred };
}

function belongsToSite(
  membership: Membership,
  { summary }: NewestRevision,
  before: CatalogRow | undefined,
  rules: SiteRules,
): boolean {
  switch (membership) {
    case 'bundled':
      return true;
    case 'deselect':
      return false;
    case 'keep':
      return before !== undefined && (before.flags & RowFlag.deselected) === 0;
    case 'matching':
      return (
        isConfigType(summary.updateType) ||
        (summary.explicitlyDeployable &&
          summary.prerequisites.some((id) => rules.products.has(id)) &&
          summary.prerequisites.some((id) => rules.classifications.has(id)))
      );
    default:
      return assertNever(membership);
  }
}

function siteFlags(
  row: CatalogRow,
  summary: RecordSummary,
  rules: SiteRules,
  matches: boolean,
  superseded: number | undefined,
): number {
  const { supersedence, now } = rules;
  const tooLong =
    superseded !== undefined && expiresBySupersedence(summary.prerequisites, superseded, supersedence, now);
  const flags =
    (row.flags & RowFlag.noLongerOffered) |
    (summary.expired ? RowFlag.expired : 0) |
    (superseded === undefined ? 0 : RowFlag.superseded) |
    (tooLong ? RowFlag.expiredBySupersedence : 0) |
    (matches ? 0 : RowFlag.deselected);
  // Maintenance declines what is expired here: telling so again would be a change that nobody made.
  return flags & anyExpiry ? flags : flags | (row.flags & RowFlag.declined);
}

function compareOne(
  { row, summary }: NewestRevision,
  before: CatalogRow | undefined,
  rules: SiteRules,
  matches: boolean,
  superseded: number | undefined,
): ComparedUpdate {
  const isConfig = isConfigType(summary.updateType);
  const flags = siteFlags(row, summary, rules, matches, isConfig ? undefined : superseded);
  const skipped = before === undefined && !isConfig && (flags & anyExpiry) !== 0;
  const base = {
    updateId: row.updateId,
    title: summary.title,
    isConfig,
    bundled: matches && !skipped ? summary.bundles.map(({ updateId }) => updateId) : [],
    vanished: before !== undefined && (flags & ~before.flags & RowFlag.noLongerOffered) !== 0,
  };
  if (before?.record === row.record && before.flags === flags) return { ...base, outcome: 'unchanged' };
  if (skipped) {
    return { ...base, outcome: flags & RowFlag.expired ? 'skippedExpired' : 'skippedSuperseded' };
  }
  const newlyExpired = (flags & anyExpiry) !== 0 && ((before?.flags ?? 0) & anyExpiry) === 0;
  return {
    ...base,
    outcome: before === undefined ? 'new' : newlyExpired ? 'expired' : 'modified',
    upsert: {
      updateId: row.updateId,
      revision: row.revision,
      storedDigest: summary.storedDigest,
      flags,
      since: before?.flags === flags ? before.since : rules.now,
    },
  };
}
