import { commands, l10n } from 'vscode';
import type { Clock } from '../../base/clock.ts';
import { SyncError } from '../../domain/errors/syncError.ts';
import { commandIds } from '../ids.ts';
import type { StatusSubject } from '../statusPage/statusSubject.ts';
import type { ObservedSites } from './observedSites.ts';
import { observedState } from './observedState.ts';
import { observedName } from './observedTree.ts';

/** An observed folder, as a status page shows it; undefined for one that is no longer observed. */
export function observedSubject(
  sites: ObservedSites,
  folder: string,
  clock: Clock,
): StatusSubject | undefined {
  const site = sites.site(folder);
  if (site === undefined) return undefined;
  const title = l10n.t('Observed Site: {0}', observedName(site));
  return {
    ...{ id: folder, title },
    read: async () => {
      if (sites.site(folder)?.history === undefined) await sites.refresh(folder);
      const { history, error } = sites.site(folder) ?? {};
      if (history === undefined) throw error ?? new SyncError('notFound', `${folder} is not observed`);
      return { ...observedState(history, clock.now()), title };
    },
    follow: (listener) =>
      sites.onDidChange((changed) => {
        if (changed === folder) listener();
      }),
    openRun: async (id) => {
      await commands.executeCommand(commandIds.openObservedRun, { kind: 'observedRun', folder, id });
    },
    showLog: async () => {
      await commands.executeCommand(commandIds.openObservedLog, { kind: 'observed', folder });
    },
  };
}
