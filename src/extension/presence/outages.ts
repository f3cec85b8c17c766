import type { Disposable } from '../../base/disposable.ts';
import type { SupStatusView } from '../../service/api/synchronization.ts';
import { supWellbeing } from '../hierarchy/siteState.ts';

/** Knows which sites fail and whether that was told: somebody is told of each outage once, however often it is tried again. */
export class Outages {
  #told = new Set<string>();
  #isFirst = true;
  #ownWork = 0;

  /** While somebody waits for work of their own, its command tells how it ended; until it is disposed of. */
  begin(): Disposable {
    this.#ownWork++;
    let isOver = false;
    return {
      dispose: () => {
        if (!isOver) this.#ownWork--;
        isOver = true;
      },
    };
  }

  /** Somebody was told that these sites fail. */
  tell(siteCodes: Iterable<string>): void {
    for (const code of siteCodes) this.#told.add(code);
  }

  /**
   * Takes the status as it is now; returns a row of each site of whose outage nobody was told. What failed already at the first look is no
   * news. Only a success ends an outage, not that it is tried again.
   */
  take(status: readonly SupStatusView[]): readonly SupStatusView[] {
    const failing = new Map<string, SupStatusView>();
    const ongoing = new Set<string>();
    for (const row of status) {
      const wellbeing = supWellbeing(row);
      if (wellbeing === 'failed') failing.set(row.SiteCode, failing.get(row.SiteCode) ?? row);
      if (wellbeing === 'running') ongoing.add(row.SiteCode);
    }
    const news = [...failing.values()].filter(({ SiteCode }) => !this.#told.has(SiteCode));
    const isSilent = this.#isFirst || this.#ownWork > 0;
    this.#isFirst = false;
    this.#told = new Set([...failing.keys(), ...[...this.#told].filter((code) => ongoing.has(code))]);
    return isSilent ? [] : news;
  }

  /** Forgets everything: another hierarchy is looked at. */
  clear(): void {
    this.#told.clear();
    this.#isFirst = true;
  }
}
