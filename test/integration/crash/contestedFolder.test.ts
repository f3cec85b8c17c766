import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmod, cp, readdir, utimes, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { SyncError } from '../../../src/domain/errors/syncError.ts';
import { connectService } from '../../../src/service/connectService.ts';
import { runService } from '../../../src/service/runService.ts';
import { rejectsWith } from '../../support/rejectsWith.ts';
import { serveFolder } from '../../support/runningService.ts';
import { needsBundle } from '../../support/susync.ts';
import { tempFolder } from '../../support/tempFolder.ts';

/** The lock of a process that has died, and whose number another process has by now. */
const staleLock = JSON.stringify({ pid: process.ppid, host: os.hostname(), started: 'then', token: 'dead' });

describe('A data folder that a service wants', () => {
  it('and another one does, too, goes to exactly one, whatever a dead one left behind', async () => {
    const folder = await tempFolder();
    for (let round = 0; round < 20; round++) {
      if (round % 2 === 1) await writeFile(path.join(folder, 'lock'), staleLock);
      const options = { folder, version: '1.0.0', onDemand: false, onFailure: assert.ifError };
      const outcomes = await Promise.allSettled([1, 2, 3].map(() => runService(options)));
      const running = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
      assert.equal(running.length, 1, `round ${round}`);
      for (const outcome of outcomes)
        if (outcome.status === 'rejected')
          assert.ok(
            outcome.reason instanceof SyncError && outcome.reason.key === 'busy',
            String(outcome.reason),
          );
      await running[0]?.end('The round is over');
      assert.ok(!(await readdir(folder)).some((name) => /^(lock|service)/.test(name)));
    }
  });

  it('is not kept from it by the lock, the file and the mark of a dead one whose number is another’s by now', async () => {
    const folder = await tempFolder();
    const mark = path.join(folder, `service.pending.${process.ppid}`);
    await writeFile(path.join(folder, 'lock'), staleLock);
    await writeFile(
      path.join(folder, 'service.json'),
      JSON.stringify({
        ...{ pid: process.ppid, address: path.join(folder, 'gone.sock'), secret: 'x', version: '1.0.0' },
        ...{ started: '2026-11-24T03:00:00.000Z', unexpectedEnds: 0 },
      }),
    );
    await writeFile(mark, '');
    const yesterday = new Date(Date.now() - 86_400_000);
    await utimes(mark, yesterday, yesterday);
    const door = { folder, version: '1.0.0', start: 'never', command: [] } as const;
    await rejectsWith('serviceNotRunning', connectService(door));
    const served = await serveFolder({ folder });
    assert.match(served.notices.join(), /had ended unexpectedly/);
    await served.end();
    assert.deepEqual(served.failures, []);
  });

  it('and may not write in, is left alone, and says what helps', async function () {
    needsBundle(this);
    if (process.platform === 'win32') this.skip();
    const root = await tempFolder();
    const folder = path.join(root, 'data');
    await (await serveFolder({ folder })).end();
    const bundle = path.join(root, 'cli.cjs');
    await cp('dist/cli.cjs', bundle);
    await cp('dist/parts', path.join(root, 'parts'), { recursive: true });
    for (const readable of [root, bundle]) await chmod(readable, 0o755);
    const before = await readdir(folder, { recursive: true });
    for (const name of ['', ...before]) await chmod(path.join(folder, name), 0o555);
    // Modes do not bind the superuser: somebody else tries.
    const user = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
    const { status, stderr } = spawnSync(process.execPath, [bundle, '--data', folder, 'serve'], {
      ...{ ...user, encoding: 'utf8', timeout: 20_000, cwd: root },
      env: { ...process.env, HOME: root, NO_COLOR: '1' },
    });
    for (const name of ['', ...before]) await chmod(path.join(folder, name), 0o755);
    assert.equal(status, 1, stderr);
    assert.match(stderr, /notWritable/);
    assert.match(stderr, /Remedy: Give this user write access/);
    assert.deepEqual(await readdir(folder, { recursive: true }), before);
  });
});
