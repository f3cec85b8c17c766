import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { FrameLocator } from 'playwright-core';
import type { SyncService } from '../../src/service/api/syncService.ts';
import { textIsKept } from '../support/vscode/keptText.ts';
import { takePicture } from '../support/vscode/takePicture.ts';
import { testWindow } from '../support/vscode/testWindow.ts';
import { assertAccessible, webviewPage } from '../support/vscode/webviewPage.ts';
import { notification, openSampleHierarchy, reloadWindow, runCommand } from '../support/vscode/workbench.ts';
import { withWorkbenchService } from '../support/vscode/workbenchService.ts';

describe('Synchronization status in VS Code', () => {
  const vscode = testWindow({
    settings: { 'window.autoDetectColorScheme': true, 'softwareUpdateSync.confirmSynchronization': false },
    viewport: { width: 1440, height: 900 },
    prepare: async (page) => {
      // A busy machine takes its time to open the first window.
      page.setDefaultTimeout(90_000);
      await openSampleHierarchy(page);
    },
  });
  let status: FrameLocator;

  before(() => {
    status = webviewPage(vscode.page);
  });

  const picture = (name: string): Promise<void> => takePicture(vscode.page, name);

  const withService = (use: (service: SyncService) => Promise<unknown>): Promise<unknown> =>
    withWorkbenchService(vscode.server, use);

  it('is a tree of software update points, with the history of runs below each site', async () => {
    const { page } = vscode;
    await page
      .getByRole('treeitem', { name: /^Software update point cs1sup\.sample\.local of site CS1: 6702/ })
      .waitFor();
    await page
      .getByRole('treeitem', { name: /^History/ })
      .first()
      .click();
    const run = page.getByRole('treeitem', { name: /^Run of site CS1, .* full: done/ });
    await run.click();
    await page.getByRole('tab', { name: /Preview Run of CS1 / }).waitFor();
    await webviewPage(page).getByRole('heading').first().waitFor();
  });

  it('is a page with who pulls from whom, the timeline and what runs changed, that follows what happens', async () => {
    await runCommand(vscode.page, 'Software Update Sync: Open Status Page');
    await status
      .getByRole('img', { name: /PS2 ps2sup\.sample\.local pulls from cs1sup\.sample\.local/ })
      .waitFor();
    await status.getByRole('img', { name: /^Timeline from .*: 4 runs: 4 done$/ }).waitFor();
    await withService(async (service) => {
      await service.sample({ updates: 2000 });
      await service.setSource({ siteCode: 'CS1', source: 'http://127.0.0.1:9/' });
      await service.synchronize({ siteCode: 'CS1' });
    });
    await status.getByRole('img', { name: /^Timeline from .*: 9 runs: 1 failed, 8 done$/ }).waitFor();
    await status.getByRole('img', { name: /CS1 cs1sup\.sample\.local pulls from .*, 6703/ }).waitFor();
  });

  it('explains what failed, and opens a run, by the keyboard alone', async () => {
    const { page } = vscode;
    const explain = status.getByRole('button', { name: 'Explain 0x80072EFD' }).first();
    await explain.focus();
    await explain.press('Enter');
    await page.getByRole('tab', { name: /Preview 0x80072EFD/ }).waitFor();
    await page.getByRole('tab', { name: 'Synchronization Status', exact: true }).click();
    const run = status.getByRole('button', { name: /^Open run of CS1/ }).first();
    await run.focus();
    await run.press('Enter');
    await page.getByRole('tab', { name: /Preview Run of CS1 / }).waitFor();
    await page.getByRole('tab', { name: 'Synchronization Status', exact: true }).click();
  });

  it('shows one site when asked to, also after a reload of the window', async function () {
    this.timeout(240_000);
    const { page } = vscode;
    await status.getByLabel('Site').selectOption('PS1');
    await status.getByRole('img', { name: /^Timeline from .*: 2 runs: 2 done$/ }).waitFor();
    await textIsKept(page, '"siteCode":"PS1"');
    await reloadWindow(page);
    await status.getByRole('img', { name: /^Timeline from .*: 2 runs: 2 done$/ }).waitFor();
    assert.equal(await status.getByLabel('Site').inputValue(), 'PS1');
    await status.getByLabel('Site').selectOption('');
  });

  for (const [theme, marker, media] of [
    ['dark', 'vscode-dark', { colorScheme: 'dark', forcedColors: 'none' }],
    ['light', 'vscode-light', { colorScheme: 'light', forcedColors: 'none' }],
    ['high contrast', 'vscode-high-contrast', { colorScheme: 'dark', forcedColors: 'active' }],
    ['light high contrast', 'vscode-high-contrast-light', { colorScheme: 'light', forcedColors: 'active' }],
  ] as const)
    it(`is accessible in ${theme}`, async () => {
      await vscode.page.emulateMedia(media);
      await status.locator(`body.${marker}`).waitFor();
      await status.getByText('Who pulls from whom').waitFor();
      await picture(`status-${marker}`);
      await assertAccessible(status, theme);
    });

  it('fits a narrow editor at 200 %, without scrolling sideways, and paper', async () => {
    const { page } = vscode;
    await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' });
    await page.setViewportSize({ width: 640, height: 400 });
    await status.getByText('Who pulls from whom').waitFor();
    const tooWide: unknown = await status
      .locator('html')
      .evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
    assert.equal(tooWide, 0);
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.emulateMedia({ media: 'print' });
    assert.equal(await status.getByRole('button', { name: 'Save as HTML…' }).isVisible(), false);
    await page.emulateMedia({ media: 'screen' });
  });

  it('is kept as a file that needs nothing else', async () => {
    const { page } = vscode;
    await status.getByRole('button', { name: 'Save as HTML…' }).click();
    const box = page.locator('.quick-input-widget .quick-input-box input');
    // The dialog writes its own proposal first.
    await page.waitForFunction(
      "document.querySelector('.quick-input-widget .quick-input-box input')?.value.endsWith('.html')",
    );
    await box.fill(path.join(vscode.folder, 'status.html'));
    await box.press('Enter');
    await notification(page, 'The status page was saved').waitFor();
    assert.ok(existsSync(path.join(vscode.folder, 'status.html')));
    const kept = await vscode.page.context().newPage();
    await kept.setViewportSize({ width: 1000, height: 1400 });
    await kept.goto(`file://${path.join(vscode.folder, 'status.html')}`);
    await kept.getByRole('img', { name: /^Timeline from/ }).waitFor();
    assert.equal(await kept.getByRole('button', { name: 'Save as HTML…' }).isVisible(), false);
    await takePicture(kept, 'statusKept');
    await kept.close();
  });
});
