import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import {
  commands,
  debug,
  type Disposable,
  Location,
  Position,
  Selection,
  SourceBreakpoint,
  Uri,
  window,
  workspace,
} from 'vscode';
import { isRecord } from '../../src/base/isRecord.ts';
import { scriptDebugType } from '../../src/extension/ids.ts';

/** How long a debug session may take to tell something (ms). */
const patience = 30_000;

/** Events of debug sessions in the order in which they come. */
class SessionEvents {
  readonly #events: Readonly<Record<string, unknown>>[] = [];
  #heard: () => void = () => undefined;
  readonly #tracking: Disposable;

  constructor() {
    this.#tracking = debug.registerDebugAdapterTrackerFactory(scriptDebugType, {
      createDebugAdapterTracker: () => ({
        onDidSendMessage: (message: unknown) => {
          if (!isRecord(message) || message['type'] !== 'event') return;
          this.#events.push(message);
          this.#heard();
        },
      }),
    });
  }

  /** The body of the next event of a name, those before it are dropped. Rejects where none comes. */
  async next(name: string): Promise<Readonly<Record<string, unknown>>> {
    const tooLate = Date.now() + patience;
    for (;;) {
      const event = this.#events.shift();
      if (event?.['event'] === name && isRecord(event['body'])) return event['body'];
      if (event !== undefined) continue;
      await new Promise<void>((resolve, reject) => {
        const timer = setTimeout(() => {
          reject(new Error(`The debug session did not tell that it ${name}`));
        }, tooLate - Date.now());
        this.#heard = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  }

  dispose(): void {
    this.#tracking.dispose();
  }
}

/** What the debug session that runs answers. */
async function asked(request: string, given: object = {}): Promise<string> {
  const answer: unknown = await debug.activeDebugSession?.customRequest(request, given);
  return JSON.stringify(answer);
}

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
    const events = new SessionEvents();
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
    const events = new SessionEvents();
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

  it('stops in a test that the Test Explorer has debugged, and shows how it ended', async () => {
    const tests = path.join(folder, 'watched.Tests.ps1');
    writeFileSync(
      tests,
      "Describe 'sum' {\n  It 'adds' {\n    $sum = 1 + 1\n    $sum | Should -Be 2\n  }\n}\n",
    );
    const editor = await window.showTextDocument(Uri.file(tests));
    editor.selection = new Selection(2, 0, 2, 0);
    // VS Code looks for tests when it shows or runs them first.
    await commands.executeCommand('testing.runAll');
    debug.addBreakpoints([new SourceBreakpoint(new Location(Uri.file(tests), new Position(3, 0)))]);
    const events = new SessionEvents();
    try {
      const debugged = commands.executeCommand('testing.debugAtCursor');
      assert.equal((await events.next('stopped'))['reason'], 'breakpoint');
      assert.match(await asked('evaluate', { frameId: 1, expression: '$sum' }), /"result":"2"/);
      await commands.executeCommand('workbench.action.debug.continue');
      assert.equal((await events.next('exited'))['exitCode'], 0);
      await debugged;
    } finally {
      await debug.stopDebugging();
      events.dispose();
    }
  });
});
