import assert from 'node:assert/strict';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { connectService } from '../../../src/service/connectService.ts';
import { runService, type RunningService } from '../../../src/service/runService.ts';
import { readServiceFile, serviceFilePath, writeServiceFile } from '../../../src/service/serviceFile.ts';
import { SyncError } from '../../../src/domain/errors/syncError.ts';
import { FakeClock } from '../../support/fakeClock.ts';
import { rejectsWith } from '../../support/rejectsWith.ts';
import { tempFolder } from '../../support/tempFolder.ts';

describe('A service whose entrance somebody removes', () => {
  let folder: string;
  let clock: FakeClock;
  let running: RunningService;
  let failures: unknown[];
  const runtimeFolder = process.env['XDG_RUNTIME_DIR'];

  // A folder for sockets that nobody else uses: it is removed.
  before(async () => {
    process.env['XDG_RUNTIME_DIR'] = await tempFolder();
  });

  after(() => {
    if (runtimeFolder === undefined) delete process.env['XDG_RUNTIME_DIR'];
    else process.env['XDG_RUNTIME_DIR'] = runtimeFolder;
  });

  beforeEach(async () => {
    folder = path.join(await tempFolder(), 'data');
    clock = new FakeClock();
    failures = [];
    running = await runService({
      ...{ folder, clock, version: '1.2.3', onDemand: false },
      onFailure: (_operation, error) => failures.push(error),
    });
  });

  afterEach(() => running.end('The test is over'));

  const door = () => connectService({ folder, version: '1.2.3', start: 'never', command: [] });
  const keys = () => failures.map((failure) => (failure instanceof SyncError ? failure.key : failure));

  /** Lets the time pass in which the service looks, and what it does about it. */
  async function pass(isDone: () => boolean): Promise<void> {
    for (let look = 0; look < 2000 && !isDone(); look++) {
      await clock.advance(look % 100 === 0 ? 15_000 : 0);
      await sleep(5);
    }
    assert.ok(isDone(), keys().join());
  }

  it('listens again where the socket was removed, while the doors that are connected stay', async function () {
    if (process.platform === 'win32') this.skip();
    const before = await door();
    await rm(running.address);
    await rejectsWith('serviceNotRunning', door());
    await pass(() => failures.length > 0);
    assert.deepEqual(keys(), ['doorRemoved']);
    const after = await door();
    assert.equal((await after.state()).doors, 2);
    assert.deepEqual(await before.service.sites(), []);
    await before.close();
    await after.close();
  });

  it('listens again where the whole folder of the socket was removed', async function () {
    if (process.platform === 'win32') this.skip();
    await rm(path.dirname(running.address), { recursive: true });
    await pass(() => failures.length > 0);
    assert.equal((await stat(path.dirname(running.address))).mode & 0o777, 0o700);
    await (await door()).close();
  });

  it('writes its file again', async () => {
    const file = await readServiceFile(folder);
    await rm(serviceFilePath(folder));
    await pass(() => failures.length > 0);
    assert.deepEqual([keys(), await readServiceFile(folder)], [['doorRemoved'], file]);
  });

  for (const [name, remove] of [
    ['its data folder is moved away', () => rename(folder, `${folder}-moved`)],
    [
      'another folder stands in the place of its own',
      async () => {
        await rename(folder, `${folder}-moved`);
        await mkdir(folder);
      },
    ],
    [
      'another service has taken the folder',
      async () => {
        const file = await readServiceFile(folder);
        assert.ok(file !== undefined);
        await writeServiceFile(folder, { ...file, pid: file.pid + 1 });
      },
    ],
  ] as const)
    it(`ends where ${name}, and says so`, async () => {
      await remove();
      let reason = '';
      void running.ended.then((text) => (reason = text));
      await pass(() => reason !== '');
      assert.match(reason, /data folder/i);
      assert.equal(keys()[0], 'dataFolderGone');
    });
});
