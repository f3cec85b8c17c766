import './loadTexts.ts';
import { type ExtensionContext, window } from 'vscode';
import { systemClock } from '../base/clock.ts';
import { userName } from '../service/userName.ts';
import { registerCompare } from './compare/registerCompare.ts';
import { registerUpdates } from './updates/registerUpdates.ts';
import type { SoftwareUpdateSyncApi } from './api.ts';
import { createApi } from './api/createApi.ts';
import { registerAlerts } from './alerts/registerAlerts.ts';
import { registerCommand } from './commands/registerCommand.ts';
import { showError } from './commands/showError.ts';
import { explanationMarkdown } from './documents/explanation.ts';
import { VirtualDocuments } from './documents/virtualDocuments.ts';
import { currentPlace, openDoor } from './door/openDoor.ts';
import { ServiceChanges } from './door/serviceChanges.ts';
import { ServiceDoor } from './door/serviceDoor.ts';
import type { ExtensionParts } from './extensionParts.ts';
import { HierarchyModel } from './hierarchy/hierarchyModel.ts';
import { HierarchyView } from './hierarchy/hierarchyView.ts';
import { SiteDecorations } from './hierarchy/siteDecorations.ts';
import { registerLinks } from './links/linkHandler.ts';
import { registerLanguageModelTools } from './languageModel/languageModelTools.ts';
import { registerMcpServer } from './languageModel/registerMcpServer.ts';
import { registerLogs } from './logs/registerLogs.ts';
import { registerRemote } from './remote/registerRemote.ts';
import { registerSetup } from './setup/registerSetup.ts';
import { followServiceAfterClose } from './presence/serviceAfterClose.ts';
import { tellOutages } from './presence/outageNotices.ts';
import { Outages } from './presence/outages.ts';
import { StatusBar } from './presence/statusBar.ts';
import { followSettings } from './followSettings.ts';
import { keepContextKeys } from './contextKeys.ts';
import { inBackground } from './inBackground.ts';
import { type CommandId, commandIds, webviewIds } from './ids.ts';
import { registerConfiguration } from './configuration/registerConfiguration.ts';
import { registerPackages } from './packages/registerPackages.ts';
import { registerProducts } from './products/registerProducts.ts';
import { registerSites } from './sites/registerSites.ts';
import { registerScripts } from './scripts/registerScripts.ts';
import type { SchedulePanels } from './schedule/schedulePanels.ts';
import { registerTerminalLinks } from './terminalLinks/registerTerminalLinks.ts';
import { registerObserved } from './observed/registerObserved.ts';
import { registerStatus } from './status/registerStatus.ts';

/** Registers everything by its id, and looks whether a service runs. None is started before something is used. Returns the API for other extensions. */
export function activate(context: ExtensionContext): SoftwareUpdateSyncApi {
  const began = performance.now();
  const { subscriptions } = context;
  const diagnostics = window.createOutputChannel('Software Update Sync', { log: true });
  const clock = systemClock;
  const door = new ServiceDoor((start) => openDoor({ context, diagnostics, start }));
  const changes = new ServiceChanges(door);
  const hierarchy = new HierarchyModel({ door, changes, clock }, (error) => {
    inBackground(showError(error, diagnostics), diagnostics);
  });
  const parts: ExtensionParts = {
    context,
    diagnostics,
    clock,
    door,
    changes,
    hierarchy,
    outages: new Outages(),
    place: () => currentPlace(context),
    user: userName(),
  };
  const documents = new VirtualDocuments();
  documents.add('explain', (code) => Promise.resolve(explanationMarkdown(code)));
  subscriptions.push(diagnostics, door, changes, hierarchy, documents);
  const hierarchyView = new HierarchyView(door, hierarchy, clock);
  subscriptions.push(new SiteDecorations(hierarchy));
  subscriptions.push(keepContextKeys(parts), hierarchyView, registerRemote(parts, hierarchyView));
  subscriptions.push(registerTerminalLinks(parts, hierarchyView));
  subscriptions.push(registerUpdates(parts, documents), registerCompare(parts, documents));
  subscriptions.push(registerLogs(parts));
  const alerts = registerAlerts(parts);
  subscriptions.push(alerts);
  const observed = registerObserved(parts);
  subscriptions.push(registerStatus(parts, documents, observed.subjectOf), observed);
  subscriptions.push(new StatusBar(parts), tellOutages(parts), followServiceAfterClose(parts));
  subscriptions.push(followSettings(parts));
  const products = registerProducts(parts);
  const sites = registerSites(parts, documents);
  subscriptions.push(products, registerConfiguration(parts), sites, registerPackages(parts, documents));
  subscriptions.push(registerSetup(parts, { products: products.model, tests: sites.tests }));
  const command = (id: CommandId, run: (...given: readonly unknown[]) => Promise<unknown>): void => {
    subscriptions.push(registerCommand(id, diagnostics, run));
  };
  const synchronization = () => import('./commands/synchronize.ts');
  command(commandIds.synchronize, async (...given) =>
    (await synchronization()).synchronize(parts, given, false),
  );
  command(commandIds.synchronizeFromParent, async (...given) =>
    (await synchronization()).synchronize(parts, given, false),
  );
  command(commandIds.synchronizeFull, async (...given) =>
    (await synchronization()).synchronize(parts, given, true),
  );
  command(commandIds.stopSynchronization, async (...given) =>
    (await synchronization()).stopSynchronization(parts, given),
  );
  command(commandIds.refresh, async () => {
    await hierarchy.refresh();
    await alerts.model.refresh();
  });
  command(commandIds.openSample, async () => (await import('./commands/sample.ts')).openSample(parts));
  command(commandIds.removeSample, async () => (await import('./commands/sample.ts')).removeSample(parts));
  command(commandIds.copyDiagnostics, async () =>
    (await import('./diagnostics/copyDiagnostics.ts')).copyDiagnostics(parts),
  );
  command(commandIds.showDiagnostics, () => {
    diagnostics.show(true);
    return Promise.resolve();
  });
  let panels: Promise<SchedulePanels> | undefined;
  const schedulePanels = () =>
    (panels ??= import('./schedule/schedulePanels.ts').then((module) => new module.SchedulePanels(parts)));
  subscriptions.push(
    window.registerWebviewPanelSerializer(webviewIds.schedule, {
      deserializeWebviewPanel: async (panel, state: unknown) =>
        (await schedulePanels()).restore(panel, state),
    }),
  );
  command(commandIds.configureSchedule, async (...given) =>
    (await import('./commands/configureSchedule.ts')).configureSchedule(parts, await schedulePanels(), given),
  );
  command(commandIds.explainError, async (code) =>
    (await import('./commands/explainError.ts')).explainError(parts, documents, code),
  );
  subscriptions.push(registerLanguageModelTools(parts), registerMcpServer(parts));
  subscriptions.push(registerLinks(parts), registerScripts(parts));
  inBackground(door.find(), diagnostics);
  // For profilers of the extension host, and for the test that looks at it.
  performance.measure('softwareUpdateSync.activate', { start: began });
  return createApi({
    service: () => door.service(),
    user: parts.user,
    confirm: async (...question) =>
      (await import('./commands/confirmSynchronization.ts')).confirmSynchronization(...question),
    onDidCommit: hierarchy.onDidCommit,
  });
}
