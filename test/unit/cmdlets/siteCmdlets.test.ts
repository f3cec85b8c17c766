import assert from 'node:assert/strict';
import { type Answers, overService } from '../../support/script/domainSession.ts';

const sup = (siteCode: string, serverName: string, isDefault = true): object => ({
  ...{ siteCode, serverName, port: 8530, url: null, publicUrl: null, isDefault, listen: '127.0.0.1' },
  ...{ https: null, contentPort: null, warnings: [] },
});
const site = (siteCode: string, parent: string | null, ...sups: object[]): object => ({
  ...{ siteCode, type: 'primary', parent, siteServer: `${siteCode.toLowerCase()}.contoso.com`, zone: 'UTC' },
  ...{ source: parent === null ? 'microsoft-update' : null, contentVersion: 3, isTopLevel: parent === null },
  ...{ isSample: false, isScheduled: false, service: null, sups },
});
const sites = [
  [site('CS1', null, sup('CS1', 'sup1'), sup('CS1', 'sup2', false)), site('PS1', 'CS1', sup('PS1', 'sup3'))],
];
const group = { _id: 'id1', name: 'November', description: '', created: 0, updateIds: ['a', 'b'] };
const update = (updateId: string): object => ({
  ...{ updateId, revision: 1, title: updateId, articleId: '', severity: 'Low', classification: 'Updates' },
  ...{ released: '2026-11-10T18:00:00Z', products: [], state: [] },
});
const message = {
  ...{ id: '1', time: '2026-11-24T08:00:00Z', siteCode: 'CS1', machine: 'cs1.contoso.com' },
  ...{ component: 'SMS_WSUS_SYNC_MANAGER', messageId: 6703, severity: 'Error', text: 'Failed.', strings: [] },
};
const answers: Answers = {
  sites,
  groups: [[group]],
  searchUpdates: [{ items: [update('a'), update('b')], total: 2 }],
  addToGroup: [group],
  removeFromGroup: [{ ...group, updateIds: ['b'] }],
  changeGroup: [{ ...group, name: 'December' }],
  createGroup: [{ ...group, updateIds: [] }],
  statusMessages: [{ items: [message] }],
  removeSup: [null],
  setSettings: [[]],
  getContent: [[]],
  links: [[]],
  alerts: [[{ _id: 'disk', name: 'Disk', severity: 'warning', state: 'disabled', changed: 0 }]],
  enableAlert: [{ _id: 'disk', name: 'Disk', severity: 'warning', state: 'canceled', changed: 0 }],
};

describe('Cmdlets of sites, groups, alerts and status messages', () => {
  for (const [what, script, lines] of [
    [
      'list software update points of a site',
      'Get-CMSoftwareUpdatePoint -SiteCode PS1 | % ServerName',
      ['sup3'],
    ],
    [
      'list roles by name',
      "Get-CMSiteRole -RoleName 'SMS Software*' | % ServerName; Get-CMSiteRole -RoleName 'SMS Site Server'",
      ['sup1', 'sup2', 'sup3'],
    ],
    [
      'know the role behind an object',
      'Get-CMSiteSystemServer sup2 | Get-CMSoftwareUpdatePoint | % IsDefault',
      ['False'],
    ],
    [
      'list components',
      'Get-CMSiteComponent -SiteCode PS1 | % ComponentName',
      ['SMS_WSUS_CONFIGURATION_MANAGER', 'SMS_WSUS_SYNC_MANAGER'],
    ],
    [
      'tell of links',
      'Get-CMDataBaseReplicationStatus | % { "$($_.Site1)-$($_.Site2) $($_.LinkStatusName)" }',
      ['CS1-PS1 Healthy'],
    ],
    [
      'count what of a group is expired',
      'Get-CMSoftwareUpdateGroup -Id ID1 | % { "$($_.NumberOfUpdates) $($_.NumberOfExpiredUpdates)" }',
      ['2 2'],
    ],
    [
      'take a group from the pipeline',
      'Get-CMSoftwareUpdateGroup | Get-CMSoftwareUpdate -Fast | % CI_ID',
      ['a', 'b'],
    ],
    ['enable alerts', 'Enable-CMAlert -Name Disk -PassThru | % AlertState', ['canceled']],
    [
      'refuse an alert that is not there',
      'Enable-CMAlert -Name Nothing',
      ['!notFound,SoftwareUpdateSync.Cmdlets.EnableCMAlertCommand'],
    ],
    [
      'warn of what has no meaning here',
      'Set-CMSoftwareUpdatePointComponent -SiteCode CS1 -ReportingEvent CreateAllWsusReportingEvents',
      ['warning: -ReportingEvent has no effect here: no client reports here.'],
    ],
    [
      'warn of it once, however many objects come',
      '$a = Get-CMAlert; $a, $a, $a | Suspend-CMAlert -Comment later -SkipUntil 2030-01-01 -WhatIf',
      ['warning: -Comment has no effect here: alerts keep no comments.'],
    ],
    [
      'have a drive for each site',
      'Get-PSDrive -PSProvider CMSite | % Name; Set-Location PS1:; Get-Location | % Path',
      ['CS1', 'PS1', '/'],
    ],
    [
      'let scripts make the drive of a site again',
      'New-PSDrive -Name CS1 -PSProvider CMSite -Root x | % Root',
      ['x'],
    ],
    [
      'are a module that is loaded and listed',
      'Import-Module "$env:NOTHING\\..\\ConfigurationManager.psd1"; Get-Module ConfigurationManager | % { $_.ExportedCommands.ContainsKey(\'Get-CMSite\') }; Get-Module -ListAvailable Config* | % Name',
      ['True', 'ConfigurationManager'],
    ],
  ] as const)
    it(what, () => {
      assert.deepEqual(overService(script, answers).lines, lines);
    });

  for (const [what, script, requests] of [
    [
      'make one group of all that the pipeline brings',
      'Get-CMSoftwareUpdate -Fast | New-CMSoftwareUpdateGroup -Name November',
      [{ createGroup: { name: 'November' } }, { addToGroup: { name: 'November', ids: ['a', 'b'] } }],
    ],
    [
      'rename a group and take updates out',
      "Set-CMSoftwareUpdateGroup -Name nov* -NewName December -ClearExpiredSoftwareUpdate -Description ''",
      [
        { removeFromGroup: { name: 'November', ids: ['a', 'b'] } },
        { changeGroup: { name: 'November', newName: 'December', description: '' } },
      ],
    ],
    [
      'do nothing with -WhatIf, also with -Force',
      'Remove-CMSoftwareUpdateGroup -Name November -Force -WhatIf',
      [],
    ],
    [
      'name the next source of a site',
      'Remove-CMSoftwareUpdatePoint sup1 -SiteCode CS1 -DefaultServerName sup2 -Force',
      [{ removeSup: { siteCode: 'CS1', serverName: 'sup1', newDefault: 'sup2' } }],
    ],
    [
      'download the files of the updates of a group, and of updates',
      'Get-CMSoftwareUpdateGroup | Save-CMSoftwareUpdate; Get-CMSoftwareUpdate -Fast | Select-Object -First 1 | Save-CMSoftwareUpdate',
      [{ getContent: { ids: ['a', 'b'] } }, { getContent: { ids: ['a'] } }],
    ],
    [
      'take a server with a proxy',
      'New-CMSiteSystemServer x.contoso.com -SiteCode CS1 -UseSiteServerAccount -EnableProxy $true -ProxyServerName proxy -ProxyServerPort 3128',
      [{ setSettings: { values: { 'proxy.url': 'http://proxy:3128' } } }],
    ],
    [
      'ask for status messages by number, severity and time',
      "Get-CMSiteStatusMessage -MessageId 6703 -Severity Error -SiteCode CS1 -ViewingPeriod '2026-11-24'",
      [
        {
          statusMessages: {
            ...{ limit: 500, since: '2026-11-24T00:00:00.000Z', messageIds: [6703], severities: ['Error'] },
            siteCode: 'CS1',
          },
        },
      ],
    ],
  ] as const)
    it(what, () => {
      const { lines, asked } = overService(`${script} | Out-Null`, answers);
      const changes = asked.filter((one) => !/"(sites|groups|searchUpdates)"/.test(JSON.stringify(one)));
      assert.deepEqual([lines, changes], [[], requests]);
    });

  it('list status messages of every severity with All, and of a component', () => {
    const script =
      "Get-CMComponentStatusMessage -StartTime '2026-11-24' -Severity All -ComponentName SMS_WSUS* | % { \"$($_.MessageID) $($_.SeverityName) $($_.Severity)\" }; Get-CMComponentStatusMessage -StartTime '2026-11-24' -ComponentName OTHER";
    const { lines, asked } = overService(script, answers);
    assert.deepEqual(lines, ['6703 Error -1073741824']);
    assert.deepEqual(asked[0], { statusMessages: { limit: 500, since: '2026-11-24T00:00:00.000Z' } });
  });
});
