import { blackoutWindows, choice, onOff, optionalText, textList, wholeNumber } from './definition.ts';
import { notificationTable } from './notificationTable.ts';

const scf = 'Configuration Manager, site control file';
const rules = 'Configuration Manager, Supersedence Rules tab';
const wsusMaintenance = 'Configuration Manager, WSUS Maintenance tab';
const own = 'this product';

const supersedenceModes = ['immediately', 'wait'] as const;

/** Every setting of a data folder by key: type, default, range, unit, description, source of the default. */
export const settingTable = {
  'supersedence.feature.mode': choice({
    options: supersedenceModes,
    default: 'wait',
    description: 'When a superseded feature update (Upgrades) expires',
    origin: `${rules}: Sync Supersedence Mode For Feature`,
  }),
  'supersedence.feature.months': wholeNumber({
    ...{ default: 3, low: 1, high: 99, unit: 'months' },
    description:
      'Months to wait before a superseded feature update expires, from the creation of its successor',
    origin: `${rules}: Sync Supersedence Age For Feature`,
  }),
  'supersedence.nonFeature.mode': choice({
    options: supersedenceModes,
    default: 'wait',
    description: 'When any other superseded update expires; definition updates never expire by this rule',
    origin: `${rules}: Sync Supersedence Mode For NonFeature`,
  }),
  'supersedence.nonFeature.months': wholeNumber({
    ...{ default: 3, low: 1, high: 99, unit: 'months' },
    description:
      'Months to wait before any other superseded update expires, from the creation of its successor',
    origin: `${rules}: Sync Supersedence Age For NonFeature`,
  }),
  'maintenance.declineExpired': onOff({
    default: true,
    description: 'Decline updates that expired by the supersedence rules after each synchronization',
    origin: `${wsusMaintenance}: Call WSUS Cleanup; off there until chosen, recommended on`,
  }),
  'maintenance.removeObsolete': onOff({
    default: true,
    description: 'Remove obsolete updates from the software update points after each synchronization',
    origin: `${wsusMaintenance}; off there until chosen, recommended on`,
  }),
  'maintenance.updatesCleanupAgeDays': wholeNumber({
    ...{ default: 7, low: 0, high: 365, unit: 'days' },
    description: 'Age at which an expired update that nothing refers to is removed from the site database',
    origin: `${scf}: Updates Cleanup Age`,
  }),
  'maintenance.everyHours': wholeNumber({
    ...{ default: 24, low: 0, high: 8760, unit: 'hours', zero: 'off' },
    description:
      'How often maintenance runs by itself, after a synchronization however it ended or when nothing else is done',
    origin: `${own}: Configuration Manager maintains after successful synchronizations only`,
  }),
  'maintenance.compact': onOff({
    default: true,
    description: 'Give back the room of documents that nothing refers to any more',
    origin: own,
  }),
  'maintenance.compactBelowPercent': wholeNumber({
    ...{ default: 70, low: 1, high: 100, unit: 'percent' },
    description: 'A file of documents is written anew when less than this part of it is still needed',
    origin: own,
  }),
  'alerts.onFailure': onOff({
    default: true,
    description: 'Alert when synchronization fails on any site in the hierarchy',
    origin: `${own}: without it a failure goes unnoticed (a check box of the Sync Schedule tab)`,
  }),
  'alerts.noSuccessHours': wholeNumber({
    ...{ default: 192, low: 0, high: 8760, unit: 'hours', zero: 'off' },
    description: 'Alert when a software update point had no successful synchronization for so long',
    origin: `${own}: a weekly schedule and a day`,
  }),
  'alerts.freeSpaceMebibytes': wholeNumber({
    ...{ default: 1024, low: 0, high: 1_048_576, unit: 'MiB', zero: 'off' },
    description: 'Alert when the disk of the data folder has less free space',
    origin: `${own}: room for some months of changes`,
  }),
  ...notificationTable,
  'proxy.url': optionalText({
    allowed: 'http://SERVER:PORT without user name and password, or empty for none',
    check: isProxyUrl,
    description: 'Proxy for connections to upstream servers and for downloads',
    origin: `${own}: none`,
  }),
  'proxy.user': optionalText({
    allowed: 'a user name, also DOMAIN\\NAME, or empty for none',
    check: (text) => text.length <= 256 && isPrintable(text),
    description: 'User name for the proxy, by Basic or NTLM',
    origin: `${own}: none`,
  }),
  'proxy.password': optionalText({
    secret: true,
    allowed: 'a password, or empty for none',
    check: (text) => text.length <= 256,
    description: 'Password for the proxy; never shown',
    origin: `${own}: none`,
  }),
  'proxy.noProxy': textList({
    allowed: 'host names, .DOMAIN suffixes or addresses, separated by commas',
    check: (text) => text.length <= 255 && /^[*.\w:[\]/-]+$/.test(text),
    description: 'Servers that are reached without the proxy',
    origin: `${own}: none; this machine is always reached directly`,
  }),
  fullSyncIntervalDays: wholeNumber({
    ...{ default: 7, low: 1, high: 365, unit: 'days' },
    description: 'A scheduled synchronization compares everything when the last full one is so long ago',
    origin: `${scf}: Full Sync Interval (days)`,
  }),
  retryIntervalMinutes: wholeNumber({
    ...{ default: 60, low: 1, high: 1440, unit: 'minutes' },
    description: 'Wait before a failed synchronization is tried again',
    origin: 'Configuration Manager: Will retry in 60 minutes',
  }),
  'relisting.intervalDays': wholeNumber({
    ...{ default: 7, low: 1, high: 365, unit: 'days' },
    description:
      'How often all ids are listed again to find updates that the upstream server no longer offers',
    origin: `${own}: an anchored list never reports deletions; as often as a full synchronization`,
  }),
  'relisting.lossLimitPercent': wholeNumber({
    ...{ default: 5, low: 0, high: 100, unit: '%' },
    description:
      'A listing that loses more of the known updates than this is not applied without confirmation',
    origin: `${own}: more than a month of retirements, less than a broken upstream server loses`,
  }),
  'schedule.catchUp': choice({
    options: ['once', 'skip'],
    default: 'once',
    description: 'What new schedules do about runs missed while nothing was running',
    origin: `${own}: one run covers all that were missed`,
  }),
  'schedule.blackouts': blackoutWindows({
    description: 'Weekly windows in which no scheduled run or retry starts, by the clock of the schedule',
    origin: `${own}: none`,
  }),
  'limits.parallelChildren': wholeNumber({
    ...{ default: 4, low: 1, high: 64, unit: 'sites' },
    description: 'Child sites that synchronize at the same time',
    origin: `${own}: they share one process`,
  }),
  'limits.requestsInFlight': wholeNumber({
    ...{ default: 4, low: 1, high: 16, unit: 'requests' },
    description:
      'GetUpdateData calls, or license files, under way at the same time per software update point',
    origin: `${own}: Microsoft Update refuses many parallel channels`,
  }),
  'limits.batchSize': wholeNumber({
    ...{ default: 100, low: 1, high: 1000, unit: 'updates' },
    description: 'Updates asked for in one call, where the upstream server allows as many',
    origin: 'WSUS: MaxNumberOfUpdatesPerRequest',
  }),
  'limits.responseMebibytes': wholeNumber({
    ...{ default: 512, low: 1, high: 4096, unit: 'MiB' },
    description: 'Size at which an answer of an upstream server is cut off',
    origin: `${own}: single update documents reach 46 MB, and a batch may hold several`,
  }),
  'limits.compactMebibytesPerSecond': wholeNumber({
    ...{ default: 64, low: 0, high: 10_000, unit: 'MiB/s', zero: 'no limit' },
    description: 'How fast documents are copied while the store is compacted',
    origin: own,
  }),
  'timeouts.connectSeconds': wholeNumber({
    ...{ default: 30, low: 1, high: 600, unit: 'seconds' },
    description: 'Time to connect to an upstream server or proxy, including TLS',
    origin: `${own}: WinHTTP waits 60 seconds`,
  }),
  'timeouts.firstByteSeconds': wholeNumber({
    ...{ default: 300, low: 1, high: 3600, unit: 'seconds' },
    description: 'Time until the first byte of an answer',
    origin: 'WSUS: id lists of large catalogs take 3 to 5 minutes',
  }),
  'timeouts.stallSeconds': wholeNumber({
    ...{ default: 60, low: 1, high: 3600, unit: 'seconds' },
    description: 'Time without a byte in the middle of an answer',
    origin: `${own}: a proxy that dropped the connection is noticed within a minute`,
  }),
  'downstream.admit': choice({
    options: ['any', 'allowed'],
    default: 'any',
    description:
      'Which downstream servers may synchronize from here: any but denied ones, or allowed ones only',
    origin: 'WSUS: any server may sign in',
  }),
  'downstream.requestMebibytes': wholeNumber({
    ...{ default: 8, low: 1, high: 64, unit: 'MiB' },
    description: 'Size at which a request of a downstream server is refused',
    origin: `${own}: a filter of every product and classification has 50 KB`,
  }),
  'downstream.calls': wholeNumber({
    ...{ default: 128, low: 1, high: 4096, unit: 'calls' },
    description:
      'Calls of downstream servers in work at a time per software update point, and as many downloads',
    origin: `${own}: those above are answered with ServerBusy and come again`,
  }),
  'downstream.connections': wholeNumber({
    ...{ default: 1024, low: 1, high: 65_535, unit: 'connections' },
    description: 'Connections of downstream servers at a time per software update point',
    origin: `${own}: within what systems allow a process`,
  }),
  'downstream.connectionsPerAddress': wholeNumber({
    ...{ default: 64, low: 1, high: 65_535, unit: 'connections' },
    description: 'How many of them one address may have',
    origin: `${own}: some downstream servers behind one address, none of which can keep out the others`,
  }),
  'log.sizeBytes': wholeNumber({
    ...{ default: 2_621_440, low: 65_536, high: 104_857_600, unit: 'bytes' },
    description: 'Size at which wsyncmgr.log is moved to wsyncmgr.lo_',
    origin: 'Configuration Manager: log size of the site server',
  }),
  'links.checkSeconds': wholeNumber({
    ...{ default: 30, low: 1, high: 3600, unit: 'seconds' },
    description: 'How often the link to a site in another service is checked',
    origin: `${own}: a cut connection is noticed within a minute, and a check is one small message`,
  }),
  'links.degradedChecks': wholeNumber({
    ...{ default: 2, low: 1, high: 1000, unit: 'checks' },
    description: 'Checks in a row without an answer after which a link is degraded',
    origin: `${own}; Configuration Manager counts retries, too: DegradedLinkStatusRetryCount. One lost check is a restart`,
  }),
  'links.errorChecks': wholeNumber({
    ...{ default: 10, low: 1, high: 1000, unit: 'checks' },
    description:
      'Checks in a row without an answer after which a link is in error; nothing waits for it then',
    origin: `${own}; Configuration Manager: FailedLinkStatusRetryCount. Five minutes outlast a restart of the machine`,
  }),
} as const;

/** Key of a setting; keys are the paths of the typed `Settings`, but for the supersedence rules. */
export type SettingKey = keyof typeof settingTable;

function isProxyUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, hostname, pathname, search, hash } = new URL(text);
  const hasMore = username !== '' || password !== '' || pathname !== '/' || search !== '' || hash !== '';
  return protocol === 'http:' && hostname !== '' && !hasMore;
}

function isPrintable(text: string): boolean {
  return !/\p{Cc}/u.test(text);
}
