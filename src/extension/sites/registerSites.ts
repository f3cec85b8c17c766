import { l10n } from 'vscode';
import { type Disposable, DisposableList } from '../../base/disposable.ts';
import { registerCommand } from '../commands/registerCommand.ts';
import type { VirtualDocuments } from '../documents/virtualDocuments.ts';
import type { ExtensionParts } from '../extensionParts.ts';
import { type CommandId, commandIds } from '../ids.ts';
import { chosenSite } from './chosenSite.ts';
import { siteProperties } from './siteProperties.ts';
import { SourceTests } from './testSource.ts';

/** Kind of the documents that show a site's properties. */
const documentKind = 'site';

/** Sites and software update points: added, removed, looked at; the synchronization source, set and tested. */
export function registerSites(
  parts: ExtensionParts,
  documents: VirtualDocuments,
): Disposable & { readonly tests: SourceTests } {
  const { door, clock, diagnostics } = parts;
  const disposables = new DisposableList();
  const tests = new SourceTests(parts, documents);
  documents.add(documentKind, async (siteCode) => {
    const service = await door.service();
    const [sites, status, links] = await Promise.all([service.sites(), service.status(), service.links()]);
    return siteProperties({ sites, status, links }, siteCode, clock.now());
  });
  const command = (id: CommandId, run: (given: readonly unknown[]) => Promise<unknown>): void => {
    disposables.add(registerCommand(id, diagnostics, (...given) => run(given)));
  };
  command(commandIds.addSite, async (given) => (await import('./addSite.ts')).addSiteAndOffer(parts, given));
  command(commandIds.addSup, async (given) => (await import('./addSup.ts')).addSup(parts, given));
  const removal = () => import('./removeFromHierarchy.ts');
  command(commandIds.removeSite, async (given) => (await removal()).removeSite(parts, given));
  command(commandIds.removeSup, async (given) => (await removal()).removeSup(parts, given));
  command(commandIds.setSource, async () => (await import('./setSource.ts')).setSource(parts));
  command(commandIds.setSourceAccess, async () =>
    (await import('./setSourceAccess.ts')).setSourceAccess(parts),
  );
  command(commandIds.trustRootCertificate, async () =>
    (await import('./trustRootCertificate.ts')).trustRootCertificate(parts),
  );
  command(commandIds.testSource, () => tests.test());
  command(commandIds.showProperties, async (given) => {
    const sites = await (await door.service()).sites();
    const site = await chosenSite(sites, given, l10n.t('Properties'));
    if (site !== undefined) await documents.showMarkdown(documentKind, site.siteCode);
  });
  return Object.assign(disposables, { tests });
}
