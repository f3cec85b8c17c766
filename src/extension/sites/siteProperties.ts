import * as l10n from '@vscode/l10n';
import { relativeTimeText } from '../relativeTimeText.ts';
import { SyncError } from '../../domain/errors/syncError.ts';
import type { SiteLinkView, SiteView, SupView } from '../../service/api/hierarchy.ts';
import type { SupStatusView } from '../../service/api/synchronization.ts';
import { factTable, markdownText } from '../documents/markdownText.ts';
import { siteTypeNames } from '../hierarchy/siteTypeNames.ts';
import { numberedState } from '../hierarchy/stateName.ts';
import { sourceAccessText } from './sourceAccessText.ts';

/** What the properties of a site are made of. */
export interface KnownHierarchy {
  readonly sites: readonly SiteView[];
  readonly status: readonly SupStatusView[];
  readonly links: readonly SiteLinkView[];
}

/** The properties of a site and its software update points as Markdown, as they are now (ms UTC). Throws `notFound`. */
export function siteProperties(known: KnownHierarchy, siteCode: string, now: number): string {
  const site = known.sites.find((candidate) => candidate.siteCode === siteCode);
  if (site === undefined) throw new SyncError('notFound', `There is no site ${siteCode.slice(0, 40)}`);
  const link = known.links.find((candidate) => candidate.siteCode === siteCode);
  const children = known.sites.filter(({ parent }) => parent === siteCode).map((child) => child.siteCode);
  return [
    `# ${markdownText(l10n.t('Site {0}', siteCode))}`,
    '',
    factTable([
      [l10n.t('Type'), siteTypeNames[site.type]],
      [l10n.t('Site server'), site.siteServer],
      [l10n.t('Parent site'), site.parent ?? l10n.t('none: top-level site')],
      [l10n.t('Child sites'), children.length === 0 ? l10n.t('none') : children.join(', ')],
      ...(site.source === null ? [] : [[l10n.t('Synchronization source'), site.source] as const]),
      ...(site.sourceAccess === null
        ? []
        : [[l10n.t('Access to the source'), sourceAccessText(site.sourceAccess)] as const]),
      [l10n.t('Content version'), String(site.contentVersion)],
      [l10n.t('Time zone'), site.zone],
      [
        l10n.t('Kept by'),
        site.service === null ? l10n.t('this service') : l10n.t('the service at {0}', site.service),
      ],
      ...(link === undefined ? [] : linkFacts(link, now)),
    ]),
    ...site.sups.flatMap((sup) => supSection(sup, known.status, now)),
    ...(site.sups.length === 0
      ? ['', l10n.t('It has no software update point, and does not synchronize.')]
      : []),
    '',
  ].join('\n');
}

function linkFacts(link: SiteLinkView, now: number): readonly (readonly [string, string])[] {
  return [
    [l10n.t('Link'), link.problem === null ? link.statusText : `${link.statusText}: ${link.problem}`],
    [l10n.t('Last check of the link'), ago(link.lastCheck, now)],
    ...(link.rateLimit === null
      ? []
      : [[l10n.t('Rate limit'), l10n.t('{0} KiB/s', link.rateLimit)] as const]),
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
      [
        l10n.t('Role'),
        sup.isDefault ? l10n.t('source of the site') : l10n.t('replica of the source of the site'),
      ],
      [l10n.t('Listens'), url ?? l10n.t('not now: it listens when a server asks')],
      [
        l10n.t('Address and port'),
        `${listen}, ${sup.port === 0 ? l10n.t('port not chosen yet') : l10n.t('port {0}', sup.port)}`,
      ],
      [
        l10n.t('Certificate'),
        https === null ? l10n.t('none: plain HTTP') : https === 'own' ? l10n.t('made here') : l10n.t('given'),
      ],
      ...(contentPort === null ? [] : [[l10n.t('Port of content'), String(contentPort)] as const]),
      ...(publicUrl === null ? [] : [[l10n.t('Public URL'), publicUrl] as const]),
      ...(row === undefined ? [] : statusFacts(row, now)),
    ]),
    ...sup.warnings.flatMap((warning) => ['', `⚠ ${markdownText(warning)}`]),
    ...messageLines(row),
  ];
}

function statusFacts(row: SupStatusView, now: number): readonly (readonly [string, string])[] {
  return [
    [l10n.t('State'), numberedState(row.LastSyncState)],
    [l10n.t('Since'), ago(row.LastSyncStateTime, now)],
    [l10n.t('Synchronizes from'), row.WSUSSourceServer === '' ? l10n.t('nothing yet') : row.WSUSSourceServer],
    [l10n.t('Catalog version'), String(row.SyncCatalogVersion)],
    [l10n.t('Last success'), ago(row.LastSuccessfulSyncTime, now)],
    [
      l10n.t('Next synchronization'),
      row.nextSync === null ? l10n.t('none scheduled') : ago(row.nextSync, now),
    ],
  ];
}

function ago(time: string | null, now: number): string {
  return time === null ? l10n.t('never') : relativeTimeText(Date.parse(time), now);
}

function messageLines(row: SupStatusView | undefined): readonly string[] {
  if (row === undefined || row.message === null) return [];
  const { message, remedy } = row;
  return ['', `**${markdownText(message)}**`, '', l10n.t('**What to do.** {0}', markdownText(remedy ?? ''))];
}
