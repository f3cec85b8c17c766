import assert from 'node:assert/strict';
import { existsSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs';
import path from 'node:path';
import { commands, Selection, Uri, window, workspace } from 'vscode';

/** How long VS Code may take to run tests (ms). */
const patience = 60_000;

/** The text of a file once it is there. Rejects where it does not come. */
function textOf(file: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const look = (): void => {
      const text = existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
      if (text === '') return;
      clearTimeout(tooLate);
      watcher.close();
      resolve(text);
    };
    const tooLate = setTimeout(() => {
      watcher.close();
      reject(new Error(`${file} was not written`));
    }, patience);
    const watcher = watch(path.dirname(file), look);
    look();
  });
}

describe('Tests of scripts in the Test Explorer', () => {
  it('are found, and run all of them, or the one at the cursor', async () => {
    const folder = workspace.workspaceFolders?.[0]?.uri.fsPath;
    assert.ok(folder !== undefined);
    const [file, written] = [path.join(folder, 'sum.Tests.ps1'), path.join(folder, 'ran.txt')];
    rmSync(written, { force: true });
    writeFileSync(
      file,
      `Describe 'sum' {
  AfterAll { Set-Content '${written}' ($global:ran -join ' ') }
  It 'one' { $global:ran += @('one'); 1 | Should -Be 2 }
  It 'two' { $global:ran += @('two') }
}`,
    );
    await commands.executeCommand('testing.runAll');
    assert.equal(await textOf(written), 'one two');
    rmSync(written);
    const editor = await window.showTextDocument(Uri.file(file));
    editor.selection = new Selection(3, 8, 3, 8);
    await commands.executeCommand('testing.runAtCursor');
    assert.equal(await textOf(written), 'two');
  });
});
