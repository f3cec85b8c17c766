import { debug, type TestRun, type Uri, workspace } from 'vscode';
import { scriptDebugType } from '../../ids.ts';
import type { TerminalSide } from '../scriptTerminal.ts';
import type { Debugging } from './debugging.ts';

/** Something that runs in a debug session; resolves with its exit code. */
export type DebuggedRun = (debugging: Debugging, side: TerminalSide) => Promise<number>;

/** How what never came to run has ended. */
const canceledCode = 130;

/** What other parts of the window want debugged, tests above all: launch configurations name it by its number. */
export class DebuggedRuns {
  readonly #waiting = new Map<string, DebuggedRun>();
  #last = 0;

  /** Runs something in a debug session of its own; resolves with its exit code. */
  start(name: string, script: Uri, testRun: TestRun, run: DebuggedRun): Promise<number> {
    const id = String(++this.#last);
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, async (debugging, side) => {
        const running = run(debugging, side);
        running.then(resolve, reject);
        return running;
      });
      // A session that ends before it began to run.
      const ended = debug.onDidTerminateDebugSession(({ configuration }) => {
        if (configuration.type !== scriptDebugType || configuration['run'] !== id) return;
        ended.dispose();
        if (this.#waiting.delete(id)) resolve(canceledCode);
      });
      const configuration = {
        type: scriptDebugType,
        request: 'launch',
        name,
        script: script.fsPath,
        run: id,
      };
      debug
        .startDebugging(workspace.getWorkspaceFolder(script), configuration, { testRun })
        .then((started) => {
          if (started) return;
          ended.dispose();
          if (this.#waiting.delete(id)) resolve(canceledCode);
        }, reject);
    });
  }

  /** What a launch configuration names, once; undefined where it is over. */
  take(id: string): DebuggedRun | undefined {
    const run = this.#waiting.get(id);
    this.#waiting.delete(id);
    return run;
  }
}
