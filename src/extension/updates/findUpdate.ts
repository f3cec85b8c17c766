import { commands, type Disposable, l10n, type QuickPickItem, window } from 'vscode';
import { asSyncError } from '../../domain/errors/syncError.ts';
import type { UpdateView } from '../../service/api/updates.ts';
import type { ExtensionParts } from '../extensionParts.ts';
import { commandIds } from '../ids.ts';
import { UpdateFinder } from './updateFinder.ts';
import { updateIdsIn } from './updateIdsIn.ts';
import { updateRow } from './updateRow.ts';

interface FoundItem extends QuickPickItem {
  /** What is done when it is chosen. */
  readonly command: string;
  readonly id: string;
}

/** Find Update…: looks through the whole site database while somebody types, beginning with a text where one is given, and opens what is chosen. */
export async function findUpdate({ door, clock }: ExtensionParts, given: unknown): Promise<void> {
  const text = typeof given === 'string' ? given : '';
  const chosen = await chosenItem(new UpdateFinder(await door.service(), clock), text);
  if (chosen !== undefined) await commands.executeCommand(chosen.command, chosen.id);
}

function chosenItem(finder: UpdateFinder, begin: string): Promise<FoundItem | undefined> {
  const pick = window.createQuickPick<FoundItem>();
  pick.title = l10n.t('Find Update');
  pick.placeholder = l10n.t('Words of the title, a KB number or an update id');
  pick.matchOnDetail = true;
  pick.value = begin;
  const listeners: Disposable[] = [];
  return new Promise<FoundItem | undefined>((resolve, reject) => {
    const look = async (text: string): Promise<void> => {
      pick.busy = true;
      const found = await finder.find(text);
      if (found === undefined) return;
      pick.items = itemsOf(found.items, text);
      pick.busy = false;
    };
    const lookAndTell = (text: string): void => {
      look(text).catch((error: unknown) => {
        reject(asSyncError(error));
        pick.hide();
      });
    };
    listeners.push(
      pick.onDidChangeValue(lookAndTell),
      pick.onDidAccept(() => {
        resolve(pick.selectedItems[0]);
        pick.hide();
      }),
      pick.onDidHide(() => {
        resolve(undefined);
      }),
    );
    pick.show();
    lookAndTell(begin);
  }).finally(() => {
    finder.cancel();
    for (const listener of listeners) listener.dispose();
    pick.dispose();
  });
}

function itemsOf(updates: readonly UpdateView[], text: string): FoundItem[] {
  const found = updates.map((update): FoundItem => {
    const { label, description, icon } = updateRow(update, false, false);
    return {
      label: `$(${icon}) ${label}`,
      ...{ detail: description, id: update.updateId, command: commandIds.openUpdate },
      // What matches has been decided already, by more than what stands here.
      alwaysShow: true,
    };
  });
  const [id] = updateIdsIn(text);
  if (found.length > 0 || id === undefined) return found;
  return [
    {
      label: `$(cloud-download) ${l10n.t('Import update {0} from the synchronization source', id)}`,
      ...{ id, command: commandIds.importUpdate, alwaysShow: true },
    },
  ];
}
