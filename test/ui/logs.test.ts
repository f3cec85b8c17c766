import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { assertGolden } from '../support/golden.ts';
import { ScriptedUpstream } from '../support/scriptedUpstream.ts';
import { takePicture } from '../support/vscode/takePicture.ts';
import { testWindow } from '../support/vscode/testWindow.ts';
import { notification, openSampleHierarchy, runCommand } from '../support/vscode/workbench.ts';
import { withWorkbenchService } from '../support/vscode/workbenchService.ts';

describe('wsyncmgr.log in VS Code', () => {
  const vscode = testWindow({
    settings: { 'window.autoDetectColorScheme': true, 'softwareUpdateSync.confirmSynchronization': false },
    prepare: openSampleHierarchy,
  });

  const file = (): string => path.join(vscode.server.dataFolder, 'CS1', 'Logs', 'wsyncmgr.log');
  const lines = (): Locator => vscode.page.locator('.part.panel .view-line');
  const toast = (text: string): Locator => notification(vscode.page, text);

  /** What the panel shows, a piece of a line each: lines that are too long go on below. */
  async function shownPieces(): Promise<readonly string[]> {
    const texts = await lines().allTextContents();
    return texts.map((text) => text.replaceAll('\u00a0', ' ')).filter((text) => text !== '');
  }

  it('stands beside a tree that screen readers read as it is seen', async () => {
    const { page } = vscode;
    const tree = page.getByRole('tree', { name: 'Site Hierarchy' });
    await page.setViewportSize({ width: 1280, height: 1800 });
    const snapshot = await tree.ariaSnapshot();
    await page.setViewportSize({ width: 1280, height: 800 });
    assertGolden('ui/hierarchy.aria.yml', `${snapshot.replace(/\d+ (?:s|min) ago|just now/g, 'TIME')}\n`);
  });

  it('is shown as the file has it, to its last line, with colors by severity', async () => {
    const { page } = vscode;
    await runCommand(page, 'Software Update Sync: Show wsyncmgr.log');
    const pick = page.locator('.quick-input-list .monaco-list-row', { hasText: 'CS1' });
    await pick.click();
    await lines().first().waitFor();
    await runCommand(page, 'View: Toggle Maximized Panel');
    const last = readFileSync(file(), 'utf8').trimEnd().split(/\r?\n/).at(-1) ?? '';
    await lines()
      .filter({ hasText: last.slice(0, 40) })
      .first()
      .waitFor();
    const text = readFileSync(file(), 'utf8');
    for (const piece of await shownPieces()) assert.ok(text.includes(piece), piece);
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize({ width: 1280, height: 560 });
    await takePicture(page, 'log');
    await page.setViewportSize({ width: 1280, height: 800 });
  });

  it('tells of a synchronization that somebody cancels, as it happens', async () => {
    const { page } = vscode;
    const upstream = await ScriptedUpstream.open();
    // A source that is asked and never answers: the synchronization waits until somebody cancels it.
    const asked = new Promise<void>((resolve) => {
      upstream.on('GetAuthConfig', () => {
        resolve();
      });
    });
    await withWorkbenchService(vscode.server, (service) =>
      service.setSource({ siteCode: 'CS1', source: upstream.url }),
    );
    await runCommand(page, 'Software Update Sync: Synchronize Software Updates (Full)');
    await asked;
    await toast('Synchronizing CS1').getByRole('button', { name: 'Cancel' }).click();
    await toast('Synchronization was stopped').waitFor();
    await lines()
      .filter({ hasText: /cancel/i })
      .first()
      .waitFor();
    await page.getByRole('treeitem', { name: /site CS1: failed/ }).waitFor();
    assert.equal(await toast('Synchronization of CS1 failed').count(), 0, 'Whoever stopped it is told once');
    await takePicture(page, 'logCancelled');
  });
});
