import * as l10n from '@vscode/l10n';
import { formatDuration } from '../../base/amounts.ts';
import type { Clock } from '../../base/clock.ts';
import { type Disposable, DisposableList } from '../../base/disposable.ts';
import { Gathering } from '../../base/gathering.ts';
import { reportTimes } from '../reportTimes.ts';
import type { HierarchyModel } from './hierarchyModel.ts';
import { activityText } from './siteState.ts';

/** How often somebody who waits is told how long nothing was heard (ms), and from when on. */
const look = 5000;
const silence = 15_000;

/**
 * Tells who waits for a synchronization what is under way: as it changes, and how long nothing new was heard where that takes long, so that slow is told
 * from stuck.
 */
export function tellActivity(
  hierarchy: Pick<HierarchyModel, 'onDidChange' | 'snapshot'>,
  clock: Pick<Clock, 'monotonic' | 'sleep'>,
  report: (text: string) => void,
): Disposable {
  const disposables = new DisposableList();
  const isTime = reportTimes(clock);
  let told = '';
  let since = clock.monotonic();
  const looking = disposables.add(
    new Gathering(clock, look, () => {
      const silent = clock.monotonic() - since;
      if (told !== '' && silent >= silence)
        report(`${told} · ${l10n.t('nothing new for {0}', formatDuration(silent))}`);
      looking.request();
    }),
  );
  disposables.add(
    hierarchy.onDidChange(() => {
      const text = activityText(hierarchy.snapshot);
      if (text === told || !isTime()) return;
      told = text;
      since = clock.monotonic();
      report(text);
    }),
  );
  looking.request();
  return disposables;
}
