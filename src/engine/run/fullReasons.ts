import type { SiteDocument, SubscriptionDocument } from '../../domain/documents.ts';
import type { Settings } from '../../domain/settings.ts';
import type { FullSyncReason } from '../../domain/syncEvent.ts';

/** What a site's last successful run was made with; compared to tell whether the next one must be full. */
export interface AppliedState {
  readonly appliedSubscription: string;
  readonly appliedRules: string;
  readonly appliedSource: string;
}

/** Fingerprints of what the coming run is made with. */
export function stateToApply(
  subscription: Pick<SubscriptionDocument, 'products' | 'classifications' | 'languages'>,
  settings: Settings,
  sourceSupId: string,
): AppliedState {
  const { products, classifications, languages } = subscription;
  return {
    appliedSubscription: JSON.stringify([
      [...products].sort(),
      [...classifications].sort(),
      [...languages].sort(),
    ]),
    appliedRules: JSON.stringify(settings.supersedence),
    appliedSource: sourceSupId,
  };
}

/** Why the coming run of the top-level site is full; empty for a delta (configmgr-sync.md §3). */
export function fullReasons(
  site: SiteDocument,
  applied: AppliedState,
  settings: Settings,
  requested: boolean,
  now: number,
): FullSyncReason[] {
  if (site.lastFullSync === undefined)
    return requested ? ['requested', 'firstSynchronization'] : ['firstSynchronization'];
  const reasons: FullSyncReason[] = requested ? ['requested'] : [];
  if (site.appliedSource !== applied.appliedSource) reasons.push('sourceChanged');
  if (site.appliedSubscription !== applied.appliedSubscription) {
    reasons.push(
      sameButLanguages(site.appliedSubscription, applied.appliedSubscription)
        ? 'languagesChanged'
        : 'subscriptionChanged',
    );
  }
  if (site.appliedRules !== applied.appliedRules) reasons.push('supersedenceRulesChanged');
  if (site.lastFullSync + settings.fullSyncIntervalDays * 86_400_000 <= now) reasons.push('intervalElapsed');
  return reasons;
}

function sameButLanguages(before: string | undefined, after: string): boolean {
  const withoutLanguages = (text: string): string => text.slice(0, text.lastIndexOf(',['));
  return before !== undefined && withoutLanguages(before) === withoutLanguages(after);
}
