import assert from 'node:assert/strict';
import path from 'node:path';
import process from 'node:process';
import { connectService } from '../../../src/service/connectService.ts';
import { runService } from '../../../src/service/runService.ts';
import { readServiceFile } from '../../../src/service/serviceFile.ts';
import { isRecord } from '../../support/parsedJson.ts';
import { needsBundle, startSusync, susync, susyncJson } from '../../support/susync.ts';
import { tempFolder } from '../../support/tempFolder.ts';

describe('The service as a process', () => {
  before(function () {
    needsBundle(this);
  });

  it('serves two commands and a subscriber; killed in the middle of a synchronization it is replaced, and no event is lost or doubled', async () => {
    const folder = await tempFolder();
    const first = startSusync(folder, ['serve']);
    await first.says(/Serving /);
    assert.equal((await susync(folder, 'serve')).exitCode, 3);
    const notices: string[] = [];
    const subscriber = await connectService({
      ...{ folder, version: '0.1.0', start: 'ifNeeded' },
      command: command(folder),
      onNotice: (text) => notices.push(text),
    });
    const seen: number[] = [];
    subscriber.service.onDidCommit((events) => seen.push(...events.map(({ sequence }) => sequence)));
    const sample = startSusync(folder, ['sample', '--updates', '800']);
    await sample.says(/Synchronizing WSUS server/);
    const status = await susyncJson(folder, 'service', 'status');
    assert.ok(isRecord(status) && Array.isArray(status['running']));
    assert.deepEqual(status['running'], ['CS1']);
    first.process.kill('SIGKILL');
    const { exitCode, stderr } = await sample.ended;
    assert.equal(exitCode, 1, stderr);
    assert.match(stderr, /serviceEnded/);
    await until(
      async () => (await subscriber.service.runs({ siteCode: 'SS1' })).items[0]?.outcome === 'succeeded',
    );
    assert.match(notices.join('\n'), /had ended unexpectedly; the synchronization of CS1 resumes/);
    const kept = await subscriber.service.events({ after: (seen[0] ?? 1) - 1, limit: 10_000 });
    await until(() => Promise.resolve((seen.at(-1) ?? 0) >= (kept.at(-1)?.sequence ?? 0)));
    assert.ok(seen.length > 100 && seen.every((sequence, index) => sequence === (seen[0] ?? 0) + index));
    // While somebody is connected: an idle service would have ended by itself before a slow machine gets to stop it.
    const stopped = await susync(folder, 'service', 'stop');
    assert.equal(stopped.exitCode, 0, stopped.stderr);
    await subscriber.close();
    assert.equal((await susync(folder, 'verify')).exitCode, 0);
  });

  it('is started once by two doors at a time, and ends when nobody needs it', async () => {
    const folder = await tempFolder();
    const open = () =>
      connectService({ folder, version: '0.1.0', start: 'ifNeeded', command: command(folder) });
    const doors = await Promise.all([open(), open()]);
    const [first, second] = await Promise.all(doors.map((door) => door.state()));
    assert.equal(first?.pid, second?.pid);
    assert.equal(first?.doors, 2);
    await Promise.all(doors.map((door) => door.close()));
    // Asking it would be a use.
    await until(async () => (await readServiceFile(folder)) === undefined);
  });

  it('ends when a newer one is to take its place', async () => {
    const folder = await tempFolder();
    const old = await runService({ folder, version: '0.0.9', onDemand: false, onFailure: assert.ifError });
    const door = await connectService({
      folder,
      version: '0.1.0',
      start: 'ifNeeded',
      command: command(folder),
    });
    assert.equal(await old.ended, 'A door asked for it');
    assert.equal((await door.state()).version, '0.1.0');
    await door.finish();
    await door.close();
  });
});

/** Runs the built service on demand. */
function command(folder: string): readonly string[] {
  const cli = path.resolve('dist/cli.cjs');
  return [process.execPath, cli, '--data', folder, 'serve', '--on-demand', '--idle', '1'];
}

async function until(isReached: () => Promise<boolean>): Promise<void> {
  for (let rounds = 0; !(await isReached()); rounds++) {
    assert.ok(rounds < 450, 'It does not happen');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
