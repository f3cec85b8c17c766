import type { Settings } from '../../domain/settings.ts';
import type { RunContext } from '../run/runContext.ts';

/** What decides whether and how an update stands in the site database. */
export interface SiteRules {
  readonly products: ReadonlySet<string>;
  readonly classifications: ReadonlySet<string>;
  /** No product or no classification: updates are left as they are (“Sync will do nothing”). */
  readonly emptySubscription: boolean;
  readonly supersedence: Settings['supersedence'];
  /** ms UTC. */
  readonly now: number;
}

/** The rules of a run. */
export function siteRules({ subscription, settings, ports }: RunContext): SiteRules {
  return {
    products: new Set(subscription.products),
    classifications: new Set(subscription.classifications),
    emptySubscription: subscription.products.length === 0 || subscription.classifications.length === 0,
    supersedence: settings.supersedence,
    now: ports.clock.now(),
  };
}
