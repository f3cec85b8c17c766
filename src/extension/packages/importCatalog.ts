import { commands, l10n, window } from 'vscode';
import { SyncError } from '../../domain/errors/syncError.ts';
import type { SyncService } from '../../service/api/syncService.ts';
import { showError } from '../commands/showError.ts';
import type { ExtensionParts } from '../extensionParts.ts';
import { progressText } from '../hierarchy/siteState.ts';
import { commandIds } from '../ids.ts';
import { inBackground } from '../inBackground.ts';
import { localTime } from '../localTime.ts';
import { remotePlace } from '../remote/remotePlaces.ts';
import { requireTopLevel } from '../sites/chosenSite.ts';
import { confirmImport, type ImportAnswer } from './confirmImport.ts';
import {
  changesNothing,
  failedRuns,
  type Imported,
  importSentence,
  importSummary,
  packageNames,
} from './importSummary.ts';
import { knownCategories, namesOf } from './knownCategories.ts';
import { type PackageKind, packageKindOf } from './packageKind.ts';
import { askPackages, givenPackages } from './packagePlace.ts';
import type { PackageSummaries } from './packageSummaries.ts';
import { withOperation } from './withOperation.ts';

/** What an import works with, from its first look to its end. */
interface ImportWork {
  readonly parts: ExtensionParts;
  readonly summaries: PackageSummaries;
  readonly service: SyncService;
  readonly siteCode: string;
  readonly kind: PackageKind;
  readonly files: readonly string[];
}

/** Import Software Update Catalog…: looks first, says what it would do, and changes something only after a question. */
export async function importCatalog(
  parts: ExtensionParts,
  summaries: PackageSummaries,
  given: readonly unknown[],
): Promise<void> {
  const service = await parts.door.service();
  const { siteCode, source } = requireTopLevel(await service.sites());
  if (source !== 'none') {
    inBackground(offerSource(siteCode, source), parts.diagnostics);
    return;
  }
  const named = givenPackages(given);
  const files = named.length > 0 ? named : await askPackages(parts, l10n.t('Import Software Update Catalog'));
  if (files.length === 0) return;
  const work = { parts, summaries, service, siteCode, files, kind: kindOfAll(files) };
  const found = await attempt(work, 'look');
  const id = await keepSummary(work, found, true);
  inBackground(guarded(work, offerImport(work, found, id)), parts.diagnostics);
}

/** The one kind that all files are of. Throws `invalidRequest` where they are not what one import takes. */
function kindOfAll(files: readonly string[]): PackageKind {
  const [first, ...others] = files;
  const kind = packageKindOf(first ?? '');
  if (kind === undefined)
    throw new SyncError('unknownPackage', `${first ?? ''} ends neither in .susync nor in .cab`);
  if (others.some((file) => packageKindOf(file) !== kind) || (kind === 'cab' && others.length > 0))
    throw new SyncError(
      'invalidRequest',
      'One import takes any number of .susync packages, or one .cab package',
    );
  return kind;
}

/** Packages come into a site whose source is none; the way there is one click away. */
async function offerSource(siteCode: string, source: string | null): Promise<void> {
  const set = l10n.t('Set Synchronization Source…');
  const text =
    source === null
      ? l10n.t(
          'Packages are imported at a site whose synchronization source is none; {0} has none set yet.',
          siteCode,
        )
      : l10n.t(
          'Packages are imported at a site whose synchronization source is none; {0} synchronizes from {1}, which would undo them.',
          ...[siteCode, source],
        );
  if ((await window.showWarningMessage(text, set)) === set)
    await commands.executeCommand(commandIds.setSource);
}

/** Looks, or imports, behind a notification; runs that follow are told of there, and not once more as outages. */
async function attempt(
  { parts, service, siteCode, kind, files }: ImportWork,
  answer: ImportAnswer | 'look',
): Promise<Imported> {
  const dryRun = answer === 'look';
  const title = dryRun ? l10n.t('Looking at what would be imported') : l10n.t('Importing into {0}', siteCode);
  return withOperation(parts, title, async ({ say, ...call }) => {
    const own = parts.outages.begin();
    const watching = parts.hierarchy.onDidChange(() => {
      const lines = [...parts.hierarchy.snapshot.activity].map(
        ([code, note]) => `${code}: ${progressText(note)}`,
      );
      if (!dryRun && lines.length > 0) say(lines.join(' — '));
    });
    try {
      const request = { dryRun, user: parts.user };
      const done: Imported =
        kind === 'cab'
          ? { kind, imported: await service.importPackage({ file: files[0] ?? '', ...request }, call) }
          : {
              kind,
              imported: await service.importCatalog(
                { files, ...request, takeSubscription: answer === 'importWithSubscription' },
                call,
              ),
            };
      parts.outages.tell(failedRuns(done).map((run) => run.siteCode));
      return done;
    } finally {
      own.dispose();
      watching.dispose();
    }
  });
}

/** Says what was found until that was answered; then asks, and imports. */
async function offerImport(work: ImportWork, found: Imported, id: string): Promise<void> {
  const { summaries, siteCode } = work;
  const begin = l10n.t('Import…');
  const show = l10n.t('Show What It Found');
  const sentence = importSentence(found, { siteCode, dryRun: true });
  const actions = changesNothing(found) ? [show] : [begin, show];
  let chosen = await window.showInformationMessage(sentence, ...actions);
  while (chosen === show) {
    await summaries.show(id, l10n.t('Import into {0}', siteCode));
    chosen = changesNothing(found) ? undefined : await window.showInformationMessage(sentence, ...actions);
  }
  if (chosen !== begin) return;
  const answer = await confirmImport(found, siteCode);
  if (answer === undefined) return;
  const done = await attempt(work, answer);
  await tellOutcome(work, done, await keepSummary(work, done, false));
}

async function tellOutcome({ summaries, siteCode }: ImportWork, done: Imported, id: string): Promise<void> {
  const show = l10n.t('Show Summary');
  const sentence = importSentence(done, { siteCode, dryRun: false });
  const [failed] = failedRuns(done);
  const chosen =
    failed?.error === undefined
      ? await window.showInformationMessage(sentence, show)
      : await window.showErrorMessage(
          `${sentence} ${l10n.t('Synchronization of {0} failed: {1}. {2}', failed.siteCode, failed.error.message, failed.error.remedy)}`,
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

/** Work that nobody waits for tells its failures as commands do. */
async function guarded({ parts }: ImportWork, work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (error) {
    await showError(error, parts.diagnostics);
  }
}
