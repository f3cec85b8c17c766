import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { installServer } from '../support/vscode/installServer.ts';
import { testedRelease } from '../support/vscode/releases.ts';
import { startServer, type VscodeServer } from '../support/vscode/startServer.ts';
import {
  browserPath,
  openSampleHierarchy,
  openWorkbench,
  runCommand,
  type Workbench,
} from '../support/vscode/workbench.ts';

describe('The packaged extension in VS Code', () => {
  let server: VscodeServer;
  let workbench: Workbench;

  before(async function () {
    if (browserPath() === undefined) this.skip();
    this.timeout(180_000);
    const installed = installServer(testedRelease(), () => undefined);
    server = await startServer({ installed, packages: [path.resolve('software-update-sync.vsix')] });
    const folder = path.join(server.folder, 'workspace');
    mkdirSync(folder);
    workbench = await openWorkbench({ server, folder });
  });

  after(async () => {
    await workbench.browser.close();
    await server.stop();
  });

  it('offers a sample hierarchy where there is no site, and shows it as it synchronizes', async () => {
    await openSampleHierarchy(workbench.page);
  });

  it('asks before it synchronizes, and tells what changed', async () => {
    const { page } = workbench;
    await runCommand(page, 'Software Update Sync: Synchronize Software Updates');
    const dialog = page.getByRole('dialog');
    assert.match(await dialog.innerText(), /Run synchronization for site CS1 now\?/);
    await dialog.getByRole('button', { name: 'Yes', exact: true }).click();
    await page.locator('.notification-toast', { hasText: 'CS1 is synchronized' }).waitFor();
  });

  it('says what a code means as a document', async () => {
    const { page } = workbench;
    await runCommand(page, 'Software Update Sync: Explain Error Code');
    const box = page.locator('.quick-input-widget .quick-input-box input');
    await box.fill('6703');
    await box.press('Enter');
    await page.getByRole('tab', { name: /Preview 6703/ }).waitFor();
  });

  it('asks for pin, secret and certificate of the source, one after another, and says what a pin is', async () => {
    const { page } = workbench;
    await runCommand(page, 'Software Update Sync: Set Access to Synchronization Source…');
    const input = page.locator('.quick-input-widget');
    const box = input.locator('.quick-input-box input');
    await input.getByText(/^SHA-256 of a certificate/).waitFor();
    await box.fill('5A');
    await input.getByText(/^A pin is the SHA-256 of a certificate/).waitFor();
    await box.fill('');
    await box.press('Enter');
    await input.getByText(/^Secret that the source knows/).waitFor();
    assert.equal(await box.getAttribute('type'), 'password');
    await box.fill('6b7c');
    await box.press('Enter');
    await input.getByText(/^PEM file of the client certificate/).waitFor();
    await box.press('Enter');
    await page.locator('.notification-toast', { hasText: 'The access of site CS1' }).waitFor();
  });
});
