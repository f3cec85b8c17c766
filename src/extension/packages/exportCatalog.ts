import { env, l10n, window } from 'vscode';
import { SyncError } from '../../domain/errors/syncError.ts';
import type { SiteView } from '../../service/api/hierarchy.ts';
import type { SyncService } from '../../service/api/syncService.ts';
import { chosenNodes } from '../commands/chosenNodes.ts';
import type { ExtensionParts } from '../extensionParts.ts';
import { siteCodesOf } from '../hierarchy/hierarchyNode.ts';
import { inBackground } from '../inBackground.ts';
import { localTime } from '../localTime.ts';
import { remotePlace } from '../remote/remotePlaces.ts';
import { askExport } from './askExport.ts';
import { type Exported, exportSentence, exportSummary } from './exportSummary.ts';
import { bundleRequest, cabRequest, type ExportWishes } from './exportWishes.ts';
import { knownCategories, namesOf } from './knownCategories.ts';
import { proposedName } from './packageKind.ts';
import { askTarget, askWantedList } from './packagePlace.ts';
import type { PackageSummaries } from './packageSummaries.ts';
import { type WatchedCall, withOperation } from './withOperation.ts';

/** Export Software Update Catalog…: asks what and where to, writes it behind a notification, and offers a summary. */
export async function exportCatalog(
  parts: ExtensionParts,
  summaries: PackageSummaries,
  given: readonly unknown[],
): Promise<void> {
  const { clock, context, diagnostics, door } = parts;
  const service = await door.service();
  const [code] = siteCodesOf(chosenNodes(given));
  const sites = exportableSites(await service.sites(), code);
  const categories = await knownCategories(service);
  const title = l10n.t('Export Software Update Catalog');
  const wishes = await askExport({
    ...{ sites, categories, askWantedList: () => askWantedList(parts, title) },
    ...(code === undefined ? {} : { siteCode: code }),
  });
  if (wishes?.siteCode === undefined || wishes.kind === undefined) return;
  const { siteCode, kind } = wishes;
  const file = await askTarget(parts, {
    ...{ title, kind },
    name: proposedName(siteCode, localTime(clock.now()).slice(0, 10), kind),
  });
  if (file === undefined) return;
  const exported = await withOperation(parts, l10n.t('Exporting the catalog of {0}', siteCode), (call) =>
    written(service, file, wishes, call),
  );
  const time = localTime(clock.now());
  const summary = exportSummary(exported, {
    ...{ siteCode, names: namesOf(categories), written: time },
    machine: remotePlace(context)?.url,
  });
  const id = `export ${time} ${siteCode}`;
  await summaries.keep(id, summary);
  inBackground(
    offerSummary(exportSentence(exported, siteCode), file, () =>
      summaries.show(id, l10n.t('Export of {0}', siteCode)),
    ),
    diagnostics,
  );
}

async function written(
  service: Pick<SyncService, 'exportCatalog' | 'exportPackage'>,
  file: string,
  wishes: ExportWishes,
  call: WatchedCall,
): Promise<Exported> {
  return wishes.kind === 'cab'
    ? { kind: 'cab', exported: await service.exportPackage(cabRequest(file, wishes), call) }
    : { kind: 'susync', exported: await service.exportCatalog(bundleRequest(file, wishes), call) };
}

/** The sites whose catalog the service has. Rejects where there is none, or where the wanted one is none of them. */
function exportableSites(sites: readonly SiteView[], wanted: string | undefined): readonly SiteView[] {
  const own = sites.filter(({ service, sups }) => service === null && sups.length > 0);
  if (own.length === 0)
    throw new SyncError('noSoftwareUpdatePoint', 'No site here has a software update point');
  if (wanted !== undefined && !own.some(({ siteCode }) => siteCode === wanted))
    throw new SyncError('noSoftwareUpdatePoint', `Site ${wanted} has no software update point here`);
  return own;
}

async function offerSummary(sentence: string, file: string, show: () => Promise<void>): Promise<void> {
  const open = l10n.t('Show Summary');
  const copy = l10n.t('Copy Path');
  const chosen = await window.showInformationMessage(sentence, open, copy);
  if (chosen === open) await show();
  if (chosen === copy) await env.clipboard.writeText(file);
}
