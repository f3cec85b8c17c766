import type { HelpText } from './helpText.ts';

const all = ['Sync-CMSoftwareUpdate', 'Wait-CMSoftwareUpdateSync', 'Get-CMSoftwareUpdateSyncStatus'];

/** Help of the cmdlets that synchronize and tell of it. */
export const synchronizationHelp: Readonly<Record<string, HelpText>> = {
  'Sync-CMSoftwareUpdate': {
    synopsis: 'Synchronizes software updates over the hierarchy.',
    description:
      'Starts a synchronization at the top-level site, or at a site and those below it. It returns when the rows of Get-CMSoftwareUpdateSyncStatus show that it has begun, so that a script that waits for 6702 does not take the last synchronization for this one; with -Wait it returns when everything is done.',
    parameters: {
      FullSync: 'Compares everything with the site database, not only what changed.',
      SiteCode: 'The site to begin at; the top-level site by default.',
      Wait: 'Returns when the site and all below it are done.',
      PassThru: 'Writes the rows of Get-CMSoftwareUpdateSyncStatus.',
    },
    examples: [
      [
        'Sync-CMSoftwareUpdate -FullSync $true -Wait',
        'Synchronizes everything in full and waits for the end.',
      ],
      [
        'Sync-CMSoftwareUpdate; Wait-CMSoftwareUpdateSync -Timeout 600 | Format-Table SiteCode, LastSyncState',
        'Starts a synchronization, waits for ten minutes at most, and shows how it ended.',
      ],
    ],
    related: [
      'Wait-CMSoftwareUpdateSync',
      'Stop-CMSoftwareUpdateSync',
      'Get-CMSoftwareUpdateSyncStatus',
      'Get-CMSoftwareUpdateSyncHistory',
    ],
  },
  'Wait-CMSoftwareUpdateSync': {
    synopsis: 'Waits until nothing synchronizes any more.',
    description:
      'Returns when no software update point is in a state of a running synchronization (6701, 6704, 6705, 6706), and writes the rows of Get-CMSoftwareUpdateSyncStatus.',
    parameters: {
      SiteCode: 'Waits for this site alone.',
      Timeout:
        'Seconds to wait at most; it is an error when they are over. Without it there is no end to the wait.',
    },
    examples: [
      [
        'Wait-CMSoftwareUpdateSync -Timeout 300 | Where-Object LastSyncState -eq 6703',
        'Waits for five minutes at most and writes what failed.',
      ],
    ],
    related: all.filter((name) => name !== 'Wait-CMSoftwareUpdateSync'),
  },
  'Stop-CMSoftwareUpdateSync': {
    synopsis: 'Stops what a site synchronizes.',
    description:
      'What was committed is kept: the next synchronization resumes. Without a site, every site is stopped.',
    examples: [
      ['Stop-CMSoftwareUpdateSync -SiteCode CS1', 'Stops the synchronization of site CS1, if there is one.'],
    ],
    related: all,
  },
  'Get-CMSoftwareUpdateSyncStatus': {
    synopsis: 'Shows the synchronization status of every software update point.',
    description:
      'Writes a row for each software update point with the properties of SMS_SUPSyncStatus. LastSyncState is 6702 when all is well, 6703 when the last synchronization failed, 6708 while license terms are missing; times are those of the local zone.',
    examples: [
      [
        'Get-CMSoftwareUpdateSyncStatus | Format-Table SiteCode, WSUSServerName, LastSyncState, SyncCatalogVersion',
        'Shows states and versions.',
      ],
      ['Get-CMSoftwareUpdateSyncStatus | Where-Object LastSyncErrorCode -ne 0', 'Writes what is in error.'],
    ],
    related: ['Sync-CMSoftwareUpdate', 'Get-CMSoftwareUpdateSyncHistory', 'Get-CMSiteStatusMessage'],
  },
  'Get-CMSoftwareUpdateSyncHistory': {
    synopsis: 'Lists the last synchronizations with what they changed.',
    description:
      'Writes synchronizations and maintenance of a site, or of all, the newest first: counts, reasons, duration, error with remedy.',
    parameters: { First: 'How many, 50 by default.', Id: 'Id of one of them.' },
    examples: [
      [
        'Get-CMSoftwareUpdateSyncHistory -SiteCode CS1 -First 5 | Format-Table StartTime, Outcome, Added, Modified, Expired',
        'Shows the last five of site CS1.',
      ],
    ],
    related: ['Get-CMSoftwareUpdateSyncStatus', 'Get-CMSyncLog'],
  },
  'Get-CMSyncLog': {
    synopsis: 'Writes the last lines of wsyncmgr.log of a site.',
    description: 'The lines are those of the file, in the format that CMTrace reads.',
    parameters: { Tail: 'How many lines, 50 by default.' },
    examples: [
      [
        "Get-CMSyncLog -SiteCode CS1 -Tail 200 | Where-Object { $_ -match 'STATMSG' }",
        'Writes the status messages among the last 200 lines.',
      ],
    ],
    related: ['Get-CMSoftwareUpdateSyncHistory', 'Get-CMSiteStatusMessage'],
  },
  'Get-CMSiteStatusMessage': {
    synopsis: 'Lists status messages of the sites.',
    description:
      'Writes status messages of the WSUS Synchronization Manager, 6700 to 6708, the newest first. Of every site 2,000 are kept.',
    parameters: {
      SiteCode: 'Codes of sites; every site by default.',
      PassThru: 'Accepted so that scripts run: messages are written anyway.',
    },
    examples: [
      [
        'Get-CMSiteStatusMessage -MessageId 6702 -SiteCode CS1 | Select-Object -First 5 Time, MessageText',
        'Shows the last five successes of site CS1.',
      ],
      [
        'Get-CMSiteStatusMessage -Severity Error -ViewingPeriod (Get-Date).AddDays(-7)',
        'Writes the errors of a week.',
      ],
    ],
    related: ['Get-CMComponentStatusMessage', 'Get-CMSyncLog'],
  },
  'Get-CMComponentStatusMessage': {
    synopsis: 'Lists status messages of a component since a time.',
    description:
      'The same messages as those of Get-CMSiteStatusMessage, by component. -Severity All, and none, both mean every severity.',
    examples: [
      [
        '(Get-CMComponentStatusMessage -ComponentName SMS_WSUS_SYNC_MANAGER -Severity Error -StartTime (Get-Date).AddHours(-24) | Measure-Object).Count',
        'Counts the errors of a day.',
      ],
    ],
    related: ['Get-CMSiteStatusMessage', 'Get-CMSiteComponent'],
  },
};
