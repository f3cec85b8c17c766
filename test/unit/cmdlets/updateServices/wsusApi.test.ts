import assert from 'node:assert/strict';
import { type Answers, overService } from '../../../support/script/domainSession.ts';

const guid = (digit: number): string => `00000000-0000-0000-0000-00000000000${digit}`;
const sup = {
  ...{
    siteCode: 'CS1',
    serverName: 'sup1.contoso.com',
    port: 8530,
    url: 'http://127.0.0.1:8530',
    publicUrl: null,
  },
  ...{ isDefault: true, listen: '127.0.0.1', https: null, contentPort: null, warnings: [] },
};
const site = {
  ...{ siteCode: 'CS1', type: 'primary', parent: null, siteServer: 'cs1', zone: 'UTC', contentVersion: 1 },
  ...{
    source: 'https://up.contoso.com:8531',
    isTopLevel: true,
    isSample: false,
    isScheduled: false,
    service: null,
  },
  sups: [sup],
};
const row = (LastSyncState: number, minute: number): object => ({
  ...{
    SiteCode: 'CS1',
    WSUSServerName: 'sup1.contoso.com',
    WSUSSourceServer: 'up',
    LastSyncState,
    stateText: '',
  },
  ...{ LastSyncStateTime: `2026-11-24T08:0${minute}:00Z`, LastSyncErrorCode: 0, SyncCatalogVersion: 1 },
});
const category = (id: number, name: string, type = 'Product', selected = false): object => ({
  ...{ id: guid(id), name, type, selected, path: ['Microsoft', 'Windows', name], parent: null },
  ...{ retired: false, isNew: false, excludedByDefault: false },
});
const update = (id: number, title: string, state: readonly string[] = []): object => ({
  ...{ updateId: guid(id), revision: 2, title, articleId: `500${id}`, severity: 'Critical', state },
  ...{ released: '2026-11-10T18:00:00Z', classification: 'Security Updates', products: ['Windows 11'] },
});
const run = (id: string, outcome: string, trigger = 'local', error?: object): object => ({
  ...{
    _id: id,
    siteCode: 'CS1',
    kind: 'delta',
    outcome,
    trigger,
    reasons: [],
    steps: [],
    counts: {},
    bytes: 0,
  },
  ...{ started: Date.parse('2026-11-24T08:00:00Z'), ended: Date.parse('2026-11-24T08:01:00Z') },
  ...(error === undefined ? {} : { error }),
});
const schedule = {
  siteCode: 'CS1',
  schedule: null,
  text: '',
  token: null,
  nextRuns: [],
  runNotes: [],
  warnings: [],
};

const answers: Answers = {
  sites: [[site]],
  status: [[row(6702, 0)], [row(6702, 0)], [row(6704, 1)], [row(6704, 1)], [row(6702, 2)]],
  startSynchronization: [{ siteCode: 'CS1', disposition: 'started' }],
  schedule: [schedule],
  setSchedule: [schedule],
  products: [[category(1, 'Windows 11', 'Product', true), category(2, 'Windows 10')]],
  classifications: [
    [
      category(3, 'Security Updates', 'UpdateClassification', true),
      category(4, 'Updates', 'UpdateClassification'),
    ],
  ],
  subscription: [{ products: [], classifications: [], languages: ['en'], expandedProducts: 0 }],
  settings: [
    [
      { key: 'proxy.url', value: 'http://proxy:3128' },
      { key: 'proxy.user', value: 'CONTOSO\\svc' },
    ],
  ],
  setSettings: [[]],
  setSource: [site],
  changeSubscription: [null],
  searchUpdates: [
    {
      items: [update(5, 'One'), update(6, 'Two', ['superseded']), update(7, 'Three', ['declined'])],
      total: 3,
    },
  ],
  declineUpdate: [null],
  runs: [
    {
      items: [
        run('m', 'succeeded', 'local', undefined),
        run('f', 'failed', 'schedule', { code: 1, message: 'It is gone' }),
      ],
    },
  ],
  events: [[]],
  runMaintenance: [[{ steps: [{ details: { declinedExpired: 2, deleted: 3 } }, {}] }]],
  exportPackage: [
    { packages: [{ file: '/out/x.cab', records: 3, bytes: 9 }], warnings: [], copyList: '/out/x.txt' },
  ],
};

const begin = `[void][reflection.assembly]::LoadWithPartialName('Microsoft.UpdateServices.Administration')
$wsus = [Microsoft.UpdateServices.Administration.AdminProxy]::getUpdateServer('SUP1', $false, 8530)
$sub = $wsus.GetSubscription()
`;
const space = 'Microsoft.UpdateServices.Administration';

/** Requests but those that only look. */
function changes(asked: readonly unknown[]): unknown[] {
  const looks =
    /^\{"(sites|status|schedule|products|classifications|subscription|settings|searchUpdates|runs|events|update)"/;
  return asked.filter((one) => !looks.test(JSON.stringify(one)));
}

describe('The objects of the WSUS API', () => {
  for (const [what, script, lines] of [
    [
      'are those of a software update point',
      '"$wsus $($wsus.PortNumber) $($wsus -is [$space.IUpdateServer])"'.replace('$space', space),
      ['sup1.contoso.com 8530 True'],
    ],
    [
      'start a synchronization that runs when the call returns, and say when it has ended',
      '$sub.StartSynchronization(); $sub.GetSynchronizationStatus(); $sub.GetSynchronizationStatus() -eq \'NotProcessing\'; "$($sub.GetSynchronizationProgress().Phase)"',
      ['Running', 'True', 'NotProcessing'],
    ],
    [
      'tell how synchronizations went',
      '$i = $sub.GetLastSynchronizationInfo(); "$($i.Result) $($i.Error) $($i.StartedManually) $($i.StartTime.Kind)"; $h = $sub.GetSynchronizationHistory(); "$($h.Count) $($h[1].Result) $($h[1].ErrorText)"; $wsus.GetSynchronizationInfo($h[1].Id).Result',
      ['Succeeded NotApplicable True Utc', '2 Failed It is gone', 'Failed'],
    ],
    [
      'look for updates within a scope',
      `$s = New-Object ${space}.UpdateScope; $s.ApprovedStates = 'NotApproved'; $s.FromArrivalDate = '2026-11-01'; $s.Categories.AddRange(@($sub.GetUpdateCategories())); $wsus.GetUpdates($s) | % Title; $s.TextIncludes = 'tw'; $wsus.GetUpdateCount($s); $s.ApprovedStates = 'Declined'; $s.TextIncludes = $null; $wsus.GetUpdates($s) | % Title`,
      ['One', 'Two', '1', 'Three'],
    ],
    [
      'know of an update what WSUS does',
      '$wsus.SearchUpdates("x") | select -First 1 | % { "$($_.Id.UpdateId) $($_.Id.RevisionNumber) $($_.KnowledgebaseArticles) $($_.MsrcSeverity) $($_.ProductFamilyTitles) $($_.PublicationState) $($_.IsApproved)" }',
      [`${guid(5)} 2 5005 Critical Windows Published False`],
    ],
    [
      'read the configuration',
      '$c = $wsus.GetConfiguration(); "$($c.SyncFromMicrosoftUpdate) $($c.UpstreamWsusServerName) $($c.UpstreamWsusServerPortNumber) $($c.UpstreamWsusServerUseSsl) $($c.ProxyName) $($c.ProxyServerPort) $($c.ProxyUserDomain) $($c.ProxyUserName) $($c.GetEnabledUpdateLanguages())"',
      ['False up.contoso.com 8531 True proxy 3128 CONTOSO svc en'],
    ],
    [
      'count what a cleanup did',
      `$s = New-Object ${space}.CleanupScope($true, $true, $false, $false, $false, $false); $r = $wsus.GetCleanupManager().PerformCleanup($s); "$($r.ExpiredUpdatesDeclined) $($r.ObsoleteUpdatesDeleted)"`,
      ['2 3'],
    ],
    [
      'have no computers and groups of them',
      '@($wsus.GetComputerTargetGroups()).Count; @($wsus.GetComputerTargets()).Count',
      ['0', '0'],
    ],
    [
      'refuse what is not here, and say why',
      "try { $wsus.GetUpdates()[0].Approve('Install', $null) } catch { $_.FullyQualifiedErrorId }; try { $wsus.GetDatabaseConfiguration() } catch [System.NotSupportedException] { 'caught' } catch { $_.Exception.InnerException.GetType().Name }",
      ['NotSupportedException', 'caught'],
    ],
    [
      'say which servers there are where a name is unknown',
      `try { [${space}.AdminProxy]::GetUpdateServer('x') } catch { $_.Exception.InnerException.Message -match 'sup1.contoso.com' }`,
      ['True'],
    ],
    [
      'turn failures of the service into exceptions of the API',
      `try { $wsus.GetUpdate((New-Object ${space}.UpdateRevisionId([guid]'${guid(9)}'))) } catch { $_.Exception.InnerException.GetType().Name }`,
      ['WsusObjectNotFoundException'],
    ],
    [
      'are found in their namespace',
      `[type]'${space}.ApprovedStates' | % Name; [${space}.ApprovedStates]'Declined, NotApproved' | % { "$_" }`,
      ['ApprovedStates', 'NotApproved, Declined'],
    ],
  ] as const)
    it(what, () => {
      assert.deepEqual(overService(begin + script, answers).lines, lines);
    });

  for (const [what, script, requests] of [
    [
      'save a schedule',
      "$sub.SynchronizeAutomatically = $true; $sub.SynchronizeAutomaticallyTimeOfDay = '03:30:00'; $sub.NumberOfSynchronizationsPerDay = 4; $sub.Save(); $sub.Save()",
      [
        {
          setSchedule: {
            siteCode: 'CS1',
            schedule: {
              recurrence: { kind: 'interval', minutes: 0, days: 0, hours: 6 },
              ...{ start: '2024-02-13T03:30', zone: 'UTC', catchUp: 'once' },
            },
          },
        },
      ],
    ],
    [
      'save products and classifications, and nothing before that',
      `$c = New-Object ${space}.UpdateCategoryCollection; $wsus.GetUpdateCategories() | ? Title -eq 'Windows 10' | % { [void]$c.Add($_) }; $sub.SetUpdateCategories($c); $sub.Save()`,
      [{ changeSubscription: { mode: 'set', products: [guid(2)] } }],
    ],
    [
      'save source, proxy and languages',
      "$c = $wsus.GetConfiguration(); $c.UpstreamWsusServerPortNumber = 443; $c.UseProxy = $false; $c.SetEnabledUpdateLanguages('de'); $c.Save()",
      [
        { setSource: { siteCode: 'CS1', source: 'https://up.contoso.com:443' } },
        { setSettings: { values: { 'proxy.url': '' } } },
        { changeSubscription: { mode: 'set', languages: ['de'] } },
      ],
    ],
    [
      'decline updates',
      '$wsus.GetUpdates() | ? { $_.IsSuperseded -and -not $_.IsDeclined } | % { $_.Decline() }',
      [{ declineUpdate: { id: guid(6), siteCode: 'CS1' } }],
    ],
    [
      'export a package',
      "$wsus.ExportUpdates('/out/x.cab', '')",
      [{ exportPackage: { file: '/out/x.cab', siteCode: 'CS1' } }],
    ],
  ] as const)
    it(what, () => {
      const { lines, asked } = overService(begin + script, answers);
      assert.deepEqual([lines, changes(asked)], [[], requests]);
    });

  it('warn when something is saved that has no meaning here', () => {
    const { warnings } = overService(
      `${begin}$c = $wsus.GetConfiguration(); $c.TargetingMode = 'Client'; $c.Save()`,
      answers,
    );
    assert.deepEqual(warnings, ['TargetingMode has no effect here: there are no computers here.']);
  });
});

describe('Cmdlets of UpdateServices', () => {
  for (const [what, script, requests] of [
    [
      'have products synchronized',
      "Get-WsusServer -Name sup1 -PortNumber 8530 | Get-WsusProduct -TitleIncludes 'windows' | Where-Object { $_.Product.Title -eq 'Windows 10' } | Set-WsusProduct",
      [{ changeSubscription: { mode: 'add', products: [guid(2)] } }],
    ],
    [
      'have classifications synchronized no longer',
      "Get-WsusClassification | Where-Object { $_.Classification.Title -in 'Security Updates', 'Updates' } | Set-WsusClassification -Disable",
      [{ changeSubscription: { mode: 'remove', classifications: [guid(3), guid(4)] } }],
    ],
    [
      'decline updates',
      'Get-WsusUpdate -Classification Security -Approval Unapproved | Select-Object -First 1 | Deny-WsusUpdate',
      [{ declineUpdate: { id: guid(5), siteCode: 'CS1' } }],
    ],
    [
      'set the source',
      'Set-WsusServerSynchronization -UssServerName up -PortNumber 42 -UseSsl | Out-Null; Get-WsusServer | Set-WsusServerSynchronization -SyncFromMU -WhatIf',
      [{ setSource: { siteCode: 'CS1', source: 'https://up:42' } }],
    ],
  ] as const)
    it(what, () => {
      const { lines, asked } = overService(script, answers);
      assert.deepEqual([lines, changes(asked)], [[], requests]);
    });

  it('clean up and say what that did', () => {
    assert.deepEqual(
      overService(
        'Get-WsusServer | Invoke-WsusServerCleanup -DeclineExpiredUpdates -CleanupObsoleteUpdates',
        answers,
      ).lines,
      ['Expired Updates Declined: 2', 'Obsolete Updates Deleted: 3'],
    );
  });

  it('refuse approvals', () => {
    assert.deepEqual(
      overService(
        "Get-WsusUpdate | Select-Object -First 1 | Approve-WsusUpdate -Action Install -TargetGroupName 'All Computers'",
        answers,
      ).lines,
      ['!invalidRequest,SoftwareUpdateSync.Cmdlets.ApproveWsusUpdateCommand'],
    );
  });

  it('refuse to load or compile programs', () => {
    assert.deepEqual(
      overService(
        "Add-Type -AssemblyName Other; Add-Type -AssemblyName Microsoft.UpdateServices.Administration; Add-Type 'class X {}'",
        answers,
      ).lines,
      [
        '!ASSEMBLY_NOT_FOUND,Microsoft.PowerShell.Commands.AddTypeCommand',
        '!SOURCE_CODE_NOT_SUPPORTED,Microsoft.PowerShell.Commands.AddTypeCommand',
      ],
    );
  });
});
