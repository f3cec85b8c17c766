import { type Disposable, l10n, type QuickInputButton, type QuickPickItem, ThemeIcon, window } from 'vscode';
import { updateSeverities } from '../../domain/updateSeverity.ts';
import type { CategoryView } from '../../service/api/subscription.ts';
import type { SyncService } from '../../service/api/syncService.ts';
import type { ExtensionParts } from '../extensionParts.ts';
import { releaseChoices } from './releaseChoices.ts';
import {
  type ConditionName,
  conditionNames,
  conditionText,
  rememberedKey,
  stateTexts,
  type UpdateListFilter,
  withoutCondition,
} from './updateListFilter.ts';
import type { UpdatesModel } from './updatesModel.ts';

/** Filter Software Updates…: conditions are set and removed one after another, and apply at once, until the list is left. */
export async function filterUpdates(parts: ExtensionParts, model: UpdatesModel): Promise<void> {
  const service = await parts.door.service();
  for (;;) {
    const picked = await pickedCondition(model.filter);
    if (picked === undefined) return;
    const changed =
      picked.kind === 'clear'
        ? {}
        : picked.kind === 'remove'
          ? withoutCondition(model.filter, picked.name)
          : await changedFilter(parts, service, model.filter, picked.name);
    if (changed === undefined) continue;
    await setFilter(parts, model, changed);
    if (picked.kind === 'clear') return;
  }
}

/** Sets the filter and remembers it for this workspace. */
export async function setFilter(
  { context }: Pick<ExtensionParts, 'context'>,
  model: UpdatesModel,
  filter: UpdateListFilter,
): Promise<void> {
  await context.workspaceState.update(rememberedKey, filter);
  await model.setFilter(filter);
}

type Picked = { readonly kind: 'set' | 'remove'; readonly name: ConditionName } | { readonly kind: 'clear' };

function pickedCondition(filter: UpdateListFilter): Promise<Picked | undefined> {
  const labels: Readonly<Record<ConditionName, string>> = {
    text: l10n.t('Text'),
    product: l10n.t('Product'),
    classification: l10n.t('Classification'),
    severity: l10n.t('Severity'),
    releasedSince: l10n.t('Released'),
    superseded: l10n.t('Superseded'),
    expired: l10n.t('Expired'),
    declined: l10n.t('Declined'),
  };
  const remove: QuickInputButton = { iconPath: new ThemeIcon('close'), tooltip: l10n.t('Remove condition') };
  const items: readonly (QuickPickItem & { readonly choice: Picked })[] = conditionNames.map((name) => {
    const text = conditionText(filter, name);
    return {
      ...{ label: labels[name], description: text ?? l10n.t('any'), choice: { kind: 'set', name } },
      ...(text === undefined ? {} : { buttons: [remove] }),
    };
  });
  const isFiltered = conditionNames.some((name) => filter[name] !== undefined);
  const clear = { label: `$(clear-all) ${l10n.t('Clear Filter')}`, choice: { kind: 'clear' } as const };
  const pick = window.createQuickPick<QuickPickItem & { readonly choice: Picked }>();
  pick.title = l10n.t('Filter Software Updates');
  pick.placeholder = l10n.t('All conditions must hold; they apply at once');
  pick.items = isFiltered ? [...items, clear] : items;
  return new Promise((resolve) => {
    const listeners: readonly Disposable[] = [
      pick.onDidTriggerItemButton(({ item: { choice } }) => {
        resolve(choice.kind === 'set' ? { kind: 'remove', name: choice.name } : choice);
        pick.hide();
      }),
      pick.onDidAccept(() => {
        resolve(pick.selectedItems[0]?.choice);
        pick.hide();
      }),
      pick.onDidHide(() => {
        resolve(undefined);
        for (const listener of listeners) listener.dispose();
        pick.dispose();
      }),
    ];
    pick.show();
  });
}

/** The filter with another value of a condition; undefined where none was chosen. */
async function changedFilter(
  parts: ExtensionParts,
  service: SyncService,
  filter: UpdateListFilter,
  name: ConditionName,
): Promise<UpdateListFilter | undefined> {
  switch (name) {
    case 'text': {
      const text = await window.showInputBox({
        title: l10n.t('Filter by Text'),
        prompt: l10n.t('Words that all occur in the title, a KB number or an update id'),
        value: filter.text ?? '',
      });
      if (text === undefined) return undefined;
      return text.trim() === '' ? withoutCondition(filter, name) : { ...filter, text: text.trim() };
    }
    case 'product':
      return withCategory(filter, name, l10n.t('Filter by Product'), await service.products({}));
    case 'classification':
      return withCategory(filter, name, l10n.t('Filter by Classification'), await service.classifications());
    case 'severity': {
      const severity = await window.showQuickPick([...updateSeverities.keys()], {
        title: l10n.t('Filter by Severity'),
      });
      return severity === undefined ? undefined : { ...filter, severity };
    }
    case 'releasedSince':
      return withRelease(parts, filter);
    case 'superseded':
    case 'expired':
    case 'declined': {
      const [is, isNot] = stateTexts(name);
      const yes = { label: l10n.t('Only those that are {0}', is), value: true };
      const no = { label: l10n.t('Only those that are {0}', isNot), value: false };
      const picked = await window.showQuickPick([no, yes], { title: l10n.t('Filter by State') });
      return picked === undefined ? undefined : { ...filter, [name]: picked.value };
    }
  }
}

async function withCategory(
  filter: UpdateListFilter,
  name: 'product' | 'classification',
  title: string,
  categories: readonly CategoryView[],
): Promise<UpdateListFilter | undefined> {
  const items = categories
    .filter(({ type }) => type === 'Product' || type === 'UpdateClassification')
    // What is synchronized first: the others have updates only if they once were.
    .sort((a, b) => Number(b.selected) - Number(a.selected))
    .map(({ id, name: label, path, selected }) => ({
      ...{ id, label },
      description: [path.slice(0, -1).join(' › '), ...(selected ? [l10n.t('synchronized')] : [])]
        .filter((text) => text !== '')
        .join(' · '),
    }));
  const picked = await window.showQuickPick(items, {
    ...{ title, matchOnDescription: true },
    placeHolder: items.length === 0 ? l10n.t('Categories are known after the first synchronization') : title,
  });
  return picked === undefined ? undefined : { ...filter, [name]: { id: picked.id, name: picked.label } };
}

async function withRelease(
  { clock }: ExtensionParts,
  filter: UpdateListFilter,
): Promise<UpdateListFilter | undefined> {
  const title = l10n.t('Filter by Release');
  const other = { label: l10n.t('Since another day…'), description: '' };
  const choices = releaseChoices(clock.now()).map(({ label, day }) => ({ label, description: day }));
  const picked = await window.showQuickPick([...choices, other], { title });
  if (picked === undefined) return undefined;
  if (picked !== other) return { ...filter, releasedSince: picked.description };
  const day = await window.showInputBox({
    ...{ title, value: filter.releasedSince ?? '', placeHolder: '2026-11-10' },
    prompt: l10n.t('Released on or after this day (UTC)'),
    validateInput: (text) => (isDay(text) ? undefined : l10n.t('A day looks like 2026-11-10')),
  });
  return day === undefined ? undefined : { ...filter, releasedSince: day.trim() };
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text.trim()) && !Number.isNaN(Date.parse(text.trim()));
}
