import type { HelpText } from './helpText.ts';

const products = ['Get-WsusProduct', 'Set-WsusProduct', 'Get-WsusClassification', 'Set-WsusClassification'];
const updates = ['Get-WsusUpdate', 'Deny-WsusUpdate', 'Approve-WsusUpdate'];

/** Help of the cmdlets of the UpdateServices module. */
export const updateServicesHelp: Readonly<Record<string, HelpText>> = {
  'Get-WsusServer': {
    synopsis: 'Gets a software update point as the WSUS API knows servers.',
    description:
      'Writes an object with GetSubscription(), GetConfiguration(), GetUpdates() and others, as [Microsoft.UpdateServices.Administration.AdminProxy]::GetUpdateServer() does. Without a name it is the source of the top-level site.',
    parameters: {
      Name: 'Name of a software update point, with or without domain.',
      PortNumber: 'Accepted so that scripts run: the server is found by its name.',
      UseSsl: 'Accepted so that scripts run: the server is found by its name.',
    },
    examples: [
      [
        '(Get-WsusServer).GetSubscription().GetLastSynchronizationInfo()',
        'Shows how the last synchronization of the top-level site went.',
      ],
      [
        '(Get-WsusServer -Name ps1sup -PortNumber 8530).GetStatus()',
        'Shows counts of the updates of a software update point.',
      ],
    ],
    related: ['Get-WsusUpdate', 'Sync-CMSoftwareUpdate'],
  },
  'Set-WsusServerSynchronization': {
    synopsis: 'Sets where the top-level site synchronizes from.',
    description: 'Microsoft Update or an upstream server; it says what was configured.',
    parameters: {
      SyncFromMU: 'From Microsoft Update.',
      UssServerName: 'Name of the upstream server.',
      PortNumber: 'Port of the upstream server, 8530 or with -UseSsl 8531 by default.',
      Replica: 'Accepted so that scripts run; it has no effect here, and a warning says why.',
    },
    examples: [
      [
        'Get-WsusServer | Set-WsusServerSynchronization -UssServerName wsus.contoso.com -PortNumber 8531 -UseSsl -WhatIf',
        'Says what would be set.',
      ],
    ],
    related: ['Get-WsusServer', 'Set-CMSoftwareUpdatePointComponent'],
  },
  'Invoke-WsusServerCleanup': {
    synopsis: 'Maintains a site now.',
    description:
      'Maintenance is done as the settings of the site say, whichever switches are given; the switches say of what the counts are written.',
    parameters: {
      CleanupObsoleteComputers:
        'Accepted so that scripts run; it has no effect here, and a warning says why.',
      CompressUpdates: 'Accepted so that scripts run; it has no effect here, and a warning says why.',
      CleanupObsoleteUpdates: 'Writes how many obsolete updates were deleted.',
      CleanupUnneededContentFiles: 'Writes how many bytes were given back.',
      DeclineExpiredUpdates: 'Writes how many expired updates were declined.',
      DeclineSupersededUpdates: 'Writes how many superseded updates were declined.',
    },
    examples: [
      [
        'Get-WsusServer | Invoke-WsusServerCleanup -DeclineExpiredUpdates -CleanupObsoleteUpdates',
        'Maintains the top-level site and says what that did.',
      ],
    ],
    related: ['Get-WsusServer'],
  },
  'Get-WsusProduct': {
    synopsis: 'Lists products, families and companies.',
    description: 'Writes all of them, whether they are synchronized or not.',
    parameters: { TitleIncludes: 'A part of the title.' },
    examples: [
      ["Get-WsusServer | Get-WsusProduct -TitleIncludes 'Windows 11'", 'Writes the products of Windows 11.'],
    ],
    related: products,
  },
  'Set-WsusProduct': {
    synopsis: 'Has products synchronized, or no longer.',
    description: 'What the pipeline brings is changed at once.',
    examples: [
      [
        "Get-WsusProduct | Where-Object { $_.Product.Title -eq 'Windows 10' } | Set-WsusProduct",
        'Synchronizes Windows 10 from now on.',
      ],
    ],
    related: products,
  },
  'Get-WsusClassification': {
    synopsis: 'Lists classifications.',
    description: 'Writes all of them, whether they are synchronized or not.',
    examples: [['Get-WsusClassification | Format-Table Title, Id', 'Shows titles and ids.']],
    related: products,
  },
  'Set-WsusClassification': {
    synopsis: 'Has classifications synchronized, or no longer.',
    description: 'What the pipeline brings is changed at once.',
    examples: [
      [
        "Get-WsusClassification | Where-Object { $_.Classification.Title -eq 'Tools' } | Set-WsusClassification -Disable",
        'Does not synchronize tools any more.',
      ],
    ],
    related: products,
  },
  'Get-WsusUpdate': {
    synopsis: 'Gets updates as the WSUS API knows them.',
    description:
      'One update by its id, or those of a kind. Nothing is approved here, so that every update is not approved or declined; one that was declined is found as such after the next synchronization.',
    parameters: {
      Approval: 'Approved, Unapproved, AnyExceptDeclined (by default) or Declined.',
      Classification: 'All (by default), Critical, Security or WSUS.',
      Status: 'Accepted so that scripts run; it has no effect here, and a warning says why.',
      UpdateId: 'Id of an update.',
      RevisionNumber: 'Accepted so that scripts run: it is always the latest revision.',
    },
    examples: [
      [
        'Get-WsusUpdate -Classification Security -Approval Unapproved | Select-Object -First 3 Title, Approved',
        'Shows three security updates.',
      ],
    ],
    related: updates,
  },
  'Deny-WsusUpdate': {
    synopsis: 'Declines updates.',
    description: 'A declined update is not handed on to servers below, which take the decision over.',
    examples: [
      [
        'Get-WsusUpdate | Where-Object { $_.Update.IsSuperseded } | Select-Object -First 1 | Deny-WsusUpdate -WhatIf',
        'Says which update would be declined.',
      ],
    ],
    related: updates,
  },
  'Approve-WsusUpdate': {
    synopsis: 'Refuses: updates are not approved here.',
    description:
      'Every update that is not declined goes to the servers below, and no computer installs from here. The cmdlet is there to say so.',
    parameters: {
      Action: 'Install, Uninstall, NotApproved or All.',
      TargetGroupName: 'Name of a group of computers.',
    },
    examples: [
      [
        "Get-WsusUpdate | Select-Object -First 1 | Approve-WsusUpdate -Action Install -TargetGroupName 'All Computers' -ErrorAction SilentlyContinue",
        'Is refused, and goes on.',
      ],
    ],
    related: updates,
  },
  'Get-WsusComputer': {
    synopsis: 'Says that there are no computers.',
    description: 'Clients do not scan here.',
    parameters: { All: 'Accepted so that scripts run.', NameIncludes: 'Accepted so that scripts run.' },
    examples: [['Get-WsusComputer -WarningAction SilentlyContinue', 'Writes nothing.']],
    related: ['Get-WsusServer'],
  },
};
