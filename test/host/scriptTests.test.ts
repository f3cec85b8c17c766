import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import {
  commands,
  debug,
  Location,
  Position,
  Selection,
  SourceBreakpoint,
  Uri,
  window,
  workspace,
} from 'vscode';
import { DebugEvents } from '../support/vscode/debugEvents.ts';
import { writtenText } from '../support/vscode/writtenText.ts';

describe('Tests of scripts in the Test Explorer', () => {
  it('are found, run all of them, or the one at the cursor, and stop where they are debugged', async () => {
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
    assert.equal(await writtenText(written), 'one two');
    rmSync(written);
    const editor = await window.showTextDocument(Uri.file(file));
    editor.selection = new Selection(3, 8, 3, 8);
    await commands.executeCommand('testing.runAtCursor');
    assert.equal(await writtenText(written), 'two');
    debug.addBreakpoints([new SourceBreakpoint(new Location(Uri.file(file), new Position(3, 0)))]);
    const events = new DebugEvents();
    try {
      const debugged = commands.executeCommand('testing.debugAtCursor');
      assert.equal((await events.next('stopped'))['reason'], 'breakpoint');
      assert.match(await events.asked('evaluate', { frameId: 1, expression: '1 + 1' }), /"result":"2"/);
      await commands.executeCommand('workbench.action.debug.continue');
      assert.equal((await events.next('exited'))['exitCode'], 0);
      await debugged;
    } finally {
      debug.removeBreakpoints(debug.breakpoints);
      await debug.stopDebugging();
      events.dispose();
    }
  });
});
