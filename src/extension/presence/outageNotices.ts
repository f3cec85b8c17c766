import { commands, l10n, window } from 'vscode';
import { catalogText } from '../catalogText.ts';
import { type Disposable, DisposableList } from '../../base/disposable.ts';
import { formatCode } from '../../domain/errors/syncError.ts';
import type { SupStatusView } from '../../service/api/synchronization.ts';
import { stateName } from '../hierarchy/stateName.ts';
import { commandIds } from '../ids.ts';
import type { ExtensionParts } from '../extensionParts.ts';
import { inBackground } from '../inBackground.ts';
import { readSettings, stopFailureNotifications } from '../settings.ts';

/** Tells of failures that nobody in this window waits for: once an outage, with ways out. */
export function tellOutages({ door, hierarchy, diagnostics, outages }: ExtensionParts): Disposable {
  const disposables = new DisposableList();
  disposables.add(
    door.onDidChange(({ kind }) => {
      if (kind === 'unopened') outages.clear();
    }),
  );
  disposables.add(
    hierarchy.onDidChange(() => {
      if (!hierarchy.isLoaded) return;
      const news = outages.take(hierarchy.snapshot.status);
      const [first] = news;
      if (first !== undefined && readSettings().failureNotifications)
        inBackground(tell(first, news.length), diagnostics);
    }),
  );
  return disposables;
}

async function tell(row: SupStatusView, sites: number): Promise<void> {
  const retry = l10n.t('Retry');
  const log = l10n.t('Show Log');
  const explain = l10n.t('Explain');
  const never = l10n.t("Don't Show Again");
  const what =
    sites === 1
      ? l10n.t(
          'Synchronization of {0} failed: {1}.',
          row.SiteCode,
          row.message ?? stateName(row.LastSyncState),
        )
      : l10n.t(
          'Synchronization of {0} and {1} more failed: {2}.',
          row.SiteCode,
          sites - 1,
          row.message ?? stateName(row.LastSyncState),
        );
  const text = [what, catalogText(row.remedy ?? '')].join(' ');
  const chosen = await window.showErrorMessage(text, retry, log, explain, never);
  if (chosen === never) await stopFailureNotifications();
  if (chosen === retry) await commands.executeCommand(commandIds.synchronize);
  if (chosen === log) await commands.executeCommand(commandIds.showLog, row.SiteCode);
  if (chosen === explain)
    await commands.executeCommand(commandIds.explainError, formatCode(row.LastSyncErrorCode >>> 0));
}
