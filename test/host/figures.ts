import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { promisify } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { commands, extensions, lm, window, workspace } from 'vscode';
import type { SoftwareUpdateSyncApi } from '../../src/extension/api.ts';
import { commandIds } from '../../src/extension/ids.ts';

/** Updates of the hierarchy that figures are taken of. `FIGURES=100000 npm run test:host` runs this suite alone: nothing else is to run beside it. */
const figures = Number(process.env['FIGURES'] ?? '100000');

/** How often something is opened and closed. */
const cycles = 50;

/** Bytes in use on the heap of the extension host, without what only waits to be collected. */
function heap(): number {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc()');
  return process.memoryUsage().heapUsed;
}

function mebibytes(bytes: number): string {
  return `${(bytes / 1_048_576).toFixed(1)} MiB`;
}

async function milliseconds(work: () => Thenable<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** Puts what was measured into the title, and holds it against its bound. */
function told(context: Mocha.Context, figure: string, isWithin: boolean): void {
  if (context.test !== undefined) context.test.title += `: ${figure}`;
  assert.ok(isWithin, figure);
}

describe('The extension host', function () {
  this.timeout(280_000);

  before(async () => {
    await workspace.getConfiguration('softwareUpdateSync').update('confirmSynchronization', false, true);
    const extension = extensions.getExtension<SoftwareUpdateSyncApi>(
      'software-update-sync.software-update-sync',
    );
    await extension?.activate();
    const program = path.join(extension?.extensionPath ?? '', 'dist', 'cli.cjs');
    const args = ['--data', process.env['SUSYNC_DATA'] ?? '', 'sample', '--updates', String(figures)];
    await promisify(execFile)(process.execPath, [program, ...args], { maxBuffer: 1 << 26 });
    await extension?.exports.sites();
  });

  it('activates the extension within 20 ms', function () {
    const [measured] = performance.getEntriesByName('softwareUpdateSync.activate');
    assert.ok(measured !== undefined);
    told(this, `${measured.duration.toFixed(1)} ms`, measured.duration <= 20);
  });

  it('has the sites and their states within 100 ms', async function () {
    const api = extensions.getExtension<SoftwareUpdateSyncApi>(
      'software-update-sync.software-update-sync',
    )?.exports;
    const took = await milliseconds(() => Promise.all([api?.sites(), api?.status()]));
    told(this, `${took.toFixed(0)} ms`, took <= 100);
  });

  it('has the updates of a filter within 200 ms', async function () {
    const input = { text: 'cumulative', superseded: false };
    const search = () => lm.invokeTool('susync_search_updates', { input, toolInvocationToken: undefined });
    await search();
    const took = await milliseconds(search);
    told(this, `${took.toFixed(0)} ms`, took <= 200);
  });

  it(`keeps nothing of ${cycles} forms and logs that were opened and closed`, async function () {
    const once = async (): Promise<void> => {
      await commands.executeCommand(commandIds.configureSchedule);
      await commands.executeCommand(commandIds.explainError, '6703');
      await commands.executeCommand(commandIds.showLog, 'CS1');
      await commands.executeCommand('workbench.action.closeAllEditors');
    };
    for (let cycle = 0; cycle < 5; cycle++) await once();
    const before = heap();
    for (let cycle = 0; cycle < cycles; cycle++) await once();
    assert.deepEqual(
      window.tabGroups.all.flatMap(({ tabs }) => tabs),
      [],
    );
    const grown = heap() - before;
    assert.ok(grown < 8 * 1_048_576, `${mebibytes(grown)} more on the heap`);
    told(this, `${mebibytes(grown)} more on the heap`, true);
  });

  it('takes less than 150 MiB', function () {
    const { rss } = process.memoryUsage();
    const used = heap();
    told(this, `${mebibytes(used)} of heap, ${mebibytes(rss)} in all`, used <= 150 * 1_048_576);
  });
});
