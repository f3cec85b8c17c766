import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { commands, TabInputCustom, Uri, window } from 'vscode';
import { commandIds, editorIds } from '../../src/extension/ids.ts';
import { withWindowService } from '../support/vscode/windowService.ts';

/** The kind of editor that a file was opened in. */
function shownEditor(file: string): string | undefined {
  const input = window.tabGroups.activeTabGroup.activeTab?.input;
  return input instanceof TabInputCustom && input.uri.fsPath === file ? input.viewType : undefined;
}

describe('A catalog package in the extension host', () => {
  let folder: string;

  before(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'susync-packages-'));
    await commands.executeCommand(commandIds.openSample);
  });

  after(async () => {
    await commands.executeCommand('workbench.action.closeAllEditors');
    rmSync(folder, { recursive: true, force: true });
  });

  it('opens in its own editor; a cabinet only where somebody chooses it', async () => {
    const file = path.join(folder, 'whole.susync');
    const { package: head } = await withWindowService((service) => service.exportCatalog({ file }));
    assert.equal(head.source.siteCode, 'CS1');
    await commands.executeCommand('vscode.open', Uri.file(file));
    assert.equal(shownEditor(file), editorIds.susync);
    const cabinet = path.join(folder, 'export.cab');
    writeFileSync(cabinet, 'no cabinet');
    await commands.executeCommand('vscode.openWith', Uri.file(cabinet), editorIds.cab);
    assert.equal(shownEditor(cabinet), editorIds.cab);
  });

  it('is not imported into a site that has a source: nothing is read, and nothing waits', async () => {
    assert.equal(
      await commands.executeCommand(commandIds.importCatalog, Uri.file(path.join(folder, 'absent.susync'))),
      undefined,
    );
  });
});
