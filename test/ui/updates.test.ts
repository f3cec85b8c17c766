import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { answerQuestion } from '../support/vscode/answerQuestion.ts';
import { takePicture } from '../support/vscode/takePicture.ts';
import { testWindow } from '../support/vscode/testWindow.ts';
import { webviewPage } from '../support/vscode/webviewPage.ts';
import { runCommand } from '../support/vscode/workbench.ts';

describe('Software updates in VS Code', () => {
  const vscode = testWindow({
    settings: { 'window.autoDetectColorScheme': true },
    viewport: { width: 1440, height: 900 },
    prepare: (page) => page.getByRole('tab', { name: 'Software Update Sync' }).click({ timeout: 120_000 }),
  });

  const picture = (name: string): Promise<void> => takePicture(vscode.page, name);
  const tree = (): Locator => vscode.page.getByRole('tree', { name: 'Software Updates' });
  const quickPick = (): Locator => vscode.page.locator('.quick-input-widget');
  const choose = async (name: RegExp | string): Promise<void> =>
    quickPick().getByRole('option', { name }).first().click();

  it('says that updates come with the first synchronization, and lists them when they are there', async function () {
    this.timeout(180_000);
    const { page } = vscode;
    await page.getByText('Software updates come with the first synchronization').waitFor();
    await page.getByRole('button', { name: 'Open Sample Hierarchy' }).first().click();
    await tree()
      .getByRole('treeitem', { name: /^All software updates, [\d,]+ updates/ })
      .waitFor({ timeout: 120_000 });
    await tree()
      .getByRole('treeitem', { name: /Cumulative Update .* released/ })
      .first()
      .waitFor();
    await picture('updatesList');
  });

  it('filters by what is picked, says so above the list, and shows everything again', async () => {
    const { page } = vscode;
    await runCommand(page, 'Software Update Sync: Filter Software Updates…');
    await choose(/^Severity/);
    await choose('Critical');
    await choose(/^Superseded/);
    await choose(/not superseded/);
    await quickPick()
      .getByRole('option', { name: /^Severity, Critical/ })
      .waitFor();
    await picture('updatesFilter');
    await page.keyboard.press('Escape');
    await page.getByText('Filter: Critical · not superseded').waitFor();
    await tree()
      .getByRole('treeitem', { name: /updates, filtered: Critical · not superseded/ })
      .waitFor();
    const titles = await tree().getByRole('treeitem', { level: 2 }).allInnerTexts();
    assert.ok(titles.length > 0);
    await runCommand(page, 'Software Update Sync: Clear Filter of Software Updates');
    await page.getByText('Filter: Critical').waitFor({ state: 'hidden' });
  });

  it('finds an update in the whole store, and opens it as a document with links to the others', async () => {
    const { page } = vscode;
    await runCommand(page, 'Software Update Sync: Find Update…');
    await quickPick().getByRole('textbox').fill('cumulative 22H2');
    await quickPick()
      .getByRole('option', { name: /Cumulative.*superseded/i })
      .first()
      .waitFor();
    await picture('updatesFind');
    await choose(/Cumulative.*superseded/i);
    const document = webviewPage(page);
    await document.getByRole('heading', { name: 'Superseded by' }).waitFor();
    await picture('updatesDocument');
    const heading = document.getByRole('heading', { level: 1 });
    const before = await heading.innerText();
    await document.getByRole('list').getByRole('link').first().click();
    await document.getByRole('heading', { level: 1 }).filter({ hasNotText: before }).waitFor();
    await document.getByRole('link', { name: 'Document as received (XML)' }).click();
    await page.locator('.monaco-editor').getByText('upd:Update').first().waitFor();
    await picture('updatesXml');
  });

  it('makes a group and fills it', async () => {
    const { page } = vscode;
    await runCommand(page, 'Software Update Sync: Create Software Update Group…');
    await answerQuestion(page, 'Name of the group', '2026-11 Servers');
    const groups = tree().getByRole('treeitem', { name: 'Software update groups, 1' });
    const update = tree().getByRole('treeitem', { level: 2 }).first();
    await update.hover();
    await update.getByRole('button', { name: 'Add to Software Update Group…' }).click();
    await choose(/2026-11 Servers/);
    await runCommand(page, 'Software Update Sync: Filter Software Updates…');
    await choose(/^Text/);
    await answerQuestion(page, 'Words that all occur', 'nothing of the kind');
    await quickPick()
      .getByRole('option', { name: /^Text, “nothing of the kind”/ })
      .waitFor();
    await page.keyboard.press('Escape');
    await page.getByText('No software update matches the filter: “nothing of the kind”').waitFor();
    await groups.click();
    await tree().getByRole('treeitem', { name: 'Software update group 2026-11 Servers, 1 update' }).waitFor();
    await picture('updatesGroup');
    await runCommand(page, 'Software Update Sync: Clear Filter of Software Updates');
  });

  it('takes updates that are dragged onto a group', async () => {
    const { page } = vscode;
    await runCommand(page, 'Software Update Sync: Filter Software Updates…');
    await choose(/^Text/);
    await answerQuestion(page, 'Words that all occur', 'SQL Server 2016');
    await quickPick()
      .getByRole('option', { name: /^Text, “SQL Server 2016”/ })
      .waitFor();
    await page.keyboard.press('Escape');
    // Rows are dragged where they stand: the shorter list has to be there.
    await tree()
      .getByRole('treeitem', { name: /updates, filtered: “SQL Server 2016”/ })
      .waitFor();
    const group = (amount: string): Locator =>
      tree().getByRole('treeitem', { name: `Software update group 2026-11 Servers, ${amount}` });
    const update = tree()
      .getByRole('treeitem', { name: /SQL Server 2016/, level: 2 })
      .first();
    await update.dragTo(group('1 update'));
    await group('2 updates').waitFor();
    await picture('updatesDragged');
    await runCommand(page, 'Software Update Sync: Clear Filter of Software Updates');
  });

  it('compares two content versions of a site as a document', async () => {
    const { page } = vscode;
    await runCommand(page, 'Software Update Sync: Compare Runs…');
    await choose(/^CS1/);
    await choose(/^Version 1/);
    await choose(/^Version 0/);
    const document = webviewPage(page);
    await document.getByRole('heading', { name: 'CS1: version 0 → 1' }).waitFor();
    await document.getByRole('heading', { name: 'Added' }).waitFor();
    await picture('updatesCompare');
  });
});
