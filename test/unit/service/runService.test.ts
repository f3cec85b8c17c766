import assert from 'node:assert/strict';
import { readdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { SyncSchedule } from '../../../src/domain/schedule/schedule.ts';
import { connectService } from '../../../src/service/connectService.ts';
import { openService } from '../../../src/service/openService.ts';
import { runService, type RunServiceOptions } from '../../../src/service/runService.ts';
import { readServiceFile, serviceFilePath, writeServiceFile } from '../../../src/service/serviceFile.ts';
import { FakeClock } from '../../support/fakeClock.ts';
import { rejectsWith } from '../../support/rejectsWith.ts';
import { tempFolder } from '../../support/tempFolder.ts';

const schedule: SyncSchedule = {
  recurrence: { kind: 'monthlyByDate', monthDay: 1, everyMonths: 1 },
  start: '2030-01-01T00:00',
  zone: 'UTC',
  catchUp: 'once',
};

describe('The service of a data folder', () => {
  let folder: string;
  let options: RunServiceOptions;
  const failures: unknown[] = [];

  beforeEach(async () => {
    folder = await tempFolder();
    options = {
      folder,
      version: '1.2.3',
      onDemand: false,
      onFailure: (_operation, error) => failures.push(error),
    };
  });

  afterEach(() => {
    assert.deepEqual(failures.splice(0), []);
  });

  const door = (version = '1.2.3', notices: string[] = []) =>
    connectService({
      ...{ folder, version, start: 'never', command: [] },
      onNotice: (text) => notices.push(text),
    });

  it('is found by its file, which only this user can read, and leaves nothing behind', async () => {
    const running = await runService(options);
    assert.equal((await stat(serviceFilePath(folder))).mode & 0o777, 0o600);
    const opened = await door();
    const { service } = opened;
    assert.deepEqual(await service.sites(), []);
    const { pid, version, onDemand, doors, running: runs } = await opened.state();
    assert.deepEqual(
      { pid, version, onDemand, doors, runs },
      { pid: process.pid, version: '1.2.3', onDemand: false, doors: 1, runs: [] },
    );
    await opened.close();
    await running.end('The test is over');
    assert.equal(await running.ended, 'The test is over');
    assert.deepEqual(
      (await readdir(folder)).filter((name) => name.startsWith('service')),
      [],
    );
    await rejectsWith('serviceNotRunning', door());
    await (await openService({ folder })).close();
  });

  it('is one a folder: a second one is refused, and the first one stays', async () => {
    const running = await runService(options);
    await rejectsWith('busy', runService(options));
    const opened = await door();
    const { service } = opened;
    assert.deepEqual(await service.sites(), []);
    await opened.close();
    await running.end('over');
  });

  it('refuses whoever does not know the secret of its file', async () => {
    const running = await runService(options);
    const file = await readServiceFile(folder);
    assert.ok(file !== undefined);
    await writeServiceFile(folder, { ...file, secret: 'guessed' });
    await rejectsWith('accessDenied', door());
    await running.end('over');
  });

  it('tells the first door that the one before had ended unexpectedly', async () => {
    await writeServiceFile(folder, {
      ...{ pid: 999_999_999, address: path.join(folder, 'x.sock'), secret: 'x', version: '1.2.3' },
      ...{ started: '2026-11-24T03:00:00.000Z', unexpectedEnds: 0 },
    });
    await rejectsWith('serviceNotRunning', door());
    const running = await runService(options);
    const notices: string[] = [];
    await (await door('1.2.3', notices)).close();
    await (await door('1.2.3', notices)).close();
    assert.deepEqual(notices, [
      'The service that was started at 2026-11-24T03:00:00.000Z had ended unexpectedly.',
    ]);
    await running.end('over');
  });

  it('does not stumble over a file that is none', async () => {
    for (const text of ['', '{', '{"pid":1}', 'null']) {
      await writeFile(serviceFilePath(folder), text);
      await rejectsWith('serviceNotRunning', door());
    }
  });

  it('ends by itself when it was started on demand and nobody needs it', async () => {
    const clock = new FakeClock();
    const running = await runService({ ...options, clock, onDemand: true });
    const opened = await door();
    const { service } = opened;
    await clock.advance(3_600_000);
    assert.deepEqual(await service.sites(), []);
    await opened.close();
    let reason: string | undefined;
    void running.ended.then((text) => (reason = text));
    for (let rounds = 0; reason === undefined && rounds < 100; rounds++) await clock.advance(60_000);
    assert.equal(await running.ended, 'Nobody needed it');
  });

  it('stays for a schedule, also when it was started on demand', async () => {
    const clock = new FakeClock();
    const running = await runService({ ...options, clock, onDemand: true });
    const opened = await door();
    const { service } = opened;
    await service.addSite({ siteCode: 'ABC', type: 'primary' });
    await service.setSchedule({
      siteCode: 'ABC',
      schedule,
    });
    await opened.close();
    await clock.advance(3_600_000);
    await (await door()).close();
    await running.end('over');
  });

  for (const [what, said, stays] of [
    ['ends some seconds after its last door where one said that schedules do not keep it', [false], false],
    ['stays where the last word was that schedules keep it', [false, true], true],
  ] as const)
    it(what, async () => {
      const clock = new FakeClock();
      const running = await runService({ ...options, clock, onDemand: true });
      const [opened, other] = [await door(), await door()];
      await opened.service.addSite({ siteCode: 'ABC', type: 'primary' });
      await opened.service.setSchedule({ siteCode: 'ABC', schedule });
      for (const kept of said) await opened.keepBySchedules(kept);
      await opened.close();
      await clock.advance(30_000);
      assert.equal((await other.state()).doors, 1);
      await other.close();
      for (let rounds = 0; rounds < 30; rounds++) await clock.advance(1000);
      if (stays) {
        await (await door()).close();
        await running.end('over');
      }
      assert.equal(await running.ended, stays ? 'over' : 'Nobody needed it');
    });

  it('stays for a software update point that serves other machines', async () => {
    const clock = new FakeClock();
    const running = await runService({ ...options, clock, onDemand: true });
    const opened = await door();
    await opened.service.addSite({ siteCode: 'ABC', type: 'primary' });
    await opened.service.addSup({
      ...{ siteCode: 'ABC', serverName: 'SUP1.contoso.com', publicUrl: 'http://sup1.contoso.com:8530' },
    });
    await opened.close();
    await clock.advance(3_600_000);
    await (await door()).close();
    await running.end('over');
  });

  it('ends for a door that asks for it; who follows its events does not bring it back', async () => {
    const running = await runService(options);
    const follower = await door();
    follower.service.onDidCommit(() => undefined);
    const opened = await door();
    await opened.finish();
    assert.equal(await running.ended, 'A door asked for it');
    await opened.close();
    await rejectsWith('serviceNotRunning', follower.service.sites());
    await follower.close();
  });
});
