import { l10n, ProgressLocation, window } from 'vscode';
import { catalogText } from '../catalogText.ts';
import { asSyncError } from '../../domain/errors/syncError.ts';
import type { SiteView } from '../../service/api/hierarchy.ts';
import { chosenNodes } from '../commands/chosenNodes.ts';
import type { ExtensionParts } from '../extensionParts.ts';
import { siteCodesOf } from '../hierarchy/hierarchyNode.ts';
import { inBackground } from '../inBackground.ts';
import { runSteps } from '../input/runSteps.ts';
import { addSup } from './addSup.ts';
import { type NewSite, siteRequest } from './newSite.ts';
import { newSiteSteps } from './newSiteSteps.ts';

/**
 * Add Site: asks for type, parent, the service that keeps it, code, server and time zone; below the clicked site where there is one. Undefined where
 * somebody left. What was said of another service that does not take the site can be changed.
 */
export async function addSite(
  { door, diagnostics }: ExtensionParts,
  given: readonly unknown[],
): Promise<SiteView | undefined> {
  const service = await door.service();
  const sites = await service.sites();
  const [parent] = siteCodesOf(chosenNodes(given));
  let said: NewSite | undefined = parent === undefined ? {} : { parent };
  for (;;) {
    said = await runSteps(said, newSiteSteps(sites));
    const request = said === undefined ? undefined : siteRequest(said, sites.length === 0);
    if (said === undefined || request === undefined) return undefined;
    if (request.service === undefined) return service.addSite(request);
    const title = l10n.t('Connecting to {0}', request.service.url);
    try {
      return await window.withProgress({ location: ProgressLocation.Notification, title }, () =>
        service.addSite(request),
      );
    } catch (error) {
      const { message, entry } = asSyncError(error, 'Extension');
      diagnostics.error(message);
      const change = l10n.t('Change What Was Said');
      const answer = await window.showErrorMessage(`${message}. ${catalogText(entry.remedy)}`, change);
      if (answer !== change) return undefined;
    }
  }
}

/** The same as a command, which offers the software update point afterwards. */
export async function addSiteAndOffer(parts: ExtensionParts, given: readonly unknown[]): Promise<void> {
  const site = await addSite(parts, given);
  if (site === undefined) return;
  const { siteCode, service } = site;
  if (service !== null) {
    const told = l10n.t(
      'Site {0} was added in the service at {1}. It synchronizes once it was given a software update point there.',
      ...[siteCode, service],
    );
    inBackground(window.showInformationMessage(told), parts.diagnostics);
    return;
  }
  const add = l10n.t('Add Software Update Point…');
  const answer = await window.showInformationMessage(
    l10n.t('Site {0} was added. It synchronizes once it has a software update point.', siteCode),
    add,
  );
  if (answer === add) await addSup(parts, [{ kind: 'site', siteCode }]);
}
