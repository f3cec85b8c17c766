import assert from 'node:assert/strict';
import type { AlertDocument, RunDocument } from '../../../src/domain/documents.ts';
import { settingRows } from '../../../src/domain/settings.ts';
import type { ScheduleView, SettingView } from '../../../src/service/api/administration.ts';
import type { SyncService } from '../../../src/service/api/syncService.ts';
import { CommandTest } from '../../support/commandTest.ts';
import { assertGolden } from '../../support/golden.ts';
import { runDocument, siteView } from '../../support/serviceViews.ts';

const settingViews: readonly SettingView[] = settingRows([
  { _id: 'limits.batchSize', value: 50 },
  { _id: 'proxy.password', value: 'hunter2' },
]).map(({ key, text, isDefault, unit, allowed, description }) => ({
  ...{ key, value: text, isDefault, unit: unit ?? null, range: allowed, description },
}));

const scheduleView: ScheduleView = {
  siteCode: 'CS1',
  schedule: {
    recurrence: { kind: 'weekly', weekday: 1, everyWeeks: 1 },
    start: '2027-03-20T02:30',
    zone: 'Europe/Berlin',
    catchUp: 'once',
  },
  text: 'Every week on Sunday at 02:30 (Europe/Berlin)',
  token: null,
  nextRuns: ['2027-03-21T01:30:00.000Z', '2027-03-28T01:00:00.000Z'],
  runNotes: [[], ['Clocks go forward: 02:30 does not exist on 2027-03-28, so it runs at 03:00']],
  warnings: ['Runs before the Patch Tuesday release'],
};

describe('susync schedule', () => {
  const asked: unknown[] = [];
  const test = new CommandTest({
    sites: () =>
      Promise.resolve([siteView(), siteView({ siteCode: 'PS1', parent: 'CS1', zone: 'Asia/Tokyo' })]),
    settings: () => Promise.resolve(settingViews),
    schedule: () => Promise.resolve(scheduleView),
    setSchedule: (request) => {
      asked.push(request);
      return Promise.resolve(scheduleView);
    },
    previewSchedule: () => {
      const { siteCode, text, token, nextRuns, runNotes } = scheduleView;
      return Promise.resolve({
        ...{ siteCode, text, token, nextRuns, runNotes },
        noTokenReason: null,
        problems: [],
        warnings: [{ field: 'start', message: 'Runs before the Patch Tuesday release' }],
        serviceZone: 'UTC',
      });
    },
  });
  const schedule = (recurrence: unknown, start: string, zone = 'Europe/Berlin'): unknown => ({
    schedule: { recurrence, start, zone, catchUp: 'once' },
  });

  for (const [options, request] of [
    ['--off', { schedule: null }],
    ['--every 7d', schedule({ kind: 'interval', days: 7, hours: 0, minutes: 0 }, '2026-11-24T13:00')],
    ['--weekly Tue@02:00', schedule({ kind: 'weekly', weekday: 3, everyWeeks: 1 }, '2026-11-24T02:00')],
    [
      '--patch-tuesday +1@02:00 --zone America/New_York --start 2026-12-01',
      schedule({ kind: 'patchTuesday', offsetDays: 1 }, '2026-12-01T02:00', 'America/New_York'),
    ],
    [
      '--monthly last@23:30 --utc',
      schedule({ kind: 'monthlyByDate', monthDay: 0, everyMonths: 1 }, '2026-11-24T23:30', 'UTC'),
    ],
    [
      '--token 0001170000100008',
      schedule({ kind: 'interval', days: 1, hours: 0, minutes: 0 }, '1998-01-01T00:00'),
    ],
  ] as const) {
    it(`set ${options} asks for the schedule it says`, async () => {
      asked.length = 0;
      const { exitCode, stderr } = await test.run(`schedule set ${options}`);
      assert.equal(stderr, '');
      assert.equal(exitCode, 0);
      assert.deepEqual(asked, [request]);
    });
  }

  it('set takes zone, catch-up and blackout windows as they are given', async () => {
    asked.length = 0;
    const options = [
      '--every',
      '12h',
      '--site',
      'PS1',
      '--catch-up',
      'skip',
      '--blackout',
      'Mon-Fri 08:00-18:00',
    ];
    await test.run(['schedule', 'set', ...options]);
    const blackouts = [{ weekdays: [2, 3, 4, 5, 6], start: 480, end: 1080 }];
    assert.deepEqual(asked, [
      {
        siteCode: 'PS1',
        schedule: {
          recurrence: { kind: 'interval', days: 0, hours: 12, minutes: 0 },
          ...{ start: '2026-11-24T21:00', zone: 'Asia/Tokyo', catchUp: 'skip', blackouts },
        },
      },
    ]);
  });

  for (const options of [
    '--every 32d',
    '--weekly Foo@02:00',
    '--monthly 9Tue@02:00',
    '--token 00',
    '--every 7d --start x',
  ]) {
    it(`set refuses a bad value with exit code 2: ${options}`, async () => {
      assert.equal((await test.run(`schedule set ${options}`)).exitCode, 2);
    });
  }

  it('set --preview shows what a schedule would mean, and sets nothing', async () => {
    asked.length = 0;
    const { stdout } = await test.run('schedule set --weekly Sun@02:30 --start 2027-03-20 --preview');
    assertGolden('cli/schedulePreview.txt', stdout);
    assert.deepEqual(asked, []);
  });

  it('set --preview refuses what the service finds wrong', async () => {
    const faulty = new CommandTest({
      sites: () => Promise.resolve([siteView()]),
      settings: () => Promise.resolve(settingViews),
      previewSchedule: () =>
        Promise.resolve({
          ...{ siteCode: 'CS1', text: '', token: null, nextRuns: [], runNotes: [], warnings: [] },
          ...{ noTokenReason: null, serviceZone: 'UTC' },
          problems: [{ field: 'blackouts', message: 'The blackout windows cover the whole week' }],
        }),
    });
    const { exitCode, stderr } = await faulty.run('schedule set --weekly Sun@02:30 --preview');
    assert.match(stderr, /The blackout windows cover the whole week/);
    assert.equal(exitCode, 2);
  });

  it('show has the token, the next run and the warnings', async () => {
    assertGolden('cli/schedule.txt', (await test.run('schedule show')).stdout);
  });

  it('next shows the clock of the schedule and that of the reader, with remarks', async () => {
    assertGolden('cli/scheduleNext.txt', (await test.run('schedule next -n 2')).stdout);
  });
});

describe('susync settings', () => {
  const asked: unknown[] = [];
  const test = new CommandTest({
    settings: () => Promise.resolve(settingViews),
    setSettings: (request) => {
      asked.push(request);
      return Promise.resolve(settingViews);
    },
  });

  it('show marks what is not the default and never shows a secret', async () => {
    const { stdout } = await test.run('settings show');
    assert.doesNotMatch(stdout, /hunter2/);
    assertGolden('cli/settings.txt', stdout);
  });

  it('show says what is allowed with --verbose', async () => {
    assertGolden('cli/settingsVerbose.txt', (await test.run('settings show --verbose supersedence')).stdout);
  });

  it('set hands on texts as they are typed, and shows what it set', async () => {
    const { stdout } = await test.run([
      'settings',
      'set',
      'LIMITS.batchSize=50',
      'proxy.user=a=b',
      'proxy.url=',
    ]);
    assert.deepEqual(asked, [{ values: { 'LIMITS.batchSize': '50', 'proxy.user': 'a=b', 'proxy.url': '' } }]);
    assert.match(stdout, /limits\.batchSize \* +50 updates/);
    assert.equal(stdout.split('\n').length, 5);
  });
});

describe('susync verify', () => {
  const faults = [{ where: 'segments/000001.seg, offset 4096', what: 'Checksum of record 17 is wrong' }];

  it('ends with exit code 4 when something is damaged', async () => {
    const damaged = new CommandTest({ verify: () => Promise.resolve(faults) });
    const { stdout, exitCode } = await damaged.run('verify');
    assert.equal(exitCode, 4);
    assertGolden('cli/verify.txt', stdout);
    assert.equal((await damaged.run('verify --json')).exitCode, 4);
  });

  it('ends with exit code 0 when nothing is', async () => {
    const { stdout, exitCode } = await new CommandTest({ verify: () => Promise.resolve([]) }).run('verify');
    assert.deepEqual([stdout, exitCode], ['The data folder is intact.\n', 0]);
  });

  it('is followed by repair, which says what it did and is not left half done by one Ctrl+C', async () => {
    const test: CommandTest = new CommandTest(
      {},
      {
        repairDataFolder: () => {
          test.interrupts.fire(undefined);
          return Promise.resolve(faults);
        },
      },
    );
    const { stdout, stderr, exitCode } = await test.run('repair');
    assert.equal(exitCode, 0);
    assert.match(stdout, /Repaired\./);
    assert.match(stderr, /must not be left half done/);
  });
});

describe('Other administration', () => {
  it('tests a source step by step; a failed step is exit code 1', async () => {
    const test = new CommandTest({
      testSource: () =>
        Promise.resolve([
          { step: 'name', ok: true, detail: 'sup01 is 10.0.0.1', remedy: null },
          { step: 'tcp', ok: false, detail: 'No connection', remedy: 'Check the firewall.' },
        ]),
    });
    const { stdout, exitCode } = await test.run('test-source http://sup01:8530');
    assert.equal(exitCode, 1);
    assert.equal(
      stdout,
      'ok      Name: sup01 is 10.0.0.1\nFAILED  TCP: No connection\n        Remedy: Check the firewall.\n',
    );
  });

  it('postpones an alert until a time in UTC', async () => {
    const asked: unknown[] = [];
    const alert: AlertDocument = {
      ...{
        _id: 'sync/CS1/sup01',
        name: 'Synchronization failure alert',
        severity: 'warning',
        state: 'postponed',
      },
      ...{ changed: 0, postponedUntil: Date.parse('2026-12-01T08:00:00Z'), message: 'No connection' },
    };
    const test = new CommandTest({
      postponeAlert: (request) => {
        asked.push(request);
        return Promise.resolve(alert);
      },
    });
    const { stdout } = await test.run('alerts postpone sync/CS1/sup01 --until 2026-12-01T08:00');
    assert.deepEqual(asked, [{ id: 'sync/CS1/sup01', until: '2026-12-01T08:00:00.000Z' }]);
    assert.match(stdout, /postponed until 2026-12-01 08:00/);
  });

  it('writes a backup to a file of the current folder', async () => {
    const backup: SyncService['backup'] = ({ file }) => Promise.resolve({ file, bytes: 2048 });
    const { stdout } = await new CommandTest({ backup }).run('backup data.tar');
    assert.equal(stdout, 'Wrote /work/data.tar (2.0 KiB).\n');
  });

  it('puts a backup into the data folder, and says which secrets it lacks', async () => {
    const asked: unknown[] = [];
    const restoreDataFolder = (...request: readonly string[]): Promise<readonly string[]> => {
      asked.push(request);
      return Promise.resolve(['proxy.password']);
    };
    const test = new CommandTest({}, { restoreDataFolder });
    const { exitCode, stdout } = await test.run('restore data.tar --data new');
    assert.equal(exitCode, 0);
    assert.match(
      stdout,
      /^Restored \/work\/data\.tar to \/work\/new\.\nBackups hold no secrets\..*\n {2}proxy\.password\n$/,
    );
    assert.deepEqual(asked, [['/work/data.tar', '/work/new']]);
  });

  it('serves an upstream until Ctrl+C', async () => {
    const served: unknown[] = [];
    let closed = false;
    const test: CommandTest = new CommandTest(
      {},
      {
        serveUpstream: (request) => {
          served.push(request);
          setImmediate(() => {
            test.interrupts.fire(undefined);
          });
          const close = (): Promise<void> => {
            closed = true;
            return Promise.resolve();
          };
          return Promise.resolve({ url: 'http://127.0.0.1:8530', summary: 'package a.cab', close });
        },
      },
    );
    const { stdout, exitCode } = await test.run('upstream serve --package a.cab --port 8530 --data /data');
    assert.equal(stdout, 'Listening on http://127.0.0.1:8530\n');
    assert.equal(exitCode, 0);
    assert.ok(closed);
    const source = { kind: 'package', file: '/work/a.cab' };
    assert.deepEqual(served, [{ source, folder: '/data', port: 8530 }]);
  });
});

describe('susync maintenance', () => {
  const asked: unknown[] = [];
  const started = Date.parse('2026-11-24T11:52:00Z');
  const maintained = (siteCode: string, changes: Partial<RunDocument> = {}): RunDocument =>
    runDocument({
      ...{ _id: `2026-11-24T11:52:00.000Z ${siteCode} 11223344`, siteCode, kind: 'maintenance' },
      ...{ reasons: [], outcome: 'succeeded', steps: [], ...changes },
    });
  const steps: RunDocument['steps'] = [
    {
      ...{ name: 'maintenance', server: 'cs1sup.contoso.com', started, ended: started + 1500, processed: 14 },
      details: { total: 4804, declinedExpired: 8, declinedSuperseded: 4, deleted: 2 },
    },
    { name: 'expiredCleanup', started, ended: started + 2000, processed: 6 },
    {
      ...{ name: 'compaction', started, ended: started + 9000, processed: 96 },
      details: { movedRecords: 1204, droppedRecords: 96, movedBytes: 12_582_912, removedBytes: 268_435_456 },
    },
  ];
  const failure = {
    ...{ code: 0x80070070, key: 'diskFull', message: 'Data folder /data: ENOSPC' },
    ...{ cause: 'The disk is full.', remedy: 'Make room.' },
  };
  const test = new CommandTest({
    sites: () => Promise.resolve([siteView()]),
    runMaintenance: (request) => {
      asked.push(request);
      return Promise.resolve([
        maintained('PS1', { outcome: 'failed', error: failure }),
        maintained('CS1', { steps }),
      ]);
    },
    maintenance: () =>
      Promise.resolve({
        sups: [
          {
            ...{ siteCode: 'CS1', serverName: 'cs1sup.contoso.com', lastRun: '2026-11-24T11:52:00.000Z' },
            ...{ total: 4804, declined: 12, deleted: 2 },
          },
        ],
        compaction: {
          ...{ lastRun: '2026-11-24T11:52:00.000Z', movedRecords: 1204, droppedRecords: 96 },
          ...{ givenBackBytes: 255_852_544, complete: false },
        },
      }),
    run: () => Promise.resolve(maintained('CS1', { steps })),
    runs: () => Promise.resolve({ items: [maintained('CS1', { steps })] }),
  });

  it('runs at all sites or one, says what was done at each, and fails with the code of what failed', async () => {
    const { stdout, stderr, exitCode } = await test.run('maintenance run --site CS1');
    assert.deepEqual(asked, [{ siteCode: 'CS1', user: 'admin' }]);
    assert.equal(exitCode, 1);
    assert.match(stderr, /Maintenance of site PS1 failed: Data folder \/data: ENOSPC/);
    assertGolden('cli/maintenanceRun.txt', stdout);
  });

  it('shows what was maintained last, and its steps among the runs', async () => {
    assertGolden('cli/maintenanceStatus.txt', (await test.run('maintenance status')).stdout);
    assertGolden('cli/maintenanceSteps.txt', (await test.run('runs 11223344')).stdout);
  });
});
