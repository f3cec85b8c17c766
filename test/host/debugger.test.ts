import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import {
  commands,
  debug,
  FunctionBreakpoint,
  Location,
  Position,
  SourceBreakpoint,
  Uri,
  window,
  workspace,
} from 'vscode';
import { isRecord } from '../../src/base/isRecord.ts';
import { scriptDebugType } from '../../src/extension/ids.ts';
import { DebugEvents } from '../support/vscode/debugEvents.ts';

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
        await events.asked('stackTrace', { threadId: 1 }),
        /"name":"Add".*"line":2.*"name":"watched\.ps1".*"line":5/,
      );
      assert.match(await events.asked('evaluate', { frameId: 1, expression: '$more + 1' }), /"result":"42"/);
      assert.match(await events.asked('scopes', { frameId: 1 }), /Local.*Automatic.*Script.*Global/);
      await commands.executeCommand('workbench.action.debug.stepOver');
      assert.equal((await events.next('stopped'))['reason'], 'step');
      const local = /"name":"Local","variablesReference":(\d+)/.exec(
        await events.asked('scopes', { frameId: 1 }),
      );
      assert.match(
        await events.asked('setVariable', {
          ...{ variablesReference: Number(local?.[1]), name: '$sum', value: '$sum * 10' },
        }),
        /"value":"420"/,
      );
      await commands.executeCommand('workbench.action.debug.stepOut');
      await events.next('stopped');
      await commands.executeCommand('workbench.action.debug.continue');
      await commands.executeCommand('workbench.action.debug.pause');
      assert.equal((await events.next('stopped'))['reason'], 'pause');
      assert.match(
        await events.asked('evaluate', { frameId: 1, expression: '$wait = $false; $out' }),
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

  it('stops in functions and at the errors that are named, completes and assigns in its console', async () => {
    const text =
      "function Add($more) {\n  $sum = @{ all = $more }\n  $sum.all\n}\n$out = Add 41; $out\ntry { throw 'left' } catch { }\ntry { throw 'wanted' } catch { }\n";
    writeFileSync(script, text);
    debug.addBreakpoints([new FunctionBreakpoint('add')]);
    const events = new DebugEvents();
    try {
      await debug.startDebugging(undefined, {
        ...{ type: scriptDebugType, request: 'launch', name: 'functions', script },
      });
      assert.equal((await events.next('stopped'))['reason'], 'function breakpoint');
      // Commands of the workbench wait for nothing: they do nothing until it has shown where the script stands.
      await events.asked('next', { threadId: 1 });
      await events.next('stopped');
      assert.match(
        await events.asked('completions', { frameId: 1, text: '$su', column: 4 }),
        /"label":"\$sum","text":"\$sum","start":0,"length":3/,
      );
      assert.match(
        await events.asked('completions', { frameId: 1, text: '$sum.al', column: 8 }),
        /"label":"all"/,
      );
      assert.match(
        await events.asked('setExpression', { frameId: 1, expression: '$sum.all', value: '$more + 1' }),
        /"value":"42"/,
      );
      assert.match(await events.asked('loadedSources'), /watched\.ps1/);
      const stack: unknown = JSON.parse(await events.asked('stackTrace', { threadId: 1 }));
      const frames: readonly unknown[] =
        isRecord(stack) && Array.isArray(stack['stackFrames']) ? stack['stackFrames'] : [];
      const [frame] = frames;
      assert.ok(isRecord(frame));
      assert.match(
        await events.asked('breakpointLocations', { source: frame['source'], line: 5 }),
        /"line":5,"column":1.*"line":5,"column":16/,
      );
      await events.asked('setExceptionBreakpoints', {
        ...{ filters: [], filterOptions: [{ filterId: 'all', condition: 'wanted' }] },
      });
      await events.asked('continue', { threadId: 1 });
      assert.match(JSON.stringify(await events.next('stopped')), /exception.*wanted/);
      assert.match(await events.asked('evaluate', { frameId: 1, expression: '$out' }), /"result":"42"/);
      await events.asked('continue', { threadId: 1 });
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
