import { commands, l10n, ProgressLocation, window } from 'vscode';
import { countedText } from '../countedText.ts';
import { asSyncError } from '../../domain/errors/syncError.ts';
import type { SubscriptionChange, SubscriptionPreview } from '../../service/api/subscription.ts';
import type { SyncService } from '../../service/api/syncService.ts';
import { abortSignalOf } from '../commands/abortSignal.ts';
import type { ExtensionParts } from '../extensionParts.ts';
import { commandIds } from '../ids.ts';
import { type AskedSource, impactWords } from './impactWords.ts';
import type { ProductsModel } from './productsModel.ts';
import { changeOf, draftSize, emptyDraft } from './productTree.ts';

/** Apply: shows what the checked products and classifications would mean, and stores them when somebody agrees. False where nothing was stored. */
export async function applyProducts(
  { door }: ExtensionParts,
  model: ProductsModel,
  mayRun: boolean,
): Promise<boolean> {
  const service = await door.service();
  const change = changeOf(model.tree, await service.subscription());
  const preview = await service.previewSubscription(change);
  const asked = await askSource(service, change, preview);
  const apply = l10n.t('Apply');
  const applyAndRun = l10n.t('Apply and Synchronize');
  const answer = await window.showWarningMessage(
    l10n.t('Apply {0} to products and classifications?', countedText(draftSize(model.tree.draft), 'change')),
    { modal: true, detail: impactWords(preview, asked).join('\n') },
    ...(mayRun ? [apply, applyAndRun] : [apply]),
  );
  if (answer !== apply && answer !== applyAndRun) return false;
  await service.changeSubscription(change);
  model.setDraft(emptyDraft);
  await model.refresh();
  if (answer === applyAndRun) await commands.executeCommand(commandIds.synchronize);
  return true;
}

/** How much the source offers; it can be left out, and a source that does not answer keeps nobody from going on. */
async function askSource(
  service: SyncService,
  change: SubscriptionChange,
  { after }: SubscriptionPreview,
): Promise<AskedSource> {
  if (after.products.length === 0 || after.classifications.length === 0) return { kind: 'notAsked' };
  return window.withProgress(
    {
      location: ProgressLocation.Notification,
      title: l10n.t('Asking the source how much it offers'),
      cancellable: true,
    },
    async (_progress, token) => {
      const aborting = abortSignalOf(token);
      try {
        const estimate = await service.estimateSubscription(change, { signal: aborting.signal });
        return { kind: 'estimate', estimate };
      } catch (error) {
        const { key, message } = asSyncError(error, 'Extension');
        return key === 'cancelled' ? { kind: 'notAsked' } : { kind: 'failed', message };
      } finally {
        aborting.dispose();
      }
    },
  );
}
