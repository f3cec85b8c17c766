import type { HelpText } from './helpText.ts';

const points = [
  'Get-CMSoftwareUpdatePoint',
  'Add-CMSoftwareUpdatePoint',
  'Set-CMSoftwareUpdatePoint',
  'Remove-CMSoftwareUpdatePoint',
];
const added = 'Add-CMSoftwareUpdatePoint -SiteCode PS2 -SiteSystemServerName example.contoso.com | Out-Null';
const removed = 'Remove-CMSoftwareUpdatePoint -SiteCode PS2 -SiteSystemServerName example.contoso.com -Force';
const alerts = ['Get-CMAlert', 'Disable-CMAlert', 'Enable-CMAlert', 'Suspend-CMAlert'];

/** Help of the cmdlets of sites, roles, schedules and alerts. */
export const administrationHelp: Readonly<Record<string, HelpText>> = {
  'Get-CMSoftwareUpdatePointComponent': {
    synopsis: 'Shows how a site synchronizes software updates.',
    description:
      'Writes the component of the top-level site, or of the sites that are named: source, schedule, products, classifications, languages. Props has the settings under the names of the site control file, and after them those of this product.',
    examples: [
      [
        'Get-CMSoftwareUpdatePointComponent | Format-List Source, ScheduleText, Products, UpdateClassifications, Languages',
        'Shows what is synchronized, and when.',
      ],
      [
        "(Get-CMSoftwareUpdatePointComponent -WsusSyncManager).Props | Where-Object PropertyName -eq 'Sync Schedule'",
        'Writes the schedule token.',
      ],
    ],
    related: ['Set-CMSoftwareUpdatePointComponent', 'New-CMSchedule'],
  },
  'Set-CMSoftwareUpdatePointComponent': {
    synopsis: 'Changes how the top-level site synchronizes software updates.',
    description:
      'Changes source, subscription, languages, schedule, supersedence rules, the alert and maintenance. What Configuration Manager has and this product has not is accepted with a warning.',
    parameters: {
      Name: 'Code of a site, its server, or one of its software update points.',
      InputObject: 'A component of Get-CMSoftwareUpdatePointComponent, also by the pipeline.',
    },
    examples: [
      [
        "Set-CMSoftwareUpdatePointComponent -SiteCode CS1 -AddUpdateClassification 'Critical Updates' -EnableSyncFailureAlert $true",
        'Synchronizes critical updates, too, and alerts of failures.',
      ],
      [
        'Set-CMSoftwareUpdatePointComponent -SiteCode CS1 -Schedule $null',
        'Switches scheduled synchronization off.',
      ],
    ],
    related: ['Get-CMSoftwareUpdatePointComponent', 'New-CMSchedule', 'Get-CMSoftwareUpdateCategory'],
  },
  'New-CMSchedule': {
    synopsis: 'Makes a schedule.',
    description:
      'Writes a schedule token for Set-CMSoftwareUpdatePointComponent, or with -ScheduleString its 16 digits. -OffsetDay makes schedules of so many days after Patch Tuesday.',
    parameters: {
      DayOfMonth: 'Day of the month; 0 is the last one.',
      DayOfWeek: 'Day of the week, from Sunday to Saturday.',
      DurationCount: 'How long it lasts; 0 has no end. Synchronizations do not use it.',
      DurationInterval: 'Minutes, Hours or Days.',
      End: 'When it ends, in place of a duration.',
      IsUtc: 'The start is of UTC, not of the local zone.',
      LastDayOfMonth: 'The last day of the month.',
      Nonrecurring: 'Once.',
      OffsetDay: 'Days after the day of the week, 0 to 7.',
      RecurCount: 'Every so many minutes, hours, days, weeks or months.',
      RecurInterval: 'Minutes, Hours or Days.',
      ScheduleString: 'Writes the 16 digits of the token.',
      Start: 'The first time; now by default.',
      WeekOrder: 'Last, First, Second, Third or Fourth week of the month.',
    },
    examples: [
      [
        "New-CMSchedule -Start '2026-01-13 04:00' -DayOfWeek Tuesday -WeekOrder Second -OffsetDay 1",
        'The day after Patch Tuesday, at four.',
      ],
      [
        'New-CMSchedule -RecurInterval Hours -RecurCount 8 -ScheduleString',
        'Writes the token of every eight hours.',
      ],
    ],
    related: ['Convert-CMSchedule', 'Set-CMSoftwareUpdatePointComponent'],
  },
  'Convert-CMSchedule': {
    synopsis: 'Turns schedule tokens into their digits, and digits into tokens.',
    description: 'A text may hold several tokens of 16 digits one after another.',
    parameters: {
      InputObject: 'Tokens of New-CMSchedule, also by the pipeline; digits by position.',
      ScheduleString: 'Digits of tokens.',
    },
    examples: [
      ['Convert-CMSchedule -ScheduleString 0001200000100038', 'Shows that the token means every seven days.'],
    ],
    related: ['New-CMSchedule'],
  },
  'Get-CMSite': {
    synopsis: 'Lists the sites of the hierarchy.',
    description: 'ReportingSiteCode is the parent site; it is empty at the top.',
    parameters: { Name: 'Name of the site server. * and ? are wildcards.' },
    examples: [["Get-CMSite | Where-Object ReportingSiteCode -eq ''", 'Writes the top-level site.']],
    related: ['Get-CMSiteRole', 'Get-CMDataBaseReplicationStatus'],
  },
  'Get-CMSiteRole': {
    synopsis: 'Lists the roles of the sites.',
    description: 'The roles here are software update points.',
    examples: [
      [
        "Get-CMSiteRole -RoleName 'SMS Software Update Point' -SiteCode PS1",
        'Writes the software update points of site PS1.',
      ],
    ],
    related: ['Get-CMSoftwareUpdatePoint', 'Get-CMSiteSystemServer'],
  },
  'Get-CMSiteSystemServer': {
    synopsis: 'Lists the servers that have a software update point.',
    description: 'Writes each of them once, with the role of a site system.',
    examples: [['Get-CMSiteSystemServer | Select-Object ServerName', 'Shows the names of the servers.']],
    related: ['Get-CMSiteRole'],
  },
  'New-CMSiteSystemServer': {
    synopsis: 'Takes a server for a software update point, and sets the proxy.',
    description:
      'A software update point needs no site system server here: nothing is made, and the object that is written goes on to Add-CMSoftwareUpdatePoint. -EnableProxy sets the proxy of all connections.',
    parameters: {
      AccountName: 'Accepted so that scripts run; it has no effect here, and a warning says why.',
      EnableProxy: 'Whether connections go through the proxy.',
      FdmOperation: 'Accepted so that scripts run; it has no effect here, and a warning says why.',
      ProxyAccessAccount: 'Accepted so that scripts run; it has no effect here, and a warning says why.',
      ProxyServerName: 'Name of the proxy.',
      ProxyServerPort: 'Port of the proxy, 80 by default.',
      PublicFqdn: 'Accepted so that scripts run; it has no effect here, and a warning says why.',
      SiteSystemServerName: 'Name of the server.',
      UseSiteServerAccount: 'Accepted so that scripts run: no accounts are kept here.',
    },
    examples: [
      [
        'New-CMSiteSystemServer -SiteCode PS2 -SiteSystemServerName example.contoso.com -WhatIf',
        'Says what would be done.',
      ],
    ],
    related: ['Add-CMSoftwareUpdatePoint', 'Get-CMSiteSystemServer'],
  },
  'Get-CMSiteComponent': {
    synopsis: 'Lists the components that synchronize software updates.',
    description: 'Each site has SMS_WSUS_CONFIGURATION_MANAGER and SMS_WSUS_SYNC_MANAGER.',
    examples: [
      [
        'Get-CMSiteComponent | Select-Object -ExpandProperty ComponentName -Unique',
        'Shows the names of the components.',
      ],
    ],
    related: ['Get-CMComponentStatusMessage', 'Get-CMSoftwareUpdatePointComponent'],
  },
  'Get-CMDataBaseReplicationStatus': {
    synopsis: 'Shows the links between sites.',
    description:
      'Sites of one service are linked without a network: such a link is always healthy. Links to sites in other services are Healthy, Degraded or Error.',
    examples: [
      ['Get-CMDataBaseReplicationStatus | Format-Table Site1, Site2, LinkStatusName', 'Shows all links.'],
    ],
    related: ['Get-CMSite'],
  },
  'Get-CMSoftwareUpdatePoint': {
    synopsis: 'Lists software update points.',
    description: 'Writes name, site, port, address, and whether it is the source of its site.',
    examples: [
      [
        'Get-CMSoftwareUpdatePoint | Format-Table SiteCode, ServerName, IsDefault, Url',
        'Shows all software update points.',
      ],
    ],
    related: points,
  },
  'Add-CMSoftwareUpdatePoint': {
    synopsis: 'Adds a software update point to a site.',
    description:
      'The first one of a site is its source, the others are replicas of it. It listens on this machine alone until it is told otherwise with susync sup set.',
    parameters: { InputObject: 'A server of Get-CMSiteSystemServer, also by the pipeline.' },
    examples: [[`${added}; ${removed}`, 'Adds a software update point to site PS2, and removes it again.']],
    related: points,
  },
  'Set-CMSoftwareUpdatePoint': {
    synopsis: 'Changes how a software update point listens.',
    description: 'A running service takes a change of port or HTTPS over at once.',
    examples: [
      [
        `${added}; Set-CMSoftwareUpdatePoint -SiteCode PS2 -SiteSystemServerName example.contoso.com -EnableSsl $true -PassThru; ${removed}`,
        'Has a software update point speak HTTPS.',
      ],
    ],
    related: points,
  },
  'Remove-CMSoftwareUpdatePoint': {
    synopsis: 'Removes a software update point with its catalog.',
    description:
      'When it was the source of its site, the next one becomes it, or the one that is named. It asks unless -Force is given.',
    examples: [[`${added}; ${removed}`, 'Removes a software update point without asking.']],
    related: points,
  },
  'Get-CMAlert': {
    synopsis: 'Lists alerts.',
    description:
      'Writes alerts with state, message, cause and remedy: failed and overdue synchronizations, links, disk space, missing secrets.',
    examples: [
      [
        'Get-CMAlert | Where-Object AlertState -eq active | Format-List Name, Message, Remedy',
        'Shows what needs somebody.',
      ],
    ],
    related: alerts.slice(1),
  },
  'Disable-CMAlert': {
    synopsis: 'Keeps alerts silent for good.',
    description: 'Until Enable-CMAlert takes it back.',
    examples: [
      [
        "Disable-CMAlert -Name 'Synchronization failure alert*' -WhatIf",
        'Says which alerts would be disabled.',
      ],
    ],
    related: alerts,
  },
  'Enable-CMAlert': {
    synopsis: 'Takes back that alerts were disabled or postponed.',
    description:
      'Such an alert is raised again when its cause is there at the next look, within an hour. Other alerts stay as they are.',
    examples: [
      [
        "Enable-CMAlert -Name 'Synchronization failure alert*'",
        'Enables the alerts of all software update points.',
      ],
    ],
    related: alerts,
  },
  'Suspend-CMAlert': {
    synopsis: 'Postpones alerts.',
    description: 'They are silent until a time, and raised again then if their cause is still there.',
    examples: [
      [
        "Suspend-CMAlert -Name 'Synchronization failure alert*' -SkipUntil (Get-Date).AddHours(4) -WhatIf",
        'Says which alerts would be silent for four hours.',
      ],
    ],
    related: alerts,
  },
};
