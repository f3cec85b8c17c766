import { l10n, window } from 'vscode';
import { SyncError } from '../../domain/errors/syncError.ts';
import type { ExtensionParts } from '../extensionParts.ts';
import { siteCodesOf } from '../hierarchy/hierarchyNode.ts';
import type { SiteLogs } from '../logs/siteLogs.ts';
import { chosenNodes } from './chosenNodes.ts';

/** Show wsyncmgr.log: of the site that was given, by its code or as nodes, else of the one that is picked. */
export async function showLog(
  { door }: ExtensionParts,
  logs: SiteLogs,
  given: readonly unknown[],
): Promise<void> {
  const sites = await (await door.service()).sites();
  const [first] = given;
  const wanted = typeof first === 'string' ? [first.toUpperCase()] : siteCodesOf(chosenNodes(given));
  const codes = wanted.length > 0 ? wanted : await pickedSite(sites);
  for (const code of codes) {
    if (!sites.some(({ siteCode }) => siteCode === code))
      throw new SyncError('notFound', `There is no site ${code}`);
    await logs.show(code);
  }
}

async function pickedSite(
  sites: readonly { readonly siteCode: string; readonly siteServer: string }[],
): Promise<readonly string[]> {
  const [first] = sites;
  if (first === undefined) throw new SyncError('notFound', 'The hierarchy has no site yet');
  if (sites.length === 1) return [first.siteCode];
  const picked = await window.showQuickPick(
    sites.map(({ siteCode, siteServer }) => ({ label: siteCode, description: siteServer })),
    { title: l10n.t('Show wsyncmgr.log'), placeHolder: l10n.t('Site'), matchOnDescription: true },
  );
  return picked === undefined ? [] : [picked.label];
}
