import assert from 'node:assert/strict';
import { Emitter } from '../../../src/base/event.ts';
import { SyncError } from '../../../src/domain/errors/syncError.ts';
import type { SyncEvent } from '../../../src/domain/syncEvent.ts';
import type { SupSyncStatus } from '../../../src/service/api/synchronization.ts';
import type { SyncService } from '../../../src/service/api/syncService.ts';
import { CommandTest } from '../../support/commandTest.ts';
import { assertGolden } from '../../support/golden.ts';
import { isRecord, parsed } from '../../support/parsedJson.ts';
import {
  failedRow,
  failedRun,
  newRow,
  runDocument,
  siteView,
  statusRow,
} from '../../support/serviceViews.ts';

const status = (): ReturnType<SyncService['status']> => Promise.resolve([statusRow(), failedRow, newRow]);

describe('susync status', () => {
  it('is a table with the columns of the console, and what to do about failures', async () => {
    const { stdout, exitCode } = await new CommandTest({ status }).run('status');
    assert.equal(exitCode, 0);
    assertGolden('cli/status.txt', stdout);
  });

  it('says how to begin where there is nothing yet', async () => {
    const empty = new CommandTest({ status: () => Promise.resolve([]) });
    assert.match((await empty.run('status')).stdout, /susync site add CODE/);
    assert.equal((await empty.run('status --json')).stdout, '[]\n');
  });

  it('as JSON is an array of exactly the properties of SMS_SUPSyncStatus', async () => {
    const { stdout } = await new CommandTest({ status }).run('status --json');
    const rows = parsed(stdout);
    assert.ok(Array.isArray(rows));
    for (const row of rows) assert.deepEqual(Object.keys(isRecord(row) ? row : {}), statusProperties);
    assertGolden('cli/status.json', stdout);
  });
});

const statusProperties = Object.keys({
  SiteCode: '',
  WSUSServerName: '',
  WSUSSourceServer: '',
  LastSyncState: null,
  LastSyncStateTime: null,
  LastSuccessfulSyncTime: null,
  LastSyncErrorCode: 0,
  SyncCatalogVersion: 0,
  ReplicationLinkStatus: 0,
  LastReplicationLinkCheckTime: null,
} satisfies SupSyncStatus);

describe('susync sync', () => {
  it('asks for what it was told and ends with the status and the counts', async () => {
    const asked: unknown[] = [];
    const test = new CommandTest({
      status: () => Promise.resolve([statusRow()]),
      synchronize: (request) => {
        asked.push(request);
        return Promise.resolve({ disposition: 'started', runs: [runDocument()] });
      },
    });
    const { stdout, exitCode } = await test.run('sync --site cs1 --full');
    assert.deepEqual(asked, [{ siteCode: 'cs1', full: true, acceptLosses: false, user: 'admin' }]);
    assert.equal(exitCode, 0);
    assertGolden('cli/sync.txt', stdout);
  });

  it('ends with exit code 1 where a site failed, saying which and why', async () => {
    const test = new CommandTest({
      status,
      synchronize: () => Promise.resolve({ disposition: 'started', runs: [runDocument(), failedRun] }),
    });
    const { stderr, exitCode } = await test.run('sync');
    assert.equal(exitCode, 1);
    assertGolden('cli/syncFailed.txt', stderr);
    const result = parsed((await test.run('sync --json')).stdout);
    assert.ok(isRecord(result));
    assert.deepEqual(result['error'], failedRun.error);
  });

  it('shows progress as lines, but none with --json', async () => {
    const events = new Emitter<readonly SyncEvent[]>();
    const test = new CommandTest({
      onDidCommit: events.event,
      status,
      synchronize: () => {
        const body = { kind: 'wsusStarting', server: 'sup01', replica: false } as const;
        events.fire([{ sequence: 1, time: 0, siteCode: 'CS1', body }]);
        return Promise.resolve({ disposition: 'started', runs: [] });
      },
    });
    assert.match((await test.run('sync')).stderr, /^CS1 {2}Synchronizing WSUS server sup01\n/);
    assert.equal((await test.run('sync --json')).stderr, '');
    assert.equal(events.listenerCount, 0);
  });

  it('is stopped by Ctrl+C at every site, also at one that starts afterwards; the second one leaves at once', async () => {
    const events = new Emitter<readonly SyncEvent[]>();
    const stopped: string[] = [];
    const test: CommandTest = new CommandTest({
      onDidCommit: events.event,
      status,
      sites: () => Promise.resolve([siteView(), siteView({ siteCode: 'PS1', parent: 'CS1' })]),
      stop: ({ siteCode, user }) => {
        stopped.push(`${siteCode} by ${user}`);
        return Promise.resolve(true);
      },
      synchronize: async () => {
        test.interrupts.fire(undefined);
        await new Promise((resolve) => setImmediate(resolve));
        events.fire([{ sequence: 1, time: 0, siteCode: 'SS1', body: { kind: 'syncStarting' } }]);
        test.interrupts.fire(undefined);
        return { disposition: 'started', runs: [runDocument({ outcome: 'cancelled' })] };
      },
    });
    const { stderr, exitCode } = await test.run('sync');
    assert.equal(exitCode, 130);
    assert.deepEqual(stopped, ['CS1 by admin', 'PS1 by admin', 'SS1 by admin']);
    assert.match(stderr, /^Stopping\. Press Ctrl\+C again to leave at once\.\n/);
    assert.deepEqual(test.left, [130]);
    assert.equal(test.interrupts.listenerCount, 0);
    assert.equal(test.closed, 1);
  });
});

describe('Ctrl+C', () => {
  it('gives up a command that only reads, closing the data folder', async () => {
    const test: CommandTest = new CommandTest({
      status: () => {
        test.interrupts.fire(undefined);
        return new Promise(() => undefined);
      },
    });
    const { exitCode } = await test.run('status');
    assert.equal(exitCode, 130);
    assert.equal(test.closed, 1);
  });

  it('has an operation that takes its time end cleanly', async () => {
    const test: CommandTest = new CommandTest({
      verify: (_request, call) => {
        test.interrupts.fire(undefined);
        return Promise.resolve().then(() => {
          call?.signal?.throwIfAborted();
          return [];
        });
      },
    });
    const { stderr, exitCode } = await test.run('verify');
    assert.equal(exitCode, 130);
    assert.match(stderr, /^Stopping\. Press Ctrl\+C again to leave at once\.\n/);
    assert.equal(test.closed, 1);
  });
});

describe('susync runs', () => {
  const runs = (): ReturnType<SyncService['runs']> =>
    Promise.resolve({ items: [failedRun, runDocument()], next: runDocument()._id });

  it('is a table, and says how to get the next page', async () => {
    const { stdout, stderr } = await new CommandTest({ runs }).run('runs --limit 2');
    assertGolden('cli/runs.txt', stdout + stderr);
  });

  it('as JSON has kind, reasons, steps with times, counts, bytes and error', async () => {
    assertGolden('cli/runs.json', (await new CommandTest({ runs }).run('runs --json')).stdout);
  });

  it('shows one run by its id or the end of it', async () => {
    const one = new CommandTest({
      runs: () => Promise.resolve({ items: [failedRun, runDocument()] }),
      run: () => Promise.resolve(failedRun),
    });
    assertGolden('cli/run.txt', (await one.run('runs 0a1b2c3d')).stdout);
    assert.match((await one.run(['runs', failedRun._id])).stdout, /^Outcome +failed 0x80072EFD$/m);
    assert.equal((await one.run('runs ffffffff')).exitCode, 1);
  });
});

describe('susync messages', () => {
  it('is a table of what fits, newest first', async () => {
    const asked: unknown[] = [];
    const test = new CommandTest({
      statusMessages: (filter) => {
        asked.push(filter);
        return Promise.resolve({
          items: [
            {
              ...{ id: '1', time: '2026-11-24T08:01:00.000Z', siteCode: 'CS1', machine: 'cs1.contoso.com' },
              ...{ component: 'SMS_WSUS_SYNC_MANAGER', messageId: 6703, severity: 'Error' },
              ...{ text: 'WSUS Synchronization failed. Message: It is gone. Source: x.', strings: [] },
            },
          ],
          next: '1',
        });
      },
    });
    const { stdout } = await test.run(
      'messages --site cs1 --id 6702 6703 --severity error warning --limit 5',
    );
    assert.match(stdout, /CS1 +Error +6703 +WSUS Synchronization failed\. Message: It is gone/);
    assert.deepEqual(asked, [
      { limit: 5, siteCode: 'cs1', messageIds: [6702, 6703], severities: ['Error', 'Warning'] },
    ]);
    assert.equal((await test.run('messages --severity loud')).exitCode, 2);
  });
});

describe('susync sample', () => {
  const sample = {
    status: () => Promise.resolve([statusRow()]),
    sites: () => Promise.resolve([siteView({ isSample: true })]),
    runs: () =>
      Promise.resolve({
        items: [
          runDocument({
            started: Date.parse('2026-11-24T12:00:00Z'),
            ended: Date.parse('2026-11-24T12:00:09Z'),
          }),
          failedRun,
        ],
      }),
    sample: () => Promise.resolve({ month: 1, updates: 2000 }),
  };

  it('ends with the status, the counts of its own runs and where the logs lie', async () => {
    const { stdout, exitCode } = await new CommandTest(sample).run('sample --data /data');
    assert.equal(exitCode, 0);
    assertGolden('cli/sample.txt', stdout);
  });

  it('says that the size of a sample does not change', async () => {
    const { stderr } = await new CommandTest(sample).run('sample --updates 500');
    assert.match(stderr, /remove it first: susync sample --remove/);
  });

  it('is removed by one command', async () => {
    const test = new CommandTest({ removeSample: () => Promise.resolve() });
    assert.equal((await test.run('sample --remove')).stdout, 'Removed the sample hierarchy.\n');
  });

  it('fails with the error of the run', async () => {
    const failing = new CommandTest({
      ...sample,
      sample: () => Promise.reject(new SyncError('diskFull', 'No space in /data')),
    });
    assert.equal((await failing.run('sample')).exitCode, 1);
  });
});
