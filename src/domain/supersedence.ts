import { classificationIds } from './classificationIds.ts';

/**
 * When a superseded update expires: at once, or so many months after the update that supersedes it was created
 * (software update point component properties, Supersedence Rules tab).
 */
export type SupersedenceRule =
  { readonly kind: 'immediately' } | { readonly kind: 'afterMonths'; readonly months: number };

/** Feature updates have a rule of their own. */
export interface SupersedenceRules {
  readonly feature: SupersedenceRule;
  readonly nonFeature: SupersedenceRule;
}

/**
 * Whether a superseded update has expired by the rules at `now`. `prerequisites`: the ids in its prerequisites, which
 * name its classification; `supersededSince`: creation date of the oldest update that supersedes it and still counts,
 * so neither expired nor declined. Moments are ms UTC.
 */
export function expiresBySupersedence(
  prerequisites: readonly string[],
  supersededSince: number,
  rules: SupersedenceRules,
  now: number,
): boolean {
  const rule = supersedenceRule(prerequisites, rules);
  if (rule === undefined) return false;
  return rule.kind === 'immediately' || now >= monthsLater(supersededSince, rule.months);
}

/**
 * The rule for a superseded update with these prerequisites; undefined when none expires it.
 * Feature updates are the classification Upgrades: what the console lists as such and `Get-CMSoftwareUpdate` leaves out
 * without `-IncludeUpgrade`. (The wider group with rollups and service packs exists only for maximum run times.)
 * Definition updates expire by their publisher alone (configmgr-sync.md §5).
 */
export function supersedenceRule(
  prerequisites: readonly string[],
  rules: SupersedenceRules,
): SupersedenceRule | undefined {
  if (prerequisites.includes(classificationIds.definitionUpdates)) return undefined;
  return prerequisites.includes(classificationIds.upgrades) ? rules.feature : rules.nonFeature;
}

/** The same day and time so many calendar months later in UTC; the last day of the month where that day does not exist. */
export function monthsLater(moment: number, months: number): number {
  const date = new Date(moment);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months + 1, 0);
  date.setUTCDate(Math.min(day, date.getUTCDate()));
  return date.getTime();
}
