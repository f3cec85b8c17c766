import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { commands, debug, Location, Position, SourceBreakpoint, Uri, window, workspace } from 'vscode';
import { scriptDebugType } from '../../src/extension/ids.ts';
import { asked, DebugEvents } from '../support/vscode/debugEvents.ts';

describe('The debugger of scripts in the extension host', () => {
  const folder = workspace.workspaceFolders?.[0]?.uri.fsPath ?? '';
  const script = path.join(folder, 'watched.ps1');

  afterEach(() => {
    debug.removeBreakpoints(debug.breakpoints);
  });

  it('stops at a breakpoint, tells where and with what, steps, sets, pauses and ends', async () => {
    writeFileSync(
      script,
      'function Add($more) {\n  $sum = $more + 1\n  $sum\n}\n$out = Add 41\n$wait = $true\nwhile ($wait) { Start-Sleep -Milliseconds 5 }\n"out $out"\n',
    );
    await window.showTextDocument(Uri.file(script));
    debug.addBreakpoints([new SourceBreakpoint(new Location(Uri.file(script), new Position(1, 0)))]);
    const events = new DebugEvents();
    try {
      assert.ok(
        await debug.startDebugging(undefined, {
          type: scriptDebugType,
          request: 'launch',
          name: 'watch',
          script,
        }),
      );
      assert.equal((await events.next('stopped'))['reason'], 'breakpoint');
      assert.match(
        await asked('stackTrace', { threadId: 1 }),
        /"name":"Add".*"line":2.*"name":"watched\.ps1".*"line":5/,
      );
      assert.match(await asked('evaluate', { frameId: 1, expression: '$more + 1' }), /"result":"42"/);
      assert.match(await asked('scopes', { frameId: 1 }), /Local.*Automatic.*Script.*Global/);
      await commands.executeCommand('workbench.action.debug.stepOver');
      assert.equal((await events.next('stopped'))['reason'], 'step');
      assert.match(await asked('scopes', { frameId: 1 }), /"name":"Local","variablesReference":1\b/);
      assert.match(
        await asked('setVariable', { variablesReference: 1, name: '$sum', value: '$sum * 10' }),
        /"value":"420"/,
      );
      await commands.executeCommand('workbench.action.debug.stepOut');
      await events.next('stopped');
      await commands.executeCommand('workbench.action.debug.continue');
      await commands.executeCommand('workbench.action.debug.pause');
      assert.equal((await events.next('stopped'))['reason'], 'pause');
      assert.match(
        await asked('evaluate', { frameId: 1, expression: '$wait = $false; $out' }),
        /"result":"420"/,
      );
      await commands.executeCommand('workbench.action.debug.continue');
      assert.match(String((await events.next('output'))['output']), /out 420/);
      assert.equal((await events.next('exited'))['exitCode'], 0);
    } finally {
      await debug.stopDebugging();
      events.dispose();
    }
  });

  it('ends a script that runs, at once', async () => {
    writeFileSync(script, "'begun'\nwhile ($true) { }\n");
    const events = new DebugEvents();
    try {
      await debug.startDebugging(undefined, {
        type: scriptDebugType,
        request: 'launch',
        name: 'end',
        script,
      });
      await events.next('output');
      await debug.stopDebugging();
      assert.equal((await events.next('exited'))['exitCode'], 130);
    } finally {
      events.dispose();
    }
  });
});
