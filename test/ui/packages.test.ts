import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import type { SyncService } from '../../src/service/api/syncService.ts';
import { answerQuestion } from '../support/vscode/answerQuestion.ts';
import { takePicture } from '../support/vscode/takePicture.ts';
import { testWindow } from '../support/vscode/testWindow.ts';
import { assertAccessible, webviewPage } from '../support/vscode/webviewPage.ts';
import {
  notification,
  openSampleHierarchy,
  pressInNotification,
  runCommand,
} from '../support/vscode/workbench.ts';
import { withWorkbenchService } from '../support/vscode/workbenchService.ts';

describe('Catalog packages in VS Code', () => {
  const vscode = testWindow({
    settings: { 'window.autoDetectColorScheme': true, 'softwareUpdateSync.confirmSynchronization': false },
    prepare: async (page) => {
      await openSampleHierarchy(page);
      page.setDefaultTimeout(20_000);
    },
  });

  const picture = (name: string): Promise<void> => takePicture(vscode.page, name);

  const answer = (words: string): Promise<void> => answerQuestion(vscode.page, words);
  const box = (): Locator => vscode.page.locator('.quick-input-widget .quick-input-box input');

  const toast = (text: string | RegExp): Locator => notification(vscode.page, text);

  /** Names a file in the dialog of VS Code in the browser, once it has written its own proposal. */
  async function name(file: string, proposal: string): Promise<void> {
    await vscode.page.waitForFunction(
      `document.querySelector('.quick-input-widget .quick-input-box input')?.value.endsWith('${proposal}')`,
    );
    await box().fill(file);
    await box().press('Enter');
  }

  /** Looks at the package that was exported first. */
  async function look(): Promise<void> {
    await runCommand(vscode.page, 'Software Update Sync: Import Software Update Catalog…');
    await name(path.join(vscode.folder, 'first.susync'), '/workspace/');
  }

  const notTrusted = /first\.susync is not taken over by CS1: .*not trusted here/;
  const refused = (): Locator => toast(notTrusted);

  const wouldChange = /first\.susync would change CS1: .*removed/;
  const changing = (): Locator => toast(wouldChange);

  const withService = (use: (service: SyncService) => Promise<unknown>): Promise<unknown> =>
    withWorkbenchService(vscode.server, use);

  it('are written after some questions, and say in a document what they hold', async () => {
    const { page } = vscode;
    await runCommand(page, 'Software Update Sync: Export Software Update Catalog…');
    await answerQuestion(vscode.page, 'Site', 'CS1');
    await page.locator('.quick-input-widget', { hasText: 'This product (.susync)' }).waitFor();
    await picture('exportKind');
    await answer('For whom');
    await answer('How much of it');
    await answer('Products and classifications');
    await answer('Files');
    await answer('Size of the files');
    await name(path.join(vscode.folder, 'first.susync'), '.susync');
    const done = /Version \d+ of CS1 was exported: [\d,]+ updates/;
    await toast(done).waitFor();
    assert.ok(existsSync(path.join(vscode.folder, 'first.susync')));
    await pressInNotification(page, done, 'Show Summary');
    await page.getByRole('tab', { name: /Preview Export of CS1/ }).waitFor();
    await picture('exportSummary');
  });

  it('are opened by a double click, and say what they hold, that they are intact, and who signed them', async () => {
    const { page } = vscode;
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.keyboard.press('Control+Shift+E');
    await page.getByRole('treeitem', { name: 'first.susync' }).dblclick();
    const shown = webviewPage(page);
    await shown.getByText('Intact', { exact: true }).waitFor();
    await shown.getByText('Signed by this hierarchy itself.', { exact: true }).waitFor();
    await shown.getByRole('row', { name: /^Source cs1sup\.sample\.local of site CS1/ }).waitFor();
    for (const [theme, marker, media] of [
      ['dark', 'vscode-dark', { colorScheme: 'dark', forcedColors: 'none' }],
      ['light', 'vscode-light', { colorScheme: 'light', forcedColors: 'none' }],
      ['high contrast', 'vscode-high-contrast', { colorScheme: 'dark', forcedColors: 'active' }],
      ['light high contrast', 'vscode-high-contrast-light', { colorScheme: 'light', forcedColors: 'active' }],
    ] as const) {
      await page.emulateMedia(media);
      await shown.locator(`body.${marker}`).waitFor();
      await picture(`package-${marker}`);
      await assertAccessible(shown, theme);
    }
    await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' });
    const copy = shown.getByRole('button', { name: 'Copy' });
    await copy.focus();
    await copy.press('Enter');
    await page.getByText('Copied as Markdown').waitFor();
    const again = shown.getByRole('button', { name: 'Check Again' });
    await again.focus();
    await again.press('Enter');
    await shown.getByText('Intact', { exact: true }).waitFor();
  });

  it('are opened where they are dropped on the editor area, too', async () => {
    const { page } = vscode;
    await runCommand(page, 'View: Close All Editors');
    await page.locator('.editor-group-watermark').waitFor();
    await page.getByRole('treeitem', { name: 'first.susync' }).hover();
    await page.mouse.down();
    const area = await page.locator('.editor-group-container').boundingBox();
    assert.ok(area !== null);
    await page.mouse.move(area.x + area.width / 2, area.y + area.height / 2, { steps: 5 });
    await page.locator('.editor-group-overlay-indicator').waitFor();
    await page.mouse.up();
    await webviewPage(page).getByText('Intact', { exact: true }).waitFor();
    await page.getByRole('tab', { name: 'first.susync' }).waitFor();
    await picture('packageDropped');
  });

  it('fit a narrow editor at 200 %, without scrolling sideways', async () => {
    const { page } = vscode;
    await page.setViewportSize({ width: 640, height: 400 });
    const tooWide: unknown = await webviewPage(page)
      .locator('html')
      .evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
    assert.equal(tooWide, 0);
    await page.setViewportSize({ width: 1280, height: 900 });
  });

  it('are told to be damaged where a byte of them is another', async () => {
    const { page } = vscode;
    const bytes = readFileSync(path.join(vscode.folder, 'first.susync'));
    const middle = Math.floor(bytes.length / 2);
    bytes.writeUInt8(bytes.readUInt8(middle) ^ 1, middle);
    writeFileSync(path.join(vscode.folder, 'damaged.susync'), bytes);
    await page.getByRole('treeitem', { name: 'damaged.susync' }).dblclick();
    const shown = webviewPage(page);
    await shown.getByText('Cannot be used', { exact: true }).waitFor();
    assert.ok(await shown.getByRole('button', { name: 'Import…' }).isDisabled());
    await picture('packageDamaged');
    await shown.getByRole('button', { name: /^0x8004/ }).click();
    await page.getByRole('tab', { name: /Preview 0x8004/ }).waitFor();
    await page.getByRole('tab', { name: 'Software Update Sync' }).click();
  });

  it('of a signer that is not known are taken over when somebody stands in for them, which they are asked', async () => {
    const { page } = vscode;
    await runCommand(page, 'Software Update Sync: Import Software Update Catalog…');
    await toast('synchronizes from').getByRole('button', { name: 'Set Synchronization Source…' }).waitFor();
    await withService(async (service) => {
      await service.sample({ updates: 2000 });
      await service.setSource({ siteCode: 'CS1', source: 'none' });
      // Who signed the package is nobody that is known here from now on.
      await service.createKey({ name: 'later', replace: true });
    });
    await look();
    await refused().waitFor();
    await picture('importUnknownSigner');
    await pressInNotification(page, notTrusted, 'Import All the Same…');
    await pressInNotification(page, wouldChange, 'Import…');
    const question = page.locator('.monaco-dialog-box', { hasText: 'Import first.susync into site CS1?' });
    await question.getByText(/not trusted here: .*takes it over all the same/).waitFor();
    await picture('importForcedQuestion');
    await question.getByRole('button', { name: 'Cancel' }).click();
    await question.waitFor({ state: 'detached' });
  });

  it('of a signer that is not known can be taken over once it is trusted, its fingerprint compared', async () => {
    const { page } = vscode;
    await look();
    await pressInNotification(page, notTrusted, 'Trust Signer…');
    await page.locator('.quick-input-widget', { hasText: 'Name for the key' }).waitFor();
    assert.equal(await box().inputValue(), 'cs1sup.sample.local');
    await picture('trustName');
    await box().press('Enter');
    const question = page.locator('.monaco-dialog-box', { hasText: 'Trust what cs1sup.sample.local signs?' });
    await question.getByText(/Fingerprint: (?:[\dA-F]{4} ){15}[\dA-F]{4}/).waitFor();
    await picture('trustQuestion');
    await question.getByRole('button', { name: 'Trust This Key' }).click();
    await changing().waitFor();
    await withService(async (service) => {
      const keys = await service.keys();
      assert.equal(keys.find(({ name: known }) => known === 'cs1sup.sample.local')?.trust, 'trusted');
    });
  });

  it('are looked at before anything changes, and imported after a question', async () => {
    const { page } = vscode;
    await pressInNotification(page, wouldChange, 'Show What It Found');
    await page.getByRole('tab', { name: /Preview Import into CS1/ }).waitFor();
    await picture('importLook');
    await pressInNotification(page, wouldChange, 'Import…');
    const question = page.locator('.monaco-dialog-box', { hasText: 'Import first.susync into site CS1?' });
    await question.waitFor();
    await picture('importQuestion');
    await question.getByRole('button', { name: 'Import', exact: true }).click();
    await pressInNotification(page, /first\.susync was imported into CS1/, 'Show Summary');
    // The document of what was found has the same name.
    await webviewPage(page).getByRole('heading', { name: 'Import into CS1', exact: true }).waitFor();
    await picture('importSummary');
  });
});
