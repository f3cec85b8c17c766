import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { commands, Selection, type Terminal, Uri, window, workspace } from 'vscode';
import { commandIds } from '../../src/extension/ids.ts';
import { ScriptTerminal } from '../../src/extension/scripts/scriptTerminal.ts';
import { writtenText } from '../support/vscode/writtenText.ts';

/** How long VS Code may take to close a terminal (ms). */
const patience = 30_000;

/** The exit code of a terminal once it is closed. Rejects where it stays. */
function exitOf(terminal: Terminal): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const tooLate = setTimeout(() => {
      closed.dispose();
      reject(new Error('The console did not close'));
    }, patience);
    const closed = window.onDidCloseTerminal((one) => {
      if (one !== terminal) return;
      clearTimeout(tooLate);
      closed.dispose();
      resolve(one.exitStatus?.code);
    });
  });
}

describe('The script console in the extension host', () => {
  it('runs what is typed over the service of the window, keeps what was set, and ends with exit', async () => {
    const written = path.join(workspace.workspaceFolders?.[0]?.uri.fsPath ?? '', 'typed.txt');
    rmSync(written, { force: true });
    await commands.executeCommand(commandIds.openScriptConsole);
    const terminal = window.terminals.find(({ name }) => name === 'Script Console');
    assert.ok(terminal !== undefined);
    terminal.sendText('$sites = @(Get-CMSite).Count');
    terminal.sendText(`Set-Content '${written}' "sites $sites"`);
    assert.match(await writtenText(written), /^sites \d+$/);
    const exit = exitOf(terminal);
    terminal.sendText('exit 3');
    assert.equal(await exit, 3);
  });

  it('runs what is selected in the editor, or the line of the cursor, one after another in one session', async () => {
    const folder = workspace.workspaceFolders?.[0]?.uri.fsPath ?? '';
    const [script, written] = [path.join(folder, 'selected.ps1'), path.join(folder, 'selected.txt')];
    rmSync(written, { force: true });
    writeFileSync(
      script,
      `$count = 40\nforeach ($one in 1, 1) {\n  $count += $one\n}\nSet-Content '${written}' $count\n`,
    );
    const editor = await window.showTextDocument(Uri.file(script));
    for (const [from, to] of [
      [0, 0],
      [1, 4],
      [4, 4],
    ] as const) {
      editor.selection = new Selection(from, 0, to, 0);
      await commands.executeCommand(commandIds.runSelection);
    }
    assert.match(await writtenText(written), /^42\s*$/);
    const consoles = window.terminals.filter(({ name }) => name === 'Script Console');
    assert.equal(consoles.length, 1);
    assert.equal(window.activeTextEditor, editor);
    const [terminal] = consoles;
    assert.ok(terminal !== undefined);
    const exit = exitOf(terminal);
    terminal.sendText('exit');
    assert.equal(await exit, 0);
  });

  it('is not needed for questions: a script asks in the terminal that it runs in', async () => {
    const asked: string[] = [];
    const terminal = new ScriptTerminal(
      async ({ ask }) => {
        asked.push((await ask('Name: ', false)) ?? '', (await ask('Secret: ', true)) ?? '');
        return 7;
      },
      { staysOpen: true },
    );
    let shown = '';
    const answers = new Map([
      ['Name: ', 'Ann\r'],
      ['Secret: ', 'pass\r'],
    ]);
    terminal.onDidWrite((text) => {
      shown += text;
      for (const [prompt, answer] of answers) {
        if (!text.includes(prompt)) continue;
        answers.delete(prompt);
        setImmediate(() => {
          terminal.handleInput(answer);
        });
      }
    });
    terminal.handleInput('typed too early\r');
    terminal.open();
    assert.equal(await terminal.ended, 7);
    assert.deepEqual(asked, ['Ann', 'pass']);
    assert.doesNotMatch(shown, /pass|early/);
  });
});
