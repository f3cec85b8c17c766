import { l10n, window } from 'vscode';
import { SyncError } from '../../domain/errors/syncError.ts';
import { chosenNodes } from '../commands/chosenNodes.ts';
import { pickSite } from '../commands/pickSite.ts';
import type { VirtualDocuments } from '../documents/virtualDocuments.ts';
import type { ExtensionParts } from '../extensionParts.ts';
import { siteCodesOf } from '../hierarchy/hierarchyNode.ts';
import { mostRuns } from './bringingRuns.ts';
import { type ComparedVersions, isComparedVersions, subjectOf } from './comparedVersions.ts';
import { type VersionChoice, versionChoices } from './versionChoices.ts';

/** Compare Runs…: opens what differs between two content versions of a site as a document; asks which, where it was called with none. */
export async function compareRuns(
  parts: ExtensionParts,
  documents: VirtualDocuments,
  given: readonly unknown[],
): Promise<void> {
  const [first] = given;
  const compared = isComparedVersions(first) ? first : await askVersions(parts, given);
  if (compared === undefined) return;
  const { siteCode, from, to } = compared;
  await documents.showMarkdown('compare', subjectOf(compared), `${siteCode} version ${from} to ${to}`);
}

async function askVersions(
  { door, clock }: ExtensionParts,
  given: readonly unknown[],
): Promise<ComparedVersions | undefined> {
  const service = await door.service();
  const siteCode =
    siteCodesOf(chosenNodes(given))[0] ?? (await pickSite(await service.sites(), l10n.t('Compare Runs')));
  if (siteCode === undefined) return undefined;
  const { items } = await service.runs({ siteCode, limit: mostRuns });
  const choices = versionChoices(items, clock.now());
  if (choices.length < 2)
    throw new SyncError('notFound', `Site ${siteCode} has no content version yet: synchronize it first`);
  const title = l10n.t('Compare Runs of Site {0}', siteCode);
  const to = await pickedVersion(choices, title, l10n.t('The later version'));
  if (to === undefined || to.version === 0) return undefined;
  const earlier = choices.filter(({ version }) => version < to.version);
  const from = await pickedVersion(
    earlier,
    title,
    l10n.t('The earlier version, to compare {0} with', to.version),
  );
  return from === undefined ? undefined : { siteCode, from: from.version, to: to.version };
}

function pickedVersion(
  choices: readonly VersionChoice[],
  title: string,
  placeHolder: string,
): Thenable<VersionChoice | undefined> {
  return window.showQuickPick(choices, { title, placeHolder, matchOnDescription: true });
}
