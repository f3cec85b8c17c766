import { l10n, window } from 'vscode';
import type { ExtensionParts } from '../extensionParts.ts';
import { askChoices } from '../input/askChoice.ts';
import { applyProducts } from './applyProducts.ts';
import type { ProductsModel } from './productsModel.ts';
import { checkState, withBox } from './productTree.ts';

/** Review New Products: shows what came since the last review; what is checked is selected, and all of it counts as seen. */
export async function reviewProducts(parts: ExtensionParts, model: ProductsModel): Promise<void> {
  const service = await parts.door.service();
  await model.refresh();
  const fresh = [...model.tree.categories.values()].filter(({ isNew }) => isNew);
  if (fresh.length === 0) {
    await window.showInformationMessage(l10n.t('No product or classification is new.'));
    return;
  }
  const isIn = (id: string): boolean => checkState(model.tree, id) !== 'clear';
  const answer = await askChoices({
    title: l10n.t('Review New Products'),
    placeHolder: l10n.t('Check what is to be synchronized; OK marks all of them as seen'),
    choices: fresh.map(({ id, name, path }) => ({
      label: name,
      description: path.slice(0, -1).join(' > '),
      ...(isIn(id) ? { detail: l10n.t('Selected already, by itself or by what stands above it') } : {}),
      value: id,
    })),
  });
  if (answer.kind !== 'answered') return;
  for (const id of answer.value) if (!isIn(id)) model.setDraft(withBox(model.tree, id, true));
  await service.reviewCategories();
  if (model.isEdited) await applyProducts(parts, model, true);
}
