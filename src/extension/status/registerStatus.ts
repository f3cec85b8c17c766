import { l10n, window } from 'vscode';
import { type Disposable, DisposableList } from '../../base/disposable.ts';
import { registerCommand } from '../commands/registerCommand.ts';
import { runName } from '../documents/runName.ts';
import type { VirtualDocuments } from '../documents/virtualDocuments.ts';
import type { ExtensionParts } from '../extensionParts.ts';
import { commandIds, webviewIds } from '../ids.ts';
import { localTime } from '../localTime.ts';
import type { StatusSubject } from '../statusPage/statusSubject.ts';
import type { StatusPanels } from '../statusPage/statusPanels.ts';
import { RunHistory } from './runHistory.ts';
import { runIdOf } from './statusNode.ts';
import { StatusView } from './statusView.ts';

/** The Synchronization Status view, the status pages, also those of observed folders, and the documents of runs. */
export function registerStatus(
  parts: ExtensionParts,
  documents: VirtualDocuments,
  observedOf: (folder: string) => StatusSubject | undefined,
): Disposable {
  const { changes, clock, diagnostics, door, hierarchy } = parts;
  const disposables = new DisposableList();
  const history = disposables.add(
    new RunHistory({
      ...{ door, changes, clock },
      onError: (error) => {
        diagnostics.error(error);
      },
    }),
  );
  disposables.add(new StatusView(hierarchy, history, clock));
  documents.add('run', async (id) => {
    const { runMarkdown } = await import('../documents/run.ts');
    return runMarkdown(await (await door.service()).run({ id }), localTime);
  });
  disposables.add(
    registerCommand(commandIds.openRun, diagnostics, async (given) => {
      const id = runIdOf(given) ?? (await (await import('./pickRun.ts')).pickRun(parts, l10n.t('Open Run')));
      if (id !== undefined) await documents.showMarkdown('run', id, runName(id, localTime));
    }),
  );
  disposables.add(
    registerCommand(commandIds.showOlderRuns, diagnostics, async (siteCode) => {
      if (typeof siteCode === 'string') await history.readOlder(siteCode);
    }),
  );
  disposables.add(
    registerCommand(commandIds.retrySynchronization, diagnostics, async (...given) =>
      (await import('../commands/synchronize.ts')).synchronize(parts, given, false),
    ),
  );
  let panels: Promise<StatusPanels> | undefined;
  const statusPanels = () =>
    (panels ??= import('../statusPage/statusPanels.ts').then(async ({ StatusPanels: Panels }) => {
      const { hierarchySubject } = await import('../statusPage/hierarchySubject.ts');
      return new Panels(parts, (id) => (id === '' ? hierarchySubject(parts) : observedOf(id)));
    }));
  disposables.add(
    window.registerWebviewPanelSerializer(webviewIds.status, {
      deserializeWebviewPanel: async (panel, state: unknown) => (await statusPanels()).restore(panel, state),
    }),
  );
  disposables.add(
    registerCommand(commandIds.openStatusPage, diagnostics, async (given) =>
      (await statusPanels()).show(typeof given === 'string' ? given : ''),
    ),
  );
  return disposables;
}
