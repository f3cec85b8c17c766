import { l10n } from 'vscode';
import { SyncError } from '../../domain/errors/syncError.ts';
import type { SiteView } from '../../service/api/hierarchy.ts';
import { chosenNodes } from '../commands/chosenNodes.ts';
import { siteCodesOf } from '../hierarchy/hierarchyNode.ts';
import { askChoice } from '../input/askChoice.ts';

/** The site of the clicked node; else the only one, else the one that is picked. Undefined where somebody left. */
export async function chosenSite(
  sites: readonly SiteView[],
  given: readonly unknown[],
  title: string,
): Promise<SiteView | undefined> {
  const [code] = siteCodesOf(chosenNodes(given));
  const [first, second] = sites;
  if (first === undefined) throw new SyncError('notFound', 'The hierarchy has no site yet');
  if (code !== undefined) return sites.find(({ siteCode }) => siteCode === code);
  if (second === undefined) return first;
  const answer = await askChoice({
    ...{ title, placeHolder: l10n.t('Site') },
    choices: sites.map((site) => ({ label: site.siteCode, description: site.siteServer, value: site })),
  });
  return answer.kind === 'answered' ? answer.value : undefined;
}

/** The top-level site of the data folder. Rejects with `notFound`, or `invalidRequest` where another service keeps it. */
export function requireTopLevel(sites: readonly SiteView[]): SiteView {
  const top = sites.find(({ isTopLevel }) => isTopLevel);
  if (top !== undefined) return top;
  const [root] = sites;
  throw root === undefined
    ? new SyncError('notFound', 'The hierarchy has no site yet')
    : new SyncError(
        'invalidRequest',
        `Site ${root.siteCode} synchronizes from its parent ${root.parent ?? ''} in another service: this is done at the top-level site`,
      );
}
