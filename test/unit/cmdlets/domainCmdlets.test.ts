import assert from 'node:assert/strict';
import { overService } from '../../support/script/domainSession.ts';

const update = (title: string, classification = 'Security Updates'): object => ({
  ...{ updateId: `id of ${title}`, revision: 1, title, articleId: '5', severity: 'Critical' },
  ...{ released: '2026-11-10T18:00:00Z', classification, products: ['Windows 11'], state: [] },
});

const run = overService;

describe('Cmdlets over the service', () => {
  const pages = [{ items: [update('KB1 a'), update('KB2 b')], next: '2' }, { items: [update('KB1 c')] }];
  const names = '| ForEach-Object LocalizedDisplayName';
  const shown = names;

  it('read a list page by page, with the words of a pattern', () => {
    const { lines, asked } = run(`Get-CMSoftwareUpdate -Name '*KB1*' ${names}`, { searchUpdates: pages });
    assert.deepEqual(lines, ['KB1 a', 'KB1 c']);
    assert.deepEqual(asked, [
      { searchUpdates: { text: 'KB1', limit: 500 } },
      { searchUpdates: { text: 'KB1', limit: 500, after: '2' } },
    ]);
  });

  it('read no more pages than the pipeline takes', () => {
    const script = `Get-CMSoftwareUpdate | Select-Object -First 1 ${names}`;
    const { lines, asked } = run(script, { searchUpdates: pages });
    assert.deepEqual([lines, asked.length], [['KB1 a'], 1]);
  });

  it('leave upgrades out unless they are wanted', () => {
    const searchUpdates = [{ items: [update('Upgrade', 'Upgrades')] }];
    assert.deepEqual(run(`Get-CMSoftwareUpdate ${names}`, { searchUpdates }).lines, []);
    const script = `Get-CMSoftwareUpdate -IncludeUpgrade ${names}`;
    assert.deepEqual(run(script, { searchUpdates }).lines, ['Upgrade']);
  });

  it('tell severities by number and name, None where the publisher gave none', () => {
    const updates = ['Critical', 'Low', ''].map((severity) => ({ ...update(severity), severity }));
    const script = 'Get-CMSoftwareUpdate | ForEach-Object { "$($_.Severity) $($_.SeverityName)" }';
    assert.deepEqual(run(script, { searchUpdates: [{ items: updates }] }).lines, [
      '10 Critical',
      '2 Low',
      '0 None',
    ]);
  });

  it('take dates for those of the local zone', () => {
    const script = `Get-CMSoftwareUpdate -DatePostedMin '2026-11-10 19:00' -DatePostedMax '2026-11-10 19:00' ${names}`;
    const { lines, asked } = run(
      script,
      { searchUpdates: [{ items: [update('a')] }] },
      { timeZone: 'Europe/Berlin' },
    );
    assert.deepEqual(asked, [{ searchUpdates: { releasedSince: '2026-11-10T18:00:00.000Z', limit: 500 } }]);
    assert.deepEqual(lines, ['a']);
  });

  it('ask for as many runs as are wanted', () => {
    assert.deepEqual(run('Get-CMSoftwareUpdateSyncHistory CS1 -First 3', { runs: [{ items: [] }] }).asked, [
      { runs: { siteCode: 'CS1', limit: 3 } },
    ]);
  });

  for (const [name, tag] of [
    ['Dutch', 'nl'],
    ['Chinese (Simplified, China)', 'zh-cn'],
    ['Portuguese (Brazil)', 'pt-br'],
    ['de', 'de'],
  ])
    it(`know a language by the name that the console has: ${name}`, () => {
      const { lines, asked } = run(
        `Set-CMSoftwareUpdatePointComponent -SiteCode CS1 -AddLanguageUpdateFile '${name}'`,
        { changeSubscription: [null] },
      );
      assert.deepEqual(lines, []);
      assert.deepEqual(asked, [
        { changeSubscription: { mode: 'add', products: [], classifications: [], languages: [tag] } },
      ]);
    });

  it('make the tokens of Configuration Manager', () => {
    const script =
      'New-CMSchedule -Start \'2026-01-01 02:00\' -DayOfWeek Tuesday -WeekOrder Second -OffsetDay 1 -ScheduleString | Convert-CMSchedule | ForEach-Object { "$($_.Day) $($_.WeekOrder) $($_.OffsetDay) $($_.StartTime)" }';
    assert.deepEqual(run(script, {}).lines, ['3 2 1 01/01/2026 02:00:00']);
  });

  it('wait until nothing synchronizes', () => {
    const row = (LastSyncState: number): object => ({
      ...{
        SiteCode: 'CS1',
        WSUSServerName: 'sup',
        WSUSSourceServer: 'up',
        LastSyncState,
        stateText: 'state',
      },
      ...{ LastSyncStateTime: null, LastSuccessfulSyncTime: null, LastReplicationLinkCheckTime: null },
      ...{ LastSyncErrorCode: 0, SyncCatalogVersion: 1, ReplicationLinkStatus: 0 },
    });
    const status = [[row(6704)], [row(6702)]];
    assert.deepEqual(run('(Wait-CMSoftwareUpdateSync).LastSyncState', { status }).lines, ['6702']);
    assert.deepEqual(run('Wait-CMSoftwareUpdateSync -Timeout 0', { status: [[row(6704)]] }).lines, [
      '!waitTimedOut,SoftwareUpdateSync.Cmdlets.WaitCMSoftwareUpdateSyncCommand',
    ]);
  });

  it('tell what the service refuses as an error with the catalog entry, and go on', () => {
    const script =
      "Get-CMSite; $Error[0].CategoryInfo.Category; $Error[0].ErrorDetails.RecommendedAction -ne ''; 'on'";
    assert.deepEqual(run(script, {}).lines, [
      '!notFound,SoftwareUpdateSync.Cmdlets.GetCMSiteCommand',
      ...['ObjectNotFound', 'True', 'on'],
    ]);
  });

  it('take names literally with -DisableWildcardHandling', () => {
    const groups = [
      [{ name: 'a*' }, { name: 'ab' }].map((one) => ({ ...one, updateIds: [], description: '' })),
    ];
    const names = (options: string): readonly string[] =>
      run(`Get-CMSoftwareUpdateGroup -Name 'A*' ${options} ${shown}`, { groups }).lines;
    assert.deepEqual(names(''), ['a*', 'ab']);
    assert.deepEqual(names('-DisableWildcardHandling'), ['a*']);
    assert.deepEqual(names('-DisableWildcardHandling -ForceWildcardHandling'), [
      '!invalidRequest,SoftwareUpdateSync.Cmdlets.GetCMSoftwareUpdateGroupCommand',
    ]);
  });

  it('write supersedence rules in the words of the settings', () => {
    const { asked } = run(
      'Set-CMSoftwareUpdatePointComponent -SiteCode CS1 -ImmediatelyExpireSupersedence $true -WaitMonthForFeature 6',
      { setSettings: [[]] },
    );
    assert.deepEqual(asked, [
      {
        setSettings: {
          values: {
            'supersedence.nonFeature.mode': 'immediately',
            'supersedence.feature.mode': 'wait',
            'supersedence.feature.months': '6',
          },
        },
      },
    ]);
  });

  describe('that import packages', () => {
    const counts = { added: 1, revised: 0, changed: 0, expired: 0, removed: 0, unchanged: 0 };
    const importCatalog = [
      {
        findings: [],
        runs: [],
        packages: [{ package: { name: 'a.susync' }, verdict: 'wouldApply', counts }],
      },
    ];
    const script = 'Import-CMSoftwareUpdateCatalog -Path /a.susync';

    it('look only with -WhatIf', () => {
      const { lines, asked } = run(`(${script} -WhatIf).Verdict`, { importCatalog });
      assert.deepEqual(lines, ['wouldApply']);
      assert.deepEqual(asked, [
        {
          importCatalog: {
            ...{ files: ['/a.susync'], dryRun: true, user: 'admin', takeSubscription: false, force: false },
          },
        },
      ]);
    });

    it('do nothing where the answer is No', () => {
      const { lines, asked } = run(`${script} -Confirm`, { importCatalog }, { confirm: () => 'no' });
      assert.deepEqual([lines, asked], [[], []]);
    });
  });

  it('tell when a synchronization that was asked for does not begin', () => {
    const { lines } = run('Sync-CMSoftwareUpdate; $Error[0].ErrorDetails.RecommendedAction', {
      status: [[]],
      startSynchronization: [{ siteCode: 'CS1', disposition: 'queued' }],
    });
    assert.equal(lines[0], '!waitTimedOut,SoftwareUpdateSync.Cmdlets.SyncCMSoftwareUpdateCommand');
    assert.match(lines[1] ?? '', /Wait-CMSoftwareUpdateSync/);
  });
});
