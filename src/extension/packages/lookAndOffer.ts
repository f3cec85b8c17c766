import { l10n, window } from 'vscode';
import { catalogText } from '../catalogText.ts';
import { showError } from '../commands/showError.ts';
import { inBackground } from '../inBackground.ts';
import { localTime } from '../localTime.ts';
import { remotePlace } from '../remote/remotePlaces.ts';
import { confirmImport } from './confirmImport.ts';
import { failedRuns, type Imported, importSentence, importSummary, packageNames } from './importSummary.ts';
import { importWays } from './importWays.ts';
import type { ImportForce, ImportWork } from './importWork.ts';
import { knownCategories, namesOf } from './knownCategories.ts';
import { runImport } from './runImport.ts';
import { trustSigner } from './trustSigner.ts';

/** Looks at what packages would change, then says it in a notification with the ways on; nothing takes the focus until somebody chooses one. */
export async function lookAndOffer(work: ImportWork, force: ImportForce): Promise<void> {
  const found = await runImport(work, { dryRun: true, takeSubscription: false, ...force });
  const id = await keepSummary(work, found, true);
  inBackground(guarded(work, offer(work, found, id, force)), work.parts.diagnostics);
}

async function offer(work: ImportWork, found: Imported, id: string, force: ImportForce): Promise<void> {
  const { canImport, trust, canForce } = importWays(found);
  const begin = l10n.t('Import…');
  const trustIt = l10n.t('Trust Signer…');
  const forceIt = l10n.t('Import All the Same…');
  const show = l10n.t('Show What It Found');
  const actions = [
    ...(canImport ? [begin] : []),
    ...(trust === undefined ? [] : [trustIt]),
    ...(canForce ? [forceIt] : []),
    show,
  ];
  const sentence = importSentence(found, { siteCode: work.siteCode, dryRun: true });
  const say = canImport ? window.showInformationMessage : window.showWarningMessage;
  for (;;) {
    switch (await say(sentence, ...actions)) {
      case show:
        await work.summaries.show(id, l10n.t('Import into {0}', work.siteCode));
        continue;
      case begin:
        return confirmed(work, found, force);
      case trustIt:
        if (trust !== undefined && (await trustSigner(work.service, trust, sourceOf(found))))
          return lookAndOffer(work, force);
        continue;
      case forceIt:
        return lookAndOffer(work, { isForced: true });
      case undefined:
        return;
    }
  }
}

async function confirmed(work: ImportWork, found: Imported, force: ImportForce): Promise<void> {
  const { summaries, siteCode } = work;
  const answer = await confirmImport(found, siteCode);
  if (answer === undefined) return;
  const done = await runImport(work, {
    ...{ dryRun: false, takeSubscription: answer === 'importWithSubscription' },
    ...force,
  });
  const id = await keepSummary(work, done, false);
  const show = l10n.t('Show Summary');
  const sentence = importSentence(done, { siteCode, dryRun: false });
  const [failed] = failedRuns(done);
  const chosen =
    failed?.error === undefined
      ? await window.showInformationMessage(sentence, show)
      : await window.showErrorMessage(
          `${sentence} ${l10n.t('Synchronization of {0} failed: {1}. {2}', failed.siteCode, failed.error.message, catalogText(failed.error.remedy))}`,
          show,
        );
  if (chosen === show) await summaries.show(id, l10n.t('Import into {0}', siteCode));
}

async function keepSummary(
  { parts: { clock, context }, summaries, service, siteCode }: ImportWork,
  imported: Imported,
  dryRun: boolean,
): Promise<string> {
  const time = localTime(clock.now());
  const names = namesOf(await knownCategories(service));
  const id = `${dryRun ? 'look' : 'import'} ${time} ${siteCode} ${packageNames(imported)}`;
  const surroundings = { siteCode, names, time, dryRun, machine: remotePlace(context)?.url };
  await summaries.keep(id, importSummary(imported, surroundings));
  return id;
}

function sourceOf(found: Imported): string {
  return found.kind === 'cab' ? '' : (found.imported.packages[0]?.package.source.serverName ?? '');
}

/** Work that nobody waits for tells its failures as commands do. */
async function guarded({ parts }: ImportWork, work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (error) {
    await showError(error, parts.diagnostics);
  }
}
