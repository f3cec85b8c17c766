import { l10n, window } from 'vscode';
import { SyncError } from '../../domain/errors/syncError.ts';
import type { SiteView } from '../../service/api/hierarchy.ts';

/** The site that is picked; the only one where there is but one. Rejects with `notFound` where there is none. */
export async function pickSite(sites: readonly SiteView[], title: string): Promise<string | undefined> {
  const [first] = sites;
  if (first === undefined) throw new SyncError('notFound', 'The hierarchy has no site yet');
  if (sites.length === 1) return first.siteCode;
  const picked = await window.showQuickPick(
    sites.map(({ siteCode, siteServer }) => ({ label: siteCode, description: siteServer })),
    { title, placeHolder: l10n.t('Site'), matchOnDescription: true },
  );
  return picked?.label;
}
