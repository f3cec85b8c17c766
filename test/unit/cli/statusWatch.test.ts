import assert from 'node:assert/strict';
import { SyncError } from '../../../src/domain/errors/syncError.ts';
import type { SyncEventBody } from '../../../src/domain/syncEvent.ts';
import { Capture, CommandTest } from '../../support/commandTest.ts';
import { isRecord, parsed } from '../../support/parsedJson.ts';
import { statusRow } from '../../support/serviceViews.ts';

/** Lets what waits for nothing but promises go on. */
async function settled(): Promise<void> {
  for (let rounds = 0; rounds < 20; rounds++) await new Promise((resolve) => setImmediate(resolve));
}

describe('susync status --watch', () => {
  let rows = [statusRow()];
  let asked = 0;
  const status = () => {
    asked++;
    return Promise.resolve(rows);
  };

  beforeEach(() => {
    rows = [statusRow({ LastSyncState: 6702 }), statusRow({ SiteCode: 'PS1', LastSyncState: 6702 })];
    asked = 0;
  });

  async function commit(test: CommandTest, body: SyncEventBody = { kind: 'syncStarting' }): Promise<void> {
    test.committed.fire([{ sequence: 1, time: 0, siteCode: 'PS1', body }]);
    await settled();
    await test.clock.advance(100);
    await settled();
  }

  it('with --json has an object a line for each row that changed, asks only when something happened, and ends with Ctrl+C', async () => {
    const test = new CommandTest({ status });
    const running = test.run('status --watch --json');
    await settled();
    await test.clock.advance(3_600_000);
    assert.equal(asked, 1);
    await commit(test);
    rows = [statusRow({ LastSyncState: 6702 }), statusRow({ SiteCode: 'PS1', LastSyncState: 6704 })];
    await commit(test);
    assert.equal(asked, 3);
    test.interrupts.fire(undefined);
    const { stdout, stderr, exitCode } = await running;
    assert.deepEqual(
      stdout
        .trim()
        .split('\n')
        .map((line) => parsed(line))
        .map((row) => isRecord(row) && `${String(row['SiteCode'])} ${String(row['LastSyncState'])}`),
      ['CS1 6702', 'PS1 6702', 'PS1 6704'],
    );
    assert.deepEqual([stderr, exitCode], ['', 0]);
    assert.equal(test.closed, 1);
    assert.equal(test.committed.listenerCount, 0);
  });

  it('without a terminal has a plain line for each', async () => {
    const test = new CommandTest({ status });
    const running = test.run('status --watch');
    await settled();
    test.interrupts.fire(undefined);
    const { stdout } = await running;
    assert.equal(stdout.trim().split('\n').length, 2);
    assert.match(stdout, /^2026-\d\d-\d\d \d\d:\d\d:\d\d {2}CS1 {2}\S+ {2}6702 Synchronization done$/m);
  });

  it('on a terminal is a table that is drawn anew, with what every site does', async () => {
    const stdout = Object.assign(new Capture(), { isTTY: true, columns: 120, rows: 40 });
    const test = new CommandTest({ status }, { stdout });
    const running = test.run('status --watch');
    await settled();
    await commit(test, {
      ...{ kind: 'wsusProgress', server: 'sup01', step: 'updates' },
      progress: { processed: 500, total: 1000, etaSeconds: 9 },
    });
    test.interrupts.fire(undefined);
    assert.equal((await running).exitCode, 0);
    assert.match(stdout.text, /Software Update Point/);
    assert.match(stdout.text, /PS1 {2}Updates of sup01 .* 500 of 1,000 \(50%\), 0:09 left/);
    assert.match(stdout.text, /Ctrl\+C ends\./);
  });

  it('fails when the service has ended and none can be had', async () => {
    const test = new CommandTest({ status });
    const running = test.run('status --watch');
    await settled();
    test.lose(new SyncError('serviceNotRunning', 'No service runs'));
    assert.equal((await running).exitCode, 1);
    assert.equal(test.closed, 1);
  });
});

describe('susync sync --no-wait', () => {
  it('says what became of the request, how to watch it and how to stop it', async () => {
    const asked: unknown[] = [];
    const test = new CommandTest({
      startSynchronization: (request) => {
        asked.push(request);
        return Promise.resolve({ siteCode: 'PS1', disposition: 'joined' });
      },
    });
    const { stdout, exitCode } = await test.run('sync --no-wait --site ps1 --full');
    assert.equal(
      stdout,
      'Synchronization of PS1 is part of the one under way.\nWatch it: susync status --watch\nStop it:  susync stop\n',
    );
    assert.equal(exitCode, 0);
    assert.deepEqual(asked, [{ siteCode: 'ps1', full: true, acceptLosses: false, user: 'admin' }]);
    assert.deepEqual(parsed((await test.run('sync --no-wait --json')).stdout), {
      siteCode: 'PS1',
      disposition: 'joined',
    });
  });

  it('is refused where the run would end with the command', async () => {
    const test = new CommandTest();
    test.goesOn = false;
    const { stderr, exitCode } = await test.run('sync --no-wait');
    assert.equal(exitCode, 1);
    assert.match(stderr, /would end with it/);
    assert.equal(test.closed, 1);
  });
});

describe('susync stop', () => {
  it('has nothing to do where no service runs', async () => {
    const findService = () => Promise.reject(new SyncError('serviceNotRunning', 'No service runs'));
    const { stdout, exitCode } = await new CommandTest({}, { findService }).run('stop');
    assert.deepEqual([stdout, exitCode], ['Nothing runs.\n', 0]);
  });
});
