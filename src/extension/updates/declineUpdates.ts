import { l10n, ProgressLocation, window } from 'vscode';
import { countedText } from '../countedText.ts';
import type { ExtensionParts } from '../extensionParts.ts';
import { chosenUpdateNodes, updatesAmong } from './updateNode.ts';
import type { UpdatesModel } from './updatesModel.ts';

/** How many titles a question names. */
const named = 10;

/** Decline: the chosen updates at the source software update point, after a question that names them. */
export async function declineUpdates(
  { door }: ExtensionParts,
  model: UpdatesModel,
  given: readonly unknown[],
): Promise<void> {
  const updates = updatesAmong(chosenUpdateNodes(given)).filter(({ state }) => !state.includes('declined'));
  if (updates.length === 0) return;
  const service = await door.service();
  const decline = l10n.t('Decline');
  const more = updates.length - named;
  const detail = [
    ...updates.slice(0, named).map(({ title }) => title),
    ...(more > 0 ? [l10n.t('and {0} more', more)] : []),
    '',
    l10n.t(
      'Clients are not offered declined updates. Site database and other software update points follow with the next synchronization.',
    ),
  ].join('\n');
  const question = l10n.t('Decline {0}?', countedText(updates.length, 'update'));
  if ((await window.showWarningMessage(question, { modal: true, detail }, decline)) !== decline) return;
  await window.withProgress(
    {
      location: ProgressLocation.Notification,
      title: l10n.t('Declining {0}', countedText(updates.length, 'update')),
      cancellable: true,
    },
    async (progress, token) => {
      for (const [index, { updateId }] of updates.entries()) {
        if (token.isCancellationRequested) return;
        progress.report({ message: `${index + 1}/${updates.length}`, increment: 100 / updates.length });
        await service.declineUpdate({ id: updateId });
        model.declined([updateId]);
      }
    },
  );
}
