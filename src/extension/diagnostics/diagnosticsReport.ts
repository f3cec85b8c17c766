import { isRecord } from '../../base/isRecord.ts';
import { printable } from '../../base/printable.ts';
import type { AlertDocument, RunDocument } from '../../domain/documents.ts';
import { formatCode, type SyncError } from '../../domain/errors/syncError.ts';
import { shortState } from '../../domain/words/shortState.ts';
import type { SettingView } from '../../service/api/administration.ts';
import type { SiteView } from '../../service/api/hierarchy.ts';
import type { SupStatusView } from '../../service/api/synchronization.ts';

/** What is to be known to help somebody; what could not be read is absent. */
export interface Diagnostics {
  /** Programs and their versions. */
  readonly versions: readonly (readonly [string, string])[];
  readonly dataFolder: string;
  readonly connection: string;
  /** Why there is no service. */
  readonly error?: SyncError;
  /** What the service says of itself. */
  readonly service?: object | undefined;
  readonly sites?: readonly SiteView[];
  readonly status?: readonly SupStatusView[];
  readonly alerts?: readonly AlertDocument[];
  /** The last runs that failed, newest first. */
  readonly failures?: readonly RunDocument[];
  readonly settings?: readonly SettingView[];
}

/** Diagnostics as Markdown, to hand on: without secrets, user names in addresses, and the name of the home folder. */
export function diagnosticsReport(given: Diagnostics, homeFolder: string): string {
  const { versions, dataFolder, connection, error, service, sites, status, alerts, failures, settings } =
    given;
  const open = (text: string): string => redacted(text, homeFolder);
  const list = (title: string, lines: readonly string[] | undefined): readonly string[] => [
    `## ${title}`,
    '',
    ...(lines === undefined
      ? ['not read']
      : lines.length === 0
        ? ['none']
        : lines.map((line) => `- ${open(line)}`)),
    '',
  ];
  return [
    '# Software Update Sync: diagnostics',
    '',
    ...list(
      'Versions',
      versions.map(([name, version]) => `${name}: ${version}`),
    ),
    ...list('Service', [
      `Data folder: ${dataFolder}`,
      `Connection: ${connection}`,
      ...(error === undefined ? [] : [`${formatCode(error.code)} ${error.key}: ${error.message}`]),
      ...(service === undefined ? [] : memberLines(service)),
    ]),
    ...list('Sites', sites?.map(siteLine)),
    ...list('Software update points', status?.map(statusLine)),
    ...list('Alerts', alerts?.map(alertLine)),
    ...list('Last failures', failures?.map(failureLine)),
    ...list(
      'Settings that are not the default',
      settings?.filter(({ isDefault }) => !isDefault).map(settingLine),
    ),
  ].join('\n');
}

function memberLines(value: object, prefix = ''): readonly string[] {
  return Object.entries(value).flatMap(([name, member]: [string, unknown]) =>
    isRecord(member)
      ? memberLines(member, `${prefix}${name}.`)
      : [`${prefix}${name}: ${JSON.stringify(member)}`],
  );
}

function siteLine({ siteCode, type, parent, source, contentVersion, zone, service, sups }: SiteView): string {
  return [
    `${siteCode}: ${type}`,
    ...(parent === null ? [] : [`below ${parent}`]),
    ...(source === null ? [] : [`source ${source}`]),
    `content version ${contentVersion}`,
    zone,
    `${sups.length} software update points`,
    ...(service === null ? [] : ['in another service']),
    ...sups.flatMap(({ serverName, warnings }) => warnings.map((warning) => `${serverName}: ${warning}`)),
  ].join(', ');
}

function statusLine(row: SupStatusView): string {
  const { SiteCode, WSUSServerName, LastSyncErrorCode, SyncCatalogVersion, LastSuccessfulSyncTime, message } =
    row;
  return [
    `${SiteCode} ${WSUSServerName}: ${shortState(row)}`,
    `version ${SyncCatalogVersion}`,
    `last success ${LastSuccessfulSyncTime ?? 'never'}`,
    ...(LastSyncErrorCode === 0 ? [] : [`${formatCode(LastSyncErrorCode >>> 0)} ${message ?? ''}`]),
  ].join(', ');
}

function alertLine({ name, state, severity, message, code }: AlertDocument): string {
  const what = [
    ...(code === undefined ? [] : [formatCode(code)]),
    ...(message === undefined ? [] : [message]),
  ].join(' ');
  return `${name}: ${severity}, ${state}${what === '' ? '' : `, ${what}`}`;
}

function failureLine({ _id, kind, trigger, error }: RunDocument): string {
  const why = error === undefined ? '' : `: ${formatCode(error.code)} ${error.key}: ${error.message}`;
  return `${_id}, ${kind}, ${trigger}${why}`;
}

/** Texts may hold addresses with a token, commands, names: that they are set says enough. */
function settingLine({ key, value }: SettingView): string {
  const isPlain = /^(?:-?\d[\d.]*|[a-z]{1,20})$/i.test(value) && !/secret|password|user/i.test(key);
  return `${key}: ${isPlain ? value : value === '' ? '(empty)' : '(set)'}`;
}

function redacted(text: string, homeFolder: string): string {
  const line = printable(text).slice(0, 1000);
  const withoutHome = homeFolder === '' ? line : line.replaceAll(homeFolder, '~');
  return withoutHome
    .replace(/(\b[a-z][a-z0-9+.-]*:\/\/)[^\s/@]+@/gi, '$1***@')
    .replace(/([?&][^\s=&]*=)[^\s&]+/g, '$1***');
}
