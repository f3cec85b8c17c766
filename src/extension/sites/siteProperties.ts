import { relativeTime } from '../../base/relativeTime.ts';
import { SyncError } from '../../domain/errors/syncError.ts';
import type { SiteLinkView, SiteView, SupView } from '../../service/api/hierarchy.ts';
import type { SupStatusView } from '../../service/api/synchronization.ts';
import { factTable, markdownText } from '../documents/markdownText.ts';

/** What the properties of a site are made of. */
export interface KnownHierarchy {
  readonly sites: readonly SiteView[];
  readonly status: readonly SupStatusView[];
  readonly links: readonly SiteLinkView[];
}

const typeNames = {
  cas: 'Central administration site',
  primary: 'Primary site',
  secondary: 'Secondary site',
} as const;

/** The properties of a site and its software update points as Markdown, as they are now (ms UTC). Throws `notFound`. */
export function siteProperties(known: KnownHierarchy, siteCode: string, now: number): string {
  const site = known.sites.find((candidate) => candidate.siteCode === siteCode);
  if (site === undefined) throw new SyncError('notFound', `There is no site ${siteCode.slice(0, 40)}`);
  const link = known.links.find((candidate) => candidate.siteCode === siteCode);
  const children = known.sites.filter(({ parent }) => parent === siteCode).map((child) => child.siteCode);
  return [
    `# ${markdownText(`Site ${siteCode}`)}`,
    '',
    factTable([
      ['Type', typeNames[site.type]],
      ['Site server', site.siteServer],
      ['Parent site', site.parent ?? 'none: top-level site'],
      ['Child sites', children.length === 0 ? 'none' : children.join(', ')],
      ...(site.source === null ? [] : [['Synchronization source', site.source] as const]),
      ['Content version', String(site.contentVersion)],
      ['Time zone', site.zone],
      ['Kept by', site.service === null ? 'this service' : `the service at ${site.service}`],
      ...(link === undefined ? [] : linkFacts(link, now)),
    ]),
    ...site.sups.flatMap((sup) => supSection(sup, known.status, now)),
    ...(site.sups.length === 0 ? ['', 'It has no software update point, and does not synchronize.'] : []),
    '',
  ].join('\n');
}

function linkFacts(link: SiteLinkView, now: number): readonly (readonly [string, string])[] {
  return [
    ['Link', link.problem === null ? link.statusText : `${link.statusText}: ${link.problem}`],
    ['Last check of the link', ago(link.lastCheck, now)],
    ...(link.rateLimit === null ? [] : [['Rate limit', `${link.rateLimit} KiB/s`] as const]),
  ];
}

function supSection(sup: SupView, status: readonly SupStatusView[], now: number): readonly string[] {
  const row = status.find(
    ({ SiteCode, WSUSServerName }) => SiteCode === sup.siteCode && WSUSServerName === sup.serverName,
  );
  const { url, publicUrl, listen, https, contentPort } = sup;
  return [
    '',
    `## ${markdownText(sup.serverName)}`,
    '',
    factTable([
      ['Role', sup.isDefault ? 'source of the site' : 'replica of the source of the site'],
      ['Listens', url ?? 'not now: it listens when a server asks'],
      ['Address and port', `${listen}, ${sup.port === 0 ? 'port not chosen yet' : `port ${sup.port}`}`],
      ['Certificate', https === null ? 'none: plain HTTP' : https === 'own' ? 'made here' : 'given'],
      ...(contentPort === null ? [] : [['Port of content', String(contentPort)] as const]),
      ...(publicUrl === null ? [] : [['Public URL', publicUrl] as const]),
      ...(row === undefined ? [] : statusFacts(row, now)),
    ]),
    ...sup.warnings.flatMap((warning) => ['', `⚠ ${markdownText(warning)}`]),
    ...messageLines(row),
  ];
}

function statusFacts(row: SupStatusView, now: number): readonly (readonly [string, string])[] {
  return [
    ['State', row.LastSyncState === null ? row.stateText : `${row.LastSyncState} ${row.stateText}`],
    ['Since', ago(row.LastSyncStateTime, now)],
    ['Synchronizes from', row.WSUSSourceServer === '' ? 'nothing yet' : row.WSUSSourceServer],
    ['Catalog version', String(row.SyncCatalogVersion)],
    ['Last success', ago(row.LastSuccessfulSyncTime, now)],
    ['Next synchronization', row.nextSync === null ? 'none scheduled' : ago(row.nextSync, now)],
  ];
}

function ago(time: string | null, now: number): string {
  return time === null ? 'never' : relativeTime(Date.parse(time), now);
}

function messageLines(row: SupStatusView | undefined): readonly string[] {
  if (row === undefined || row.message === null) return [];
  const { message, remedy } = row;
  return ['', `**${markdownText(message)}**`, '', `**What to do.** ${markdownText(remedy ?? '')}`];
}
