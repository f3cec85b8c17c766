import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { installServer } from '../support/vscode/installServer.ts';
import { testedRelease } from '../support/vscode/releases.ts';
import { startServer, type VscodeServer } from '../support/vscode/startServer.ts';
import { takePicture } from '../support/vscode/takePicture.ts';
import { webviewPage } from '../support/vscode/webviewPage.ts';
import { browserPath, openWorkbench, runCommand, type Workbench } from '../support/vscode/workbench.ts';

describe('VS Code in German', () => {
  let server: VscodeServer;
  let workbench: Workbench;

  before(async function () {
    if (browserPath() === undefined) this.skip();
    this.timeout(180_000);
    server = await startServer({
      installed: installServer(testedRelease(), () => undefined),
      packages: [path.resolve('software-update-sync.vsix')],
      settings: { 'softwareUpdateSync.confirmSynchronization': false },
    });
    mkdirSync(path.join(server.folder, 'workspace'));
    workbench = await openWorkbench({
      server,
      folder: path.join(server.folder, 'workspace'),
      language: 'de',
    });
    // A busy machine takes its time to start the service and to make the sample hierarchy.
    workbench.page.setDefaultTimeout(80_000);
    await workbench.page.setViewportSize({ width: 1440, height: 1200 });
    await workbench.page.getByRole('tab', { name: 'Software Update Sync' }).click();
  });

  after(async () => {
    await workbench.browser.close();
    await server.stop();
  });

  const picture = (name: string): Promise<void> => takePicture(workbench.page, `german-${name}`);
  const row = (name: RegExp): Locator => workbench.page.getByRole('treeitem', { name });

  it('has German views, rows and commands', async function () {
    this.timeout(180_000);
    const { page } = workbench;
    await page.getByText('Noch kein Standort.').first().waitFor();
    await picture('welcome');
    await page.getByRole('button', { name: 'Beispielhierarchie öffnen' }).first().click();
    await row(/Standort SS1: synchronisiert/i).waitFor();
    await picture('views');
    await runCommand(page, 'Software Update Sync: Eigenschaften');
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'CS1' }).click();
    await webviewPage(page).getByRole('heading', { name: 'Standort CS1' }).waitFor();
    await picture('properties');
  });

  it('has German pages', async () => {
    const { page } = workbench;
    await runCommand(page, 'Software Update Sync: Synchronisierungszeitplan konfigurieren…');
    await webviewPage(page).getByRole('heading', { name: 'Synchronisierungszeitplan CS1' }).waitFor();
    await picture('schedule');
    await runCommand(page, 'Software Update Sync: Statusseite öffnen');
    await webviewPage(page)
      .getByRole('img', { name: /^Zeitachse/ })
      .waitFor();
    await picture('status');
  });
});
