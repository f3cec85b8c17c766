import { commands, l10n, window } from 'vscode';
import { SyncError } from '../../domain/errors/syncError.ts';
import type { ExtensionParts } from '../extensionParts.ts';
import { commandIds } from '../ids.ts';
import { inBackground } from '../inBackground.ts';
import { requireTopLevel } from '../sites/chosenSite.ts';
import { lookAndOffer } from './lookAndOffer.ts';
import { type PackageKind, packageKindOf } from './packageKind.ts';
import { askPackages, givenPackages } from './packagePlace.ts';
import type { PackageSummaries } from './packageSummaries.ts';

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
  await lookAndOffer(work, { isForced: false });
}

/** The one kind that all files are of. Throws where they are not what one import takes. */
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
