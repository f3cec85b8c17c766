import { l10n, window } from 'vscode';
import { SyncError } from '../../domain/errors/syncError.ts';
import { chosenNodes } from '../commands/chosenNodes.ts';
import { pickSite } from '../commands/pickSite.ts';
import type { VirtualDocuments } from '../documents/virtualDocuments.ts';
import type { ExtensionParts } from '../extensionParts.ts';
import { siteCodesOf } from '../hierarchy/hierarchyNode.ts';
import { subjectOf } from './comparedVersions.ts';
import { type VersionChoice, versionChoices } from './versionChoices.ts';

/** How many runs are looked through for content versions. */
const lookedAt = 200;

/** Compare Runs…: asks which two content versions of a site, and opens what differs as a document. */
export async function compareRuns(
  { door, clock }: ExtensionParts,
  documents: VirtualDocuments,
  given: readonly unknown[],
): Promise<void> {
  const service = await door.service();
  const siteCode =
    siteCodesOf(chosenNodes(given))[0] ?? (await pickSite(await service.sites(), l10n.t('Compare Runs')));
  if (siteCode === undefined) return;
  const { items } = await service.runs({ siteCode, limit: lookedAt });
  const choices = versionChoices(items, clock.now());
  if (choices.length < 2)
    throw new SyncError('notFound', `Site ${siteCode} has no content version yet: synchronize it first`);
  const title = l10n.t('Compare Runs of Site {0}', siteCode);
  const to = await pickedVersion(choices, title, l10n.t('The later version'));
  if (to === undefined || to.version === 0) return;
  const earlier = choices.filter(({ version }) => version < to.version);
  const from = await pickedVersion(
    earlier,
    title,
    l10n.t('The earlier version, to compare {0} with', to.version),
  );
  if (from === undefined) return;
  const name = `${siteCode} version ${from.version} to ${to.version}`;
  await documents.showMarkdown('compare', subjectOf({ siteCode, from: from.version, to: to.version }), name);
}

function pickedVersion(
  choices: readonly VersionChoice[],
  title: string,
  placeHolder: string,
): Thenable<VersionChoice | undefined> {
  return window.showQuickPick(choices, { title, placeHolder, matchOnDescription: true });
}
