import type { HelpText } from './helpText.ts';

const groups = ['Get-CMSoftwareUpdateGroup', 'New-CMSoftwareUpdateGroup', 'Set-CMSoftwareUpdateGroup'];
const made = "New-CMSoftwareUpdateGroup -Name 'Example' -SoftwareUpdateName '*Windows 11*' | Out-Null";
const removed = 'Remove-CMSoftwareUpdateGroup -Name Example -Force';

/** Help of the cmdlets of updates, their categories and groups. */
export const updateHelp: Readonly<Record<string, HelpText>> = {
  'Get-CMSoftwareUpdate': {
    synopsis: 'Finds software updates in the site database.',
    description:
      'Writes updates with properties of SMS_SoftwareUpdate, page by page as the pipeline takes them. Feature updates are left out unless -IncludeUpgrade is given. With -Id what the document of the update says is there, too: description, bulletin, what it supersedes.',
    parameters: {
      ArticleId: 'Number of the article, with or without KB.',
      BulletinId: 'Bulletin, such as MS26-141. Reads the document of every candidate.',
      Category: 'Categories of Get-CMSoftwareUpdateCategory, also by the pipeline.',
      CategoryName: 'Names of products and classifications; one of them has to fit.',
      DatePostedMin: 'Not released before.',
      DatePostedMax: 'Not released after.',
      DateRevisedMin: 'Its revision was not made before. Reads the document of every candidate.',
      DateRevisedMax: 'Its revision was not made after. Reads the document of every candidate.',
      EulaExist: 'Whether it has license terms. Reads the document of every candidate.',
      IncludeUpgrade: 'Feature updates, too.',
      IsContentProvisioned: 'There are no deployment packages: nothing fits $true.',
      IsDeployed: 'Nothing is deployed from here: nothing fits $true.',
      IsExpired: 'Whether it is expired.',
      IsLatest: 'The site database holds the latest revisions: nothing fits $false.',
      IsOfflineServiceable: 'Accepted so that scripts run; it has no effect here, and a warning says why.',
      IsSuperseded: 'Whether it is superseded.',
      IsUserDefined: 'Administrators make no updates here: nothing fits $true.',
      OnlyExpired: 'Expired updates alone.',
      Severity: 'None, Low, Moderate, Important or Critical.',
      Vendor: 'The company of its products.',
    },
    examples: [
      [
        "Get-CMSoftwareUpdate -Fast -Name '*Cumulative*' -IsSuperseded $false | Select-Object -First 10 LocalizedDisplayName, DatePosted",
        'Shows the ten newest cumulative updates that are not superseded.',
      ],
      [
        'Get-CMSoftwareUpdate -Fast -DatePostedMin (Get-Date).AddDays(-30) -Severity Critical | Measure-Object',
        'Counts the critical updates of the last 30 days.',
      ],
    ],
    related: ['Get-CMWindowsUpdate', 'Get-CMSoftwareUpdateCategory', 'Get-CMSoftwareUpdateContentInfo'],
  },
  'Get-CMWindowsUpdate': {
    synopsis: 'Finds feature updates.',
    description: 'Writes the updates of the classification Upgrades, which Get-CMSoftwareUpdate leaves out.',
    examples: [
      [
        'Get-CMWindowsUpdate -Fast | Select-Object -First 3 LocalizedDisplayName',
        'Shows three feature updates.',
      ],
    ],
    related: ['Get-CMSoftwareUpdate'],
  },
  'Get-CMSoftwareUpdateContentInfo': {
    synopsis: 'Lists the files of an update.',
    description:
      'Writes the files that the document of the update names, of a bundle those of its parts: name, size, hash and where Microsoft Update has them.',
    examples: [
      [
        'Get-CMSoftwareUpdate -Fast | Select-Object -First 1 | Get-CMSoftwareUpdateContentInfo | Format-Table FileName, FileSize',
        'Shows the files of the newest update.',
      ],
    ],
    related: ['Get-CMSoftwareUpdate', 'Save-CMSoftwareUpdate'],
  },
  'Save-CMSoftwareUpdate': {
    synopsis: 'Downloads the files of updates.',
    description:
      'Downloads update files into the content folder of the service, verified by their digests; what is there is not fetched again. There are no deployment packages.',
    parameters: {
      DeploymentPackageName: 'Accepted so that scripts run; it has no effect here, and a warning says why.',
      Location: 'Accepted so that scripts run; it has no effect here, and a warning says why.',
      RetryCount: 'Accepted so that scripts run; it has no effect here, and a warning says why.',
      RetryDelaySec: 'Accepted so that scripts run; it has no effect here, and a warning says why.',
      SoftwareUpdateLanguage: 'Accepted so that scripts run; it has no effect here, and a warning says why.',
    },
    examples: [
      [
        'Get-CMSoftwareUpdate -Fast | Select-Object -First 1 | Save-CMSoftwareUpdate -WhatIf',
        'Says what would be downloaded for the newest update.',
      ],
    ],
    related: ['Get-CMSoftwareUpdateContentInfo'],
  },
  'Get-CMSoftwareUpdateCategory': {
    synopsis: 'Lists classifications, companies, product families and products.',
    description:
      'IsSubscribed says what is synchronized, IsNew what came since somebody looked at the new ones.',
    parameters: {
      TypeName: 'UpdateClassification, Company, ProductFamily or Product.',
      Id: 'Id of a category.',
    },
    examples: [
      [
        'Get-CMSoftwareUpdateCategory -Fast -TypeName UpdateClassification | Where-Object IsSubscribed | Select-Object LocalizedCategoryInstanceName',
        'Shows the classifications that are synchronized.',
      ],
    ],
    related: ['Set-CMSoftwareUpdatePointComponent'],
  },
  'Get-CMSoftwareUpdateGroup': {
    synopsis: 'Lists software update groups.',
    description: 'Writes groups with how many updates they hold, and how many of these are expired.',
    examples: [
      [
        'Get-CMSoftwareUpdateGroup | Format-Table LocalizedDisplayName, NumberOfUpdates, ContainsExpiredUpdates',
        'Shows all groups.',
      ],
    ],
    related: groups.slice(1),
  },
  'New-CMSoftwareUpdateGroup': {
    synopsis: 'Makes a software update group.',
    description:
      'Makes a group of the updates that are named, or that the pipeline brings. A group holds 1,000 updates at most; clean-up leaves them alone.',
    parameters: { InputObject: 'Updates, also by the pipeline.', Name: 'Name of the group.' },
    examples: [
      [
        `Get-CMSoftwareUpdate -Fast -Name '*Windows 11*' | New-CMSoftwareUpdateGroup -Name 'Example' -Description 'Windows 11'; ${removed}`,
        'Makes a group of updates, and removes it again.',
      ],
    ],
    related: groups,
  },
  'Set-CMSoftwareUpdateGroup': {
    synopsis: 'Renames and describes a software update group, and changes what it holds.',
    description: 'Adds updates and takes them out, also all that are expired or superseded.',
    parameters: { InputObject: 'A group, also by the pipeline.' },
    examples: [
      [
        `${made}; Set-CMSoftwareUpdateGroup -Name Example -Description 'Reviewed' -ClearExpiredSoftwareUpdate -PassThru; ${removed}`,
        'Describes a group and takes expired updates out.',
      ],
    ],
    related: groups,
  },
  'Remove-CMSoftwareUpdateGroup': {
    synopsis: 'Removes software update groups.',
    description: 'The updates stay. It asks unless -Force is given.',
    parameters: { InputObject: 'A group, also by the pipeline.' },
    examples: [
      [
        `${made}; Get-CMSoftwareUpdateGroup -Name 'Exam*' | Remove-CMSoftwareUpdateGroup -Force`,
        'Makes a group and removes it.',
      ],
    ],
    related: groups,
  },
  'Add-CMSoftwareUpdateToGroup': {
    synopsis: 'Adds updates to a software update group.',
    description: 'Updates are named by object, id or title, the group by object, id or name.',
    examples: [
      [
        `${made}; Get-CMSoftwareUpdate -Fast | Select-Object -First 2 | Add-CMSoftwareUpdateToGroup -SoftwareUpdateGroupName Example; ${removed}`,
        'Adds the two newest updates to a group.',
      ],
    ],
    related: ['Remove-CMSoftwareUpdateFromGroup', ...groups],
  },
  'Remove-CMSoftwareUpdateFromGroup': {
    synopsis: 'Takes updates out of a software update group.',
    description: 'Updates are named by object, id or title, the group by object, id or name.',
    examples: [
      [
        `${made}; Remove-CMSoftwareUpdateFromGroup -SoftwareUpdateGroupName Example -SoftwareUpdateName '*Windows 11*' -Force; ${removed}`,
        'Takes updates out of a group by their titles.',
      ],
    ],
    related: ['Add-CMSoftwareUpdateToGroup', ...groups],
  },
};
