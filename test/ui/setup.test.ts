import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import { connectService } from '../../src/service/connectService.ts';
import { findServiceFile } from '../../src/service/serviceFile.ts';
import { startSusync, type StartedProcess } from '../support/susync.ts';
import { tempFolder } from '../support/tempFolder.ts';
import { settingIsKept } from '../support/vscode/settingIsKept.ts';
import { answerQuestion } from '../support/vscode/answerQuestion.ts';
import { takePicture } from '../support/vscode/takePicture.ts';
import { testWindow } from '../support/vscode/testWindow.ts';
import { webviewPage } from '../support/vscode/webviewPage.ts';
import { notification, runCommand } from '../support/vscode/workbench.ts';

describe('The set-up in VS Code', () => {
  const vscode = testWindow({
    prepare: (page) => page.getByRole('tab', { name: 'Software Update Sync' }).click(),
  });
  let upstream: StartedProcess;
  let url: string;

  before(async () => {
    upstream = startSusync(await tempFolder(), ['upstream', 'serve', '--sample', '--updates', '300']);
    url = (await upstream.says(/http:\/\/127\.0\.0\.1:\d+/))[0];
  });

  after(async () => {
    upstream.process.kill();
    await upstream.ended;
  });

  const picture = (name: string): Promise<void> => takePicture(vscode.page, name);

  const input = (page: Page): Locator => page.locator('.quick-input-widget .quick-input-box input');

  /** A question that has to be answered before anything else; notifications are dialogs, too. */
  const question = (page: Page, words: string): Locator =>
    page.locator('.monaco-dialog-box', { hasText: words });

  /** The row of a product or classification, and the box before it. */
  const row = (page: Page, name: RegExp): Locator => page.getByRole('treeitem', { name });
  const box = (page: Page, name: RegExp): Locator => row(page, name).getByRole('checkbox');

  it('asks for a site, and says while it is typed what is wrong with a code', async () => {
    const { page } = vscode;
    await page.getByRole('button', { name: 'Set Up Synchronization…' }).first().click();
    await page.locator('.quick-input-widget', { hasText: 'Add Site' }).waitFor();
    await input(page).fill('Primary');
    await input(page).press('Enter');
    await page.locator('.quick-input-widget', { hasText: 'Site code' }).waitFor();
    await input(page).fill('AUX');
    await page.locator('.quick-input-widget', { hasText: 'no reserved name' }).waitFor();
    await picture('setupSite');
    await answerQuestion(page, 'Site code', 'PS1');
    await answerQuestion(page, 'Site server', 'ps1.contoso.com');
    await answerQuestion(page, 'Time zone', 'Europe/Berlin');
  });

  it('can be left, and goes on there', async () => {
    const { page } = vscode;
    await page.locator('.quick-input-widget', { hasText: 'Synchronization Source of PS1' }).waitFor();
    await input(page).press('Escape');
    await row(page, /site PS1: never synchronized/).waitFor();
    await runCommand(page, 'Software Update Sync: Set Up Synchronization…');
    await page.locator('.quick-input-widget', { hasText: 'Synchronization Source of PS1' }).waitFor();
  });

  it('tests the source before it is used, and retrieves the categories', async () => {
    const { page } = vscode;
    await answerQuestion(page, 'Synchronization source', 'Another');
    await answerQuestion(page, 'URL of the update server', 'http://127.0.0.1:1');
    const dialog = question(page, '127.0.0.1:1 cannot be used');
    await dialog.waitFor();
    await picture('setupSource');
    await dialog.getByRole('button', { name: 'Choose Another Source' }).click();
    await answerQuestion(page, 'Synchronization source');
    await answerQuestion(page, 'URL of the update server', url);
    await row(page, /^Products, 0 of/).waitFor();
  });

  it('shows what a selection means before it is applied', async () => {
    const { page } = vscode;
    await row(page, /^Classifications, 0 of/).waitFor();
    await runCommand(page, 'Software Update Sync: Filter Products…');
    await answerQuestion(page, 'Words that a product', 'security upd');
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
    const { page } = vscode;
    await answerQuestion(page, 'Configure Languages');
    const dialog = question(page, 'Retrieve the selected updates now?');
    await dialog.getByRole('button', { name: 'Synchronize' }).click();
    await notification(page, /PS1 is synchronized: .* new/).waitFor();
  });

  it('ends with a schedule, and says once that the service goes on', async () => {
    const { page } = vscode;
    await page.getByRole('tab', { name: 'Sync Schedule: PS1' }).waitFor();
    const form = webviewPage(page);
    await form.getByLabel('Enable synchronization on a schedule').check();
    await form.getByRole('button', { name: 'Save' }).click();
    await notification(page, 'Synchronization is set up.').waitFor();
    const told = notification(page, 'goes on when VS Code is closed');
    await picture('setupDone');
    await told.getByRole('button', { name: 'Keep It Running' }).click();
    await settingIsKept(vscode.server, 'softwareUpdateSync.serviceAfterClose', 'keepRunning');
    const connected = await connectService({
      ...{ folder: vscode.server.dataFolder, start: 'never', version: '0.0.0', command: [] },
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
    const { page } = vscode;
    const before = await findServiceFile(vscode.server.dataFolder);
    await page.reload({ waitUntil: 'commit' });
    await row(page, /site PS1: in sync/).waitFor({ timeout: 80_000 });
    await runCommand(page, 'Notifications: Show Notifications');
    await page.getByText('No new notifications').waitFor();
    const after = await findServiceFile(vscode.server.dataFolder);
    assert.ok(before !== undefined && before.pid === after?.pid);
  });
});
