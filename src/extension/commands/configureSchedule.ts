import { SyncError } from '../../domain/errors/syncError.ts';
import type { ExtensionParts } from '../extensionParts.ts';
import { siteCodesOf } from '../hierarchy/hierarchyNode.ts';
import type { SchedulePanels } from '../schedule/schedulePanels.ts';
import { chosenNodes } from './chosenNodes.ts';

/** Configure Sync Schedule: opens the form of the chosen site; without one that of the top-level site. */
export async function configureSchedule(
  { door }: ExtensionParts,
  panels: SchedulePanels,
  given: readonly unknown[],
): Promise<void> {
  const [chosen] = siteCodesOf(chosenNodes(given));
  const sites = await (await door.service()).sites();
  const site = sites.find(({ siteCode, isTopLevel }) =>
    chosen === undefined ? isTopLevel : siteCode === chosen,
  );
  if (site === undefined) throw new SyncError('notFound', 'The hierarchy has no site yet');
  if (!site.isTopLevel) {
    throw new SyncError(
      'invalidRequest',
      `Site ${site.siteCode} synchronizes when its parent does: only the top-level site has a schedule`,
    );
  }
  await panels.show(site.siteCode);
}
