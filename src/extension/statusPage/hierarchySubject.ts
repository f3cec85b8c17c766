import { commands, l10n } from 'vscode';
import { DisposableList } from '../../base/disposable.ts';
import type { ExtensionParts } from '../extensionParts.ts';
import { commandIds } from '../ids.ts';
import { statusState } from './statusState.ts';
import type { StatusSubject } from './statusSubject.ts';

/** Runs that the page shows: more would be no picture. */
const shownRuns = 200;

/** The hierarchy of the window's service, as a status page shows it. */
export function hierarchySubject({ door, hierarchy, changes, clock }: ExtensionParts): StatusSubject {
  const title = l10n.t('Synchronization Status');
  return {
    ...{ id: '', title },
    read: async () => {
      const service = await door.service();
      if (!hierarchy.isLoaded) await hierarchy.refresh();
      const { items } = await service.runs({ limit: shownRuns });
      return { ...statusState(hierarchy.snapshot, items, clock.now()), title };
    },
    follow: (listener) => {
      const disposables = new DisposableList();
      disposables.add(hierarchy.onDidChange(listener));
      disposables.add(changes.follow(['runs'], listener));
      return disposables;
    },
    openRun: async (id) => {
      await commands.executeCommand(commandIds.openRun, id);
    },
    showLog: async (siteCode) => {
      await commands.executeCommand(commandIds.showLog, siteCode);
    },
  };
}
