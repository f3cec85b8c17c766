import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { startSusync, type StartedProcess, susync } from '../support/susync.ts';
import { tempFolder } from '../support/tempFolder.ts';
import { answerQuestion } from '../support/vscode/answerQuestion.ts';
import { takePicture } from '../support/vscode/takePicture.ts';
import { testWindow } from '../support/vscode/testWindow.ts';
import { notification, runCommand } from '../support/vscode/workbench.ts';

/** A service that other machines may ask over TLS, in a process of its own. */
interface ListeningService {
  readonly folder: string;
  readonly process: StartedProcess;
  readonly url: string;
  readonly fingerprint: string;
  /** Of an administrator. */
  readonly token: string;
}

async function serve(folder: string): Promise<ListeningService> {
  const process = startSusync(folder, ['serve', '--listen', '127.0.0.1:0']);
  const [, url = ''] = await process.says(/Listening at (susync:\S+)/);
  const [, fingerprint = ''] = await process.says(/SHA-256 for --connect-pin: ([0-9A-F]{64})/);
  const { stdout } = await susync(folder, 'token', 'create', '--name', 'desk', '--scope', 'administer');
  return { folder, process, url, fingerprint, token: stdout.trim() };
}

describe('Services on other machines in VS Code', () => {
  const vscode = testWindow({
    viewport: { width: 1440, height: 1200 },
    prepare: (page) => page.getByRole('tab', { name: 'Software Update Sync' }).click(),
  });
  let central: ListeningService;
  let empty: ListeningService;

  before(async function () {
    this.timeout(180_000);
    const folder = await tempFolder();
    await susync(folder, 'sample', '--updates', '200');
    central = await serve(folder);
    empty = await serve(await tempFolder());
  });

  after(async () => {
    for (const { process } of [central, empty]) process.process.kill('SIGTERM');
    await Promise.all([central, empty].map(({ process }) => process.ended));
  });

  const answer = (words: string, text?: string): Promise<void> => answerQuestion(vscode.page, words, text);
  const row = (name: RegExp): Locator => vscode.page.getByRole('treeitem', { name });
  const toast = (text: string | RegExp): Locator => notification(vscode.page, text);

  it('are refused with another token, in words', async () => {
    const { page } = vscode;
    await runCommand(page, 'Software Update Sync: Connect to Service…');
    await answer('URL of the service', central.url);
    await answer('Token that', central.token.replace(/.{8}$/, '00000000'));
    const question = page.locator('.monaco-dialog-box', { hasText: 'Trust the certificate of' });
    await question.getByRole('button', { name: 'Trust This Certificate' }).click();
    await toast(/token/i).getByRole('button', { name: 'Explain' }).waitFor();
  });

  it('are worked with once their certificate was compared, also after a reload of the window', async function () {
    this.timeout(180_000);
    const { page } = vscode;
    await runCommand(page, 'Software Update Sync: Connect to Service…');
    await answer('URL of the service', central.url);
    await answer('Token that', central.token);
    const question = page.locator('.monaco-dialog-box', { hasText: 'Trust the certificate of' });
    await question.waitFor();
    await takePicture(page, 'remoteTrust');
    await question.getByRole('button', { name: 'Trust This Certificate' }).click();
    await toast('Connected to susync://127.0.0.1').waitFor();
    await row(/site CS1: in sync/).waitFor();
    // Rows that are scrolled away do not exist: the hierarchy takes the room of the updates.
    await page.getByRole('button', { name: 'Software Updates Section' }).click();
    await page.getByText(central.url).first().waitFor();
    await takePicture(page, 'remoteConnected');
    await page.reload({ waitUntil: 'commit' });
    await row(/site CS1: in sync/).waitFor({ timeout: 80_000 });
  });

  it('write packages to their own machine, and import them from there', async () => {
    const file = path.join(central.folder, 'whole.susync');
    const { page } = vscode;
    await runCommand(page, 'Software Update Sync: Export Software Update Catalog…');
    await answer('Site', 'CS1');
    for (const words of ['For whom', 'How much of it', 'Products and classifications', 'Files'])
      await answer(words);
    await answer('Size of the files');
    await answer('Path on the machine of', file);
    await toast(/Version \d+ of CS1 was exported/).waitFor();
    assert.ok(existsSync(file));
    for (const args of [
      ['sample', '--updates', '200'],
      ['source', 'set', 'CS1', 'none'],
    ]) {
      const { stderr, exitCode } = await susync(central.folder, ...args);
      assert.equal(exitCode, 0, stderr);
    }
    await runCommand(page, 'Software Update Sync: Import Software Update Catalog…');
    await answer('Path of the package on the machine of', file);
    const found = toast(/whole\.susync would change CS1: .*removed/);
    await takePicture(page, 'remoteImport');
    await found.getByRole('button', { name: 'Import…' }).click();
    const question = page.locator('.monaco-dialog-box', { hasText: 'Import whole.susync into site CS1?' });
    await question.getByRole('button', { name: 'Import', exact: true }).click();
    await toast(/whole\.susync was imported into CS1/).waitFor();
  });

  it('keep sites below those of this one: asked for in steps, which can be changed when that service does not take it', async () => {
    const { page } = vscode;
    await runCommand(page, 'Software Update Sync: Add Site…');
    await answer('Type of the site', 'Primary');
    await answer('Parent site', 'CS1');
    await page.locator('.quick-input-widget', { hasText: 'In the data folder of its parent site' }).waitFor();
    await takePicture(page, 'remoteWhere');
    await answer('Which service keeps the site', 'Another');
    await answer('URL of the other service', empty.url);
    await answer('Token of an administrator', empty.token);
    await answer('SHA-256 of its certificate', '00'.repeat(32));
    await answer('Site code', 'PS9');
    await answer('Site server', 'ps9site.contoso.com');
    await answer('Time zone', 'UTC');
    await toast('certificate').getByRole('button', { name: 'Change What Was Said' }).click();
    await answer('Type of the site');
    await answer('Which service keeps the site');
    await answer('URL of the other service');
    await answer('Token of an administrator');
    await answer('SHA-256 of its certificate', empty.fingerprint);
    for (const words of ['Site code', 'Site server', 'Time zone']) await answer(words);
    await toast('Site PS9 was added in the service at').waitFor();
    await row(/site PS9/).waitFor();
    const { stdout } = await susync(empty.folder, 'site', 'list');
    assert.match(stdout, /PS9 +primary +ps9site\.contoso\.com +UTC/);
  });

  it('are left again for the hierarchy of this machine', async () => {
    const { page } = vscode;
    await runCommand(page, 'Software Update Sync: Disconnect from Service');
    await page.getByRole('button', { name: 'Open Sample Hierarchy' }).first().waitFor();
  });
});
