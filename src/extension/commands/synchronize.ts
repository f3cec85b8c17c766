import { commands, l10n, ProgressLocation, window } from 'vscode';
import { catalogText } from '../catalogText.ts';
import { countedText } from '../countedText.ts';
import { formatCount } from '../../base/amounts.ts';
import type { RunDocument } from '../../domain/documents.ts';
import { stopRunsOnAbort } from '../../service/stopRuns.ts';
import { topLevelSite } from '../../service/topLevelSite.ts';
import { inBackground } from '../inBackground.ts';
import type { ExtensionParts } from '../extensionParts.ts';
import { siteCodesOf } from '../hierarchy/hierarchyNode.ts';
import { tellActivity } from '../hierarchy/tellActivity.ts';
import { commandIds } from '../ids.ts';
import { abortSignalOf } from './abortSignal.ts';
import { chosenNodes } from './chosenNodes.ts';
import { confirmSynchronization } from './confirmSynchronization.ts';
import { showError } from './showError.ts';
import { synchronizeToEnd } from './synchronizeToEnd.ts';

/** Synchronize Software Updates: asks, starts, shows progress with cancel, and tells how it ended. Without nodes: the top-level site. */
export async function synchronize(
  parts: ExtensionParts,
  given: readonly unknown[],
  full: boolean,
): Promise<readonly RunDocument[] | undefined> {
  const service = await parts.door.service();
  const chosen = siteCodesOf(chosenNodes(given));
  const siteCodes = chosen.length > 0 ? chosen : [await topLevelSite(service)];
  const [site] = parts.hierarchy.snapshot.sites.filter(({ siteCode }) => siteCodes.includes(siteCode));
  if (!(await confirmSynchronization(siteCodes, full, site?.parent ?? undefined))) return undefined;
  return runSynchronization(parts, siteCodes, full);
}

/** Synchronizes without a question: progress with cancel, then how it ended. */
export async function runSynchronization(
  parts: ExtensionParts,
  siteCodes: readonly string[],
  full: boolean,
): Promise<readonly RunDocument[]> {
  const service = await parts.door.service();
  const runs = await window.withProgress(
    {
      location: ProgressLocation.Notification,
      title: l10n.t('Synchronizing {0}', siteCodes.join(', ')),
      cancellable: true,
    },
    async (progress, token) => {
      const aborting = abortSignalOf(token);
      const stopper = stopRunsOnAbort(service, aborting.signal, {
        user: parts.user,
        onError: (error) => {
          inBackground(showError(error, parts.diagnostics), parts.diagnostics);
        },
      });
      const own = parts.outages.begin();
      const watching = tellActivity(parts.hierarchy, parts.clock, (message) => {
        progress.report({ message });
      });
      try {
        const results = await Promise.all(
          siteCodes.map((siteCode) =>
            synchronizeToEnd(service, { siteCode, full, user: parts.user }, () => parts.door.isServiceEnded),
          ),
        );
        const done = results.flat();
        // A run that was stopped leaves the state of a failed one, too: whoever stopped it knows.
        parts.outages.tell(
          done
            .filter(({ outcome }) => outcome === 'failed' || outcome === 'cancelled')
            .map(({ siteCode }) => siteCode),
        );
        return done;
      } finally {
        own.dispose();
        watching.dispose();
        stopper.dispose();
        aborting.dispose();
      }
    },
  );
  inBackground(tellOutcome(runs), parts.diagnostics);
  return runs;
}

/** Stop: every chosen site that synchronizes; without nodes all of them. */
export async function stopSynchronization(parts: ExtensionParts, given: readonly unknown[]): Promise<void> {
  const service = await parts.door.service();
  const chosen = siteCodesOf(chosenNodes(given));
  const siteCodes =
    chosen.length > 0 ? chosen : parts.hierarchy.snapshot.sites.map(({ siteCode }) => siteCode);
  await Promise.all(siteCodes.map((siteCode) => service.stop({ siteCode, user: parts.user })));
}

/** One message for all runs: failures with their remedy and ways out, else what changed at the first site. */
async function tellOutcome(runs: readonly RunDocument[]): Promise<void> {
  const failed = runs.filter(({ outcome }) => outcome === 'failed');
  const [first] = failed;
  if (first?.error !== undefined) {
    const explain = l10n.t('Explain');
    const again = l10n.t('Retry');
    const text = l10n.t(
      'Synchronization of {0} failed: {1}. {2}',
      failed.map(({ siteCode }) => siteCode).join(', '),
      first.error.message,
      catalogText(first.error.remedy),
    );
    const log = l10n.t('Show Log');
    const chosen = await window.showErrorMessage(text, again, log, explain);
    if (chosen === log) await commands.executeCommand(commandIds.showLog, first.siteCode);
    if (chosen === again) await commands.executeCommand(commandIds.synchronize);
    if (chosen === explain) await commands.executeCommand(commandIds.explainError, first.error.code);
    return;
  }
  if (runs.some(({ outcome }) => outcome === 'cancelled')) {
    await window.showInformationMessage(
      l10n.t('Synchronization was stopped. What was retrieved is kept; the next one resumes.'),
    );
    return;
  }
  const [run] = runs;
  if (run === undefined) return;
  const { counts, siteCode, contentVersion } = run;
  const changes = [
    // Categories are counted, too: the first synchronization brings nothing else.
    ...(counts.new > 0 ? [l10n.t('{0} new', countedText(counts.new, 'item'))] : []),
    ...(counts.modified > 0 ? [l10n.t('{0} modified', formatCount(counts.modified))] : []),
    ...(counts.expired > 0 ? [l10n.t('{0} expired', formatCount(counts.expired))] : []),
    ...(counts.removed > 0 ? [l10n.t('{0} removed', formatCount(counts.removed))] : []),
  ];
  const what = changes.length === 0 ? l10n.t('nothing changed') : changes.join(', ');
  const log = l10n.t('Show Log');
  const chosen = await window.showInformationMessage(
    l10n.t('{0} is synchronized: {1}; content version {2}.', siteCode, what, contentVersion ?? 0),
    log,
  );
  if (chosen === log) await commands.executeCommand(commandIds.showLog, siteCode);
}
