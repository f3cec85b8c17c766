import path from 'node:path';
import { commands, l10n, Uri, window, workspace } from 'vscode';
import { type Disposable, DisposableList } from '../../base/disposable.ts';
import { SyncError } from '../../domain/errors/syncError.ts';
import { readSettings } from '../settings.ts';
import { registerCommand } from '../commands/registerCommand.ts';
import { setContextKey } from '../contextKeys.ts';
import type { ExtensionParts } from '../extensionParts.ts';
import { type CommandId, commandIds, contextKeys } from '../ids.ts';
import type { StatusSubject } from '../statusPage/statusSubject.ts';
import { chosenFolders, observedFolderOf, observedRunOf } from './observedNode.ts';
import { ObservedSites } from './observedSites.ts';
import { observedSubject } from './observedSubject.ts';
import { observedName } from './observedTree.ts';
import { ObservedView } from './observedView.ts';

/** The Observed Sites view and what can be done in it; `subjectOf` gives what a status page shows of a folder. */
export function registerObserved(
  parts: ExtensionParts,
): Disposable & { readonly subjectOf: (folder: string) => StatusSubject | undefined } {
  const { context, clock, diagnostics } = parts;
  const disposables = new DisposableList();
  const pages = new Set<string>();
  const sites: ObservedSites = disposables.add(
    new ObservedSites({
      ...{ memory: context.globalState, clock },
      open: async (folder) => new (await import('../../service/observedLogs.ts')).ObservedLogs(folder),
      isWatched: () => view.view.visible || pages.size > 0,
      pace: () => readSettings().observedInterval,
    }),
  );
  const view = disposables.add(new ObservedView(sites, clock));
  const tell = (): void => {
    setContextKey(contextKeys.hasObserved, sites.sites.length > 0, diagnostics);
  };
  tell();
  disposables.add(
    sites.onDidChange((folder) => {
      if (folder === undefined) tell();
    }),
  );
  const command = (id: CommandId, run: (...given: readonly unknown[]) => Promise<unknown>): void => {
    disposables.add(registerCommand(id, diagnostics, run));
  };
  command(commandIds.observeLogs, async (given) => {
    const chosen = typeof given === 'string' ? given : await pickedFolder();
    if (chosen === undefined) return;
    const { logsFolder } = await import('../../service/observedLogs.ts');
    await sites.add(await logsFolder(chosen));
  });
  command(commandIds.stopObserving, async (...given) => {
    const folders = chosenFolders(given);
    const picked = folders.length > 0 ? undefined : await pickedSite(sites, l10n.t('Stop Observing'));
    for (const folder of picked === undefined ? folders : [picked]) await sites.remove(folder);
  });
  command(commandIds.openObservedLog, async (given) => {
    const folder = observedFolderOf(given) ?? (await pickedSite(sites, l10n.t('Open Observed Log')));
    const log = folder === undefined ? undefined : sites.site(folder)?.history?.log;
    if (log !== undefined) await window.showTextDocument(await workspace.openTextDocument(Uri.file(log)));
  });
  command(commandIds.openObservedRun, async (given) => {
    const folder = observedFolderOf(given);
    const id = observedRunOf(given);
    const run =
      folder === undefined ? undefined : sites.site(folder)?.history?.runs.find((one) => one.id === id);
    if (run === undefined) throw new SyncError('notFound', 'The log no longer tells of this run');
    await (await import('./openInLog.ts')).openInLog(run);
  });
  command(commandIds.openObservedPage, async (given) => {
    const folder = observedFolderOf(given) ?? (await pickedSite(sites, l10n.t('Open Status Page')));
    if (folder !== undefined) await commands.executeCommand(commandIds.openStatusPage, folder);
  });
  command(commandIds.refreshObserved, async (given) => {
    const folder = observedFolderOf(given);
    const folders = folder === undefined ? sites.sites.map((site) => site.folder) : [folder];
    for (const one of folders) await sites.refresh(one);
  });
  command(commandIds.explainObserved, async (given) => {
    const { observedCode } = await import('./observedTree.ts');
    const folder = observedFolderOf(given);
    const site = folder === undefined ? undefined : sites.site(folder);
    const id = observedRunOf(given);
    if (site === undefined) return;
    const node =
      id !== undefined
        ? ({ kind: 'observedRun', folder: site.folder, id } as const)
        : ({ kind: 'observed', folder: site.folder } as const);
    await commands.executeCommand(commandIds.explainError, observedCode(site, node));
  });
  return {
    subjectOf: (folder) => {
      const subject = observedSubject(sites, folder, clock);
      return subject === undefined
        ? undefined
        : {
            ...subject,
            follow: (listener) => {
              pages.add(folder);
              sites.follow();
              const following = subject.follow(listener);
              return {
                dispose: () => {
                  pages.delete(folder);
                  following.dispose();
                },
              };
            },
          };
    },
    dispose: () => {
      disposables.dispose();
    },
  };
}

async function pickedFolder(): Promise<string | undefined> {
  const picked = await window.showOpenDialog({
    title: l10n.t('Logs Folder of a Site Server'),
    openLabel: l10n.t('Observe'),
    ...{ canSelectFolders: true, canSelectFiles: false, canSelectMany: false },
  });
  return picked?.[0]?.fsPath;
}

async function pickedSite(sites: ObservedSites, title: string): Promise<string | undefined> {
  const picked = await window.showQuickPick(
    sites.sites.map((site) => ({
      label: observedName(site),
      description: path.basename(path.dirname(site.folder)),
      detail: site.folder,
    })),
    { title, placeHolder: l10n.t('Observed site') },
  );
  return picked?.detail;
}
