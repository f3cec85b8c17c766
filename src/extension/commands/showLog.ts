import { l10n } from 'vscode';
import { SyncError } from '../../domain/errors/syncError.ts';
import type { ExtensionParts } from '../extensionParts.ts';
import { siteCodesOf } from '../hierarchy/hierarchyNode.ts';
import type { SiteLogs } from '../logs/siteLogs.ts';
import { chosenNodes } from './chosenNodes.ts';
import { pickSite } from './pickSite.ts';

/** Show wsyncmgr.log: of the site that was given, by its code or as nodes, else of the one that is picked. */
export async function showLog(
  { door }: ExtensionParts,
  logs: SiteLogs,
  given: readonly unknown[],
): Promise<void> {
  const sites = await (await door.service()).sites();
  const [first] = given;
  const wanted = typeof first === 'string' ? [first.toUpperCase()] : siteCodesOf(chosenNodes(given));
  const picked = wanted.length > 0 ? undefined : await pickSite(sites, l10n.t('Show wsyncmgr.log'));
  const codes = picked === undefined ? wanted : [picked];
  for (const code of codes) {
    if (!sites.some(({ siteCode }) => siteCode === code))
      throw new SyncError('notFound', `There is no site ${code}`);
    await logs.show(code);
  }
}
