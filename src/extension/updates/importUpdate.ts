import { commands, l10n, ProgressLocation, window } from 'vscode';
import { countedText } from '../countedText.ts';
import { abortSignalOf } from '../commands/abortSignal.ts';
import type { ExtensionParts } from '../extensionParts.ts';
import { commandIds } from '../ids.ts';
import { updateIdsIn } from './updateIdsIn.ts';

/** Import Update by ID…: fetches updates from the synchronization source, whatever is subscribed to. */
export async function importUpdate({ door }: ExtensionParts, given: unknown): Promise<void> {
  const service = await door.service();
  const ids = typeof given === 'string' ? updateIdsIn(given) : await askedIds();
  if (ids.length === 0) return;
  const title = l10n.t('Importing {0}', countedText(ids.length, 'update'));
  const imported = await window.withProgress(
    { location: ProgressLocation.Notification, title, cancellable: true },
    async (_progress, token) => {
      const cancellation = abortSignalOf(token);
      try {
        return await service.importUpdates({ ids }, { signal: cancellation.signal });
      } finally {
        cancellation.dispose();
      }
    },
  );
  const here = new Set(imported.map(({ updateId }) => updateId));
  const missing = ids.filter((id) => !here.has(id));
  if (missing.length > 0) {
    await window.showWarningMessage(
      l10n.t('The synchronization source did not deliver: {0}', missing.join(', ')),
    );
  }
  if (imported.length === 0) return;
  const synchronize = l10n.t('Synchronize Software Updates');
  const chosen = await window.showInformationMessage(
    l10n.t(
      'Imported {0} into the source software update point. Site database and other sites follow with the next synchronization.',
      imported.length === 1 ? (imported[0]?.title ?? '') : countedText(imported.length, 'update'),
    ),
    synchronize,
  );
  if (chosen === synchronize) await commands.executeCommand(commandIds.synchronize);
}

async function askedIds(): Promise<readonly string[]> {
  const text = await window.showInputBox({
    title: l10n.t('Import Update by ID'),
    prompt: l10n.t('Ids of updates, as the Microsoft Update Catalog shows them; several apart by spaces'),
    placeHolder: '453bfaa7-a018-4697-a359-47ef13280549',
    ignoreFocusOut: true,
    validateInput: (value) =>
      updateIdsIn(value).length > 0
        ? undefined
        : l10n.t('An update id is a GUID: 8 hex digits, three times 4, and 12'),
  });
  return updateIdsIn(text ?? '');
}
