import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import { takePicture } from '../support/vscode/takePicture.ts';
import { testWindow } from '../support/vscode/testWindow.ts';
import { runCommand } from '../support/vscode/workbench.ts';

/** The breakpoint of the test stands in the line of `$sum`; the last line fails. */
const script = `function Add-Up {
    param([object[]] $Sites)
    $sum = 0
    foreach ($site in $Sites) { $sum += $site.Updates }
    $sum
}
$sites = [pscustomobject]@{ Name = 'CS1'; Updates = 4 }, [pscustomobject]@{ Name = 'PS1'; Updates = 38 }
$total = Add-Up $sites
Write-Output "total $total"
throw 'nothing else'
`;

describe('Scripts in VS Code', () => {
  const vscode = testWindow({
    settings: {
      'window.autoDetectColorScheme': true,
      // Rows of a terminal are elements of the page then.
      'terminal.integrated.gpuAcceleration': 'off',
    },
    files: { 'total.ps1': script },
    viewport: { width: 1440, height: 900 },
    prepare: (page) => {
      page.setDefaultTimeout(30_000);
      return Promise.resolve();
    },
  });

  it('are debugged: breakpoint, variables, watch, call stack, steps, an error that stops', async () => {
    const { page } = vscode;
    await openFile(page, 'total.ps1');
    await page.locator('.view-line', { hasText: /^\s*\$sum\s*$/ }).click();
    await page.keyboard.press('F9');
    await page.locator('.codicon-debug-breakpoint').first().waitFor();
    await page.keyboard.press('F5');
    await page.getByText('Paused on breakpoint').waitFor();
    // Newer ones leave the scopes closed; one that is open stays open.
    await page.getByRole('treeitem', { name: /Local/ }).waitFor();
    await page.locator('.debug-variables .monaco-list').focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    await page.getByRole('treeitem', { name: /^\$sum, value 42/ }).waitFor();
    await page.getByRole('treeitem', { name: /^\$Sites, value Object\[2\]/ }).waitFor();
    await page.locator('.debug-call-stack .stack-frame', { hasText: 'Add-Up' }).waitFor();
    await page.getByRole('button', { name: 'Watch Section' }).hover();
    await page.getByRole('button', { name: 'Add Expression' }).click();
    await page.keyboard.type('$sites[1].Updates * 2\n');
    await page.getByRole('treeitem', { name: /Updates \* 2, value 76/ }).waitFor();
    await picture('debugger');
    await page.keyboard.press('F10');
    await page.getByText('Paused on step').waitFor();
    await page.locator('.debug-variables .monaco-list').focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    await page.getByRole('treeitem', { name: /^\$total, value 42/ }).waitFor();
    await page.keyboard.press('F5');
    await page.getByText('Exception has occurred').waitFor();
    await page.keyboard.press('F5');
    await page.getByText('Run and Debug', { exact: true }).first().waitFor();
  });

  it('are typed at a prompt: Tab, history, several lines, Ctrl+C, colors, a clear screen', async () => {
    const { page } = vscode;
    await runCommand(page, 'Software Update Sync: Open Script Console');
    const row = (text: string | RegExp): Locator =>
      page.locator('.terminal-wrapper.active .xterm-rows > div', { hasText: text });
    const prompt = /workspace>\s*$/;
    await row(prompt).waitFor();
    await page.keyboard.type('Get-CMSit');
    await page.keyboard.press('Tab');
    await row('workspace> Get-CMSite').waitFor();
    await page.keyboard.press('Control+c');
    await row('Get-CMSite^C').waitFor();
    await row(prompt).waitFor();
    await page.keyboard.type('1..3 | ForEach-Object {\r$_ * 7\r}\r');
    await row(/^21\s*$/).waitFor();
    await row(prompt).waitFor();
    await page.keyboard.type('while ($true) { Start-Sleep 1 }\r');
    await page.keyboard.press('Control+c');
    await row(prompt).waitFor();
    await page.keyboard.type("Write-Warning 'careful'\r");
    await row('WARNING: careful').waitFor();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await row(/workspace> while.*}\s*$/)
      .last()
      .waitFor();
    await page.keyboard.press('Control+c');
    await picture('console');
    await page.keyboard.type('Clear-Host\r');
    await row('WARNING: careful').waitFor({ state: 'detached' });
    assert.equal(await row(prompt).count(), 1);
  });

  /** Takes a picture in the light and the dark. */
  async function picture(name: string): Promise<void> {
    for (const colorScheme of ['light', 'dark'] as const) {
      await vscode.page.emulateMedia({ colorScheme });
      await vscode.page.locator(`.monaco-workbench.vs${colorScheme === 'dark' ? '-dark' : ''}`).waitFor();
      await takePicture(vscode.page, `${name}-${colorScheme}`);
    }
  }
});

const quickBox = '.quick-input-widget .quick-input-box input';

/** Opens a file of the workspace as somebody who types its name. */
async function openFile(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+p');
  await page.locator(quickBox).fill(name);
  await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: name }).first().waitFor();
  await page.locator(quickBox).press('Enter');
  await page.getByRole('tab', { name }).waitFor();
}
