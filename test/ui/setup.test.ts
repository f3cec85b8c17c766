import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { connectService } from '../../src/service/connectService.ts';
import { findServiceFile } from '../../src/service/serviceFile.ts';
import { startSusync, type StartedProcess } from '../support/susync.ts';
import { tempFolder } from '../support/tempFolder.ts';
import { installServer } from '../support/vscode/installServer.ts';
import { testedRelease } from '../support/vscode/releases.ts';
import { settingIsKept } from '../support/vscode/settingIsKept.ts';
import { startServer, type VscodeServer } from '../support/vscode/startServer.ts';
import { takePicture } from '../support/vscode/takePicture.ts';
import { webviewPage } from '../support/vscode/webviewPage.ts';
import { browserPath, openWorkbench, runCommand, type Workbench } from '../support/vscode/workbench.ts';

describe('The set-up in VS Code', () => {
  let server: VscodeServer;
  let workbench: Workbench;
  let upstream: StartedProcess;
  let url: string;

  before(async function () {
    if (browserPath() === undefined) this.skip();
    this.timeout(180_000);
    upstream = startSusync(await tempFolder(), ['upstream', 'serve', '--sample', '--updates', '300']);
    url = (await upstream.says(/http:\/\/127\.0\.0\.1:\d+/))[0];
    const installed = installServer(testedRelease(), () => undefined);
    server = await startServer({ installed, packages: [path.resolve('software-update-sync.vsix')] });
    const folder = path.join(server.folder, 'workspace');
    mkdirSync(folder);
    workbench = await openWorkbench({ server, folder });
    await workbench.page.getByRole('tab', { name: 'Software Update Sync' }).click();
  });

  after(async () => {
    await workbench.browser.close();
    await server.stop();
    upstream.process.kill();
    await upstream.ended;
  });

  const picture = (name: string): Promise<void> => takePicture(workbench.page, name);

  const input = (page: Page): Locator => page.locator('.quick-input-widget .quick-input-box input');

  /** Answers the question that is asked: waits for its words, then types and goes on. */
  async function answer(page: Page, words: string | RegExp, text?: string): Promise<void> {
    await page.locator('.quick-input-widget', { hasText: words }).waitFor();
    if (text !== undefined) await input(page).fill(text);
    await input(page).press('Enter');
  }

  /** A question that has to be answered before anything else; notifications are dialogs, too. */
  const question = (page: Page, words: string): Locator =>
    page.locator('.monaco-dialog-box', { hasText: words });

  /** The row of a product or classification, and the box before it. */
  const row = (page: Page, name: RegExp): Locator => page.getByRole('treeitem', { name });
  const box = (page: Page, name: RegExp): Locator => row(page, name).getByRole('checkbox');

  it('asks for a site, and says while it is typed what is wrong with a code', async () => {
    const { page } = workbench;
    await page.getByRole('button', { name: 'Set Up Synchronization…' }).click();
    await page.locator('.quick-input-widget', { hasText: 'Add Site' }).waitFor();
    await input(page).fill('Primary');
    await input(page).press('Enter');
    await page.locator('.quick-input-widget', { hasText: 'Site code' }).waitFor();
    await input(page).fill('AUX');
    await page.locator('.quick-input-widget', { hasText: 'no reserved name' }).waitFor();
    await picture('setupSite');
    await answer(page, 'Site code', 'PS1');
    await answer(page, 'Site server', 'ps1.contoso.com');
    await answer(page, 'Time zone', 'Europe/Berlin');
  });

  it('can be left, and goes on there', async () => {
    const { page } = workbench;
    await page.locator('.quick-input-widget', { hasText: 'Synchronization Source of PS1' }).waitFor();
    await input(page).press('Escape');
    await row(page, /site PS1: never synchronized/).waitFor();
    await runCommand(page, 'Software Update Sync: Set Up Synchronization…');
    await page.locator('.quick-input-widget', { hasText: 'Synchronization Source of PS1' }).waitFor();
  });

  it('tests the source before it is used, and retrieves the categories', async () => {
    const { page } = workbench;
    await answer(page, 'Synchronization source', 'Another');
    await answer(page, 'URL of the update server', 'http://127.0.0.1:1');
    const dialog = question(page, '127.0.0.1:1 cannot be used');
    await dialog.waitFor();
    await picture('setupSource');
    await dialog.getByRole('button', { name: 'Choose Another Source' }).click();
    await answer(page, 'Synchronization source');
    await answer(page, 'URL of the update server', url);
    await row(page, /^Products, 0 of/).waitFor();
  });

  it('shows what a selection means before it is applied', async () => {
    const { page } = workbench;
    await row(page, /^Classifications, 0 of/).waitFor();
    await runCommand(page, 'Software Update Sync: Filter Products…');
    await answer(page, 'Words that a product', 'security upd');
    await box(page, /^Security Updates, Not selected/).click();
    await row(page, /^Security Updates, Selected, changed/).waitFor();
    await runCommand(page, 'Software Update Sync: Clear Filter of Products');
    await box(page, /^Microsoft, Not selected/).click();
    await row(page, /^Microsoft, Selected, changed, all, also future ones/).waitFor();
    await picture('products');
    await runCommand(page, 'Software Update Sync: Apply Products and Classifications…');
    const dialog = question(page, 'Apply 2 changes');
    await dialog.waitFor();
    assert.match(await dialog.innerText(), /The source offers [\d,]+ revisions at most/);
    assert.match(await dialog.innerText(), /about .* to receive/);
    await picture('impact');
    assert.equal(await dialog.getByRole('button', { name: 'Apply and Synchronize' }).count(), 0);
    await dialog.getByRole('button', { name: 'Apply', exact: true }).click();
  });

  it('asks for languages, and synchronizes for the first time', async () => {
    const { page } = workbench;
    await answer(page, 'Configure Languages');
    const dialog = question(page, 'Retrieve the selected updates now?');
    await dialog.getByRole('button', { name: 'Synchronize' }).click();
    await page.locator('.notification-toast', { hasText: /PS1 is synchronized: .* new/ }).waitFor();
  });

  it('ends with a schedule, and says once that the service goes on', async () => {
    const { page } = workbench;
    await page.getByRole('tab', { name: 'Sync Schedule: PS1' }).waitFor();
    const form = webviewPage(page);
    await form.getByLabel('Enable synchronization on a schedule').check();
    await form.getByRole('button', { name: 'Save' }).click();
    await page.locator('.notification-toast', { hasText: 'Synchronization is set up.' }).waitFor();
    const told = page.locator('.notification-toast', { hasText: 'goes on when VS Code is closed' });
    await picture('setupDone');
    await told.getByRole('button', { name: 'Keep It Running' }).click();
    await settingIsKept(server, 'softwareUpdateSync.serviceAfterClose', 'keepRunning');
    const connected = await connectService({
      ...{ folder: server.dataFolder, start: 'never', version: '0.0.0', command: [] },
    });
    try {
      const { service } = connected;
      const [site] = await service.sites();
      const subscription = await service.subscription();
      assert.deepEqual(
        [site?.siteCode, site?.source, site?.zone, site?.sups[0]?.serverName],
        ['PS1', url, 'Europe/Berlin', 'ps1.contoso.com'],
      );
      assert.deepEqual(
        [...subscription.products, ...subscription.classifications].map(({ name }) => name),
        ['Microsoft', 'Security Updates'],
      );
      assert.ok((await service.searchUpdates({ limit: 1 })).items.length > 0);
      assert.notEqual((await service.schedule({})).schedule, null);
    } finally {
      await connected.close();
    }
  });

  it('asks nothing again in the next window, whose service has gone on', async function () {
    this.timeout(240_000);
    const { page } = workbench;
    const before = await findServiceFile(server.dataFolder);
    await page.reload({ waitUntil: 'commit' });
    await row(page, /site PS1: in sync/).waitFor({ timeout: 80_000 });
    await runCommand(page, 'Notifications: Show Notifications');
    await page.getByText('No new notifications').waitFor();
    const after = await findServiceFile(server.dataFolder);
    assert.ok(before !== undefined && before.pid === after?.pid);
  });
});
