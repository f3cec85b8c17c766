import { commands, l10n, window } from 'vscode';
import { type Disposable, DisposableList } from '../../base/disposable.ts';
import { registerCommand } from '../commands/registerCommand.ts';
import { setContextKey } from '../contextKeys.ts';
import type { ExtensionParts } from '../extensionParts.ts';
import { type CommandId, commandIds, contextKeys, viewIds } from '../ids.ts';
import { inBackground } from '../inBackground.ts';
import { ProductsModel } from './productsModel.ts';
import { ProductsView } from './productsView.ts';
import { emptyDraft } from './productTree.ts';

/** Products and Classifications: the view with boxes, what is applied, filtered and reviewed in it. */
export function registerProducts(parts: ExtensionParts): Disposable & { readonly model: ProductsModel } {
  const { door, changes, diagnostics } = parts;
  const disposables = new DisposableList();
  const model = disposables.add(
    new ProductsModel(door, changes, (error) => {
      diagnostics.error(error);
    }),
  );
  disposables.add(
    new ProductsView(model, (work) => {
      inBackground(work, diagnostics);
    }),
  );
  disposables.add(
    model.onDidChange(() => {
      setContextKey(contextKeys.productsEdited, model.isEdited, diagnostics);
      setContextKey(contextKeys.productsFiltered, model.filter !== '', diagnostics);
      setContextKey(contextKeys.hasNewProducts, model.news > 0, diagnostics);
    }),
  );
  const command = (id: CommandId, run: () => Promise<unknown>): void => {
    disposables.add(registerCommand(id, diagnostics, run));
  };
  command(commandIds.configureProducts, async () => {
    await door.service();
    await model.refresh();
    await commands.executeCommand(`${viewIds.products}.focus`);
  });
  command(commandIds.applyProducts, async () =>
    (await import('./applyProducts.ts')).applyProducts(parts, model, !model.isGuided),
  );
  command(commandIds.revertProducts, () => {
    model.setDraft(emptyDraft);
    return Promise.resolve();
  });
  command(commandIds.filterProducts, async () => {
    const filter = await window.showInputBox({
      title: l10n.t('Filter Products'),
      prompt: l10n.t('Words that a product and what stands above it contain; empty shows all'),
      value: model.filter,
    });
    if (filter !== undefined) model.setFilter(filter.trim());
  });
  command(commandIds.clearProductFilter, () => {
    model.setFilter('');
    return Promise.resolve();
  });
  command(commandIds.reviewProducts, async () =>
    (await import('./reviewProducts.ts')).reviewProducts(parts, model),
  );
  return Object.assign(disposables, { model });
}
