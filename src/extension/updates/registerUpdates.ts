import { type Disposable, DisposableList } from '../../base/disposable.ts';
import { registerCommand } from '../commands/registerCommand.ts';
import { showError } from '../commands/showError.ts';
import type { SyncError } from '../../domain/errors/syncError.ts';
import type { VirtualDocuments } from '../documents/virtualDocuments.ts';
import type { ExtensionParts } from '../extensionParts.ts';
import { type CommandId, commandIds } from '../ids.ts';
import { inBackground } from '../inBackground.ts';
import { rememberedFilter, rememberedKey } from './updateListFilter.ts';
import { chosenUpdateNodes } from './updateNode.ts';
import { keepUpdateKeys } from './updateKeys.ts';
import { UpdatesModel } from './updatesModel.ts';
import { UpdatesView } from './updatesView.ts';

/** Everything about software updates: the view, documents of updates, and the commands. */
export function registerUpdates(parts: ExtensionParts, documents: VirtualDocuments): Disposable {
  const { context, door, diagnostics } = parts;
  const disposables = new DisposableList();
  const filter = rememberedFilter(context.workspaceState.get(rememberedKey));
  const model = disposables.add(new UpdatesModel(parts, filter));
  const groups = () => import('./changeGroups.ts');
  const tell = (error: SyncError): void => {
    inBackground(showError(error, diagnostics), diagnostics);
  };
  disposables.add(
    new UpdatesView({
      ...{ door, model, clock: parts.clock, onError: tell },
      drop: async (target, updateIds) => (await groups()).dropOnGroup(parts, target, updateIds),
    }),
  );
  disposables.add(keepUpdateKeys(model, diagnostics));
  const writing = () => import('./updateDocuments.ts');
  documents.add('update', async (id) => (await writing()).updateText(door, id));
  documents.add('update-xml', async (id) => (await writing()).updateXmlText(door, id));
  const command = (id: CommandId, run: (...given: readonly unknown[]) => Promise<unknown>): void => {
    disposables.add(registerCommand(id, diagnostics, run));
  };
  command(commandIds.openUpdate, async (...given) =>
    (await import('./openUpdate.ts')).openUpdates(parts, documents, given),
  );
  command(commandIds.openUpdateXml, async (...given) =>
    (await import('./openUpdate.ts')).openUpdateXml(parts, documents, given),
  );
  command(commandIds.findUpdate, async (text) => (await import('./findUpdate.ts')).findUpdate(parts, text));
  command(commandIds.importUpdate, async (id) => (await import('./importUpdate.ts')).importUpdate(parts, id));
  const filtering = () => import('./filterUpdates.ts');
  command(commandIds.filterUpdates, async () => (await filtering()).filterUpdates(parts, model));
  command(commandIds.clearUpdateFilter, async () => (await filtering()).setFilter(parts, model, {}));
  command(commandIds.showMoreUpdates, async (...given) => {
    for (const node of chosenUpdateNodes(given)) if (node.kind === 'more') await model.more(node.list);
  });
  command(commandIds.declineUpdate, async (...given) =>
    (await import('./declineUpdates.ts')).declineUpdates(parts, model, given),
  );
  command(commandIds.createUpdateGroup, async () => (await groups()).createGroup(parts));
  command(commandIds.addToUpdateGroup, async (...given) => (await groups()).addToGroup(parts, given));
  command(commandIds.removeFromUpdateGroup, async (...given) =>
    (await groups()).removeFromGroup(parts, given),
  );
  command(commandIds.emptyUpdateGroup, async (...given) => (await groups()).emptyGroups(parts, given));
  command(commandIds.removeUpdateGroup, async (...given) => (await groups()).removeGroups(parts, given));
  return disposables;
}
