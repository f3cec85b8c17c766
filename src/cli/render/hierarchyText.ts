import { isAnyAddress, isLoopback } from '../../domain/supListening.ts';
import type { SiteLinkView, SiteView, SupView } from '../../service/api/hierarchy.ts';
import { formatCount } from '../../base/amounts.ts';
import type { Layout } from './layout.ts';
import { printable } from '../../base/printable.ts';
import { table } from './table.ts';
import { formatRelative } from './times.ts';

const typeNames = {
  cas: 'central administration',
  primary: 'primary',
  secondary: 'secondary',
} as const satisfies Record<SiteView['type'], string>;

/** The hierarchy as a tree of sites. */
export function sitesText(sites: readonly SiteView[], layout: Layout): string {
  if (sites.length === 0)
    return 'There is no site yet. Add one with: susync site add CODE --type cas|primary\n';
  const codes = new Set(sites.map(({ siteCode }) => siteCode));
  const roots = sites.filter(({ parent }) => parent === null || !codes.has(parent));
  const tree = roots.flatMap((site) => branch(site, 0, sites));
  const elsewhere = sites.some(({ service }) => service !== null);
  return table<Branch>(
    [
      { header: 'Site', cell: ({ site, depth }) => '  '.repeat(depth) + site.siteCode },
      { header: 'Type', cell: ({ site }) => typeNames[site.type] + (site.isSample ? ' (sample)' : '') },
      { header: 'Site Server', cell: ({ site }) => site.siteServer, atLeast: 12 },
      { header: 'Time Zone', cell: ({ site }) => site.zone },
      {
        header: 'Software Update Points',
        cell: ({ site }) => site.sups.map(({ serverName }) => serverName).join(', '),
        atLeast: 16,
      },
      { header: 'Source', cell: ({ site }) => sourceText(site), atLeast: 16 },
      { header: 'Version', align: 'right', cell: ({ site }) => formatCount(site.contentVersion) },
      ...(elsewhere
        ? [{ header: 'Service', cell: ({ site }: Branch) => site.service ?? 'this one', atLeast: 12 }]
        : []),
    ],
    tree,
    layout,
  );
}

/** Software update points as a table. */
export function supsText(sups: readonly SupView[], layout: Layout): string {
  if (sups.length === 0)
    return 'There is no software update point yet. Add one with: susync sup add SITE SERVER\n';
  return table<SupView>(
    [
      { header: 'Site', cell: ({ siteCode }) => siteCode },
      { header: 'Software Update Point', cell: ({ serverName }) => serverName, atLeast: 12 },
      { header: 'Role', cell: ({ isDefault }) => (isDefault ? 'source of the site' : 'replica') },
      { header: 'Port', align: 'right', cell: ({ port }) => (port === 0 ? 'not chosen yet' : String(port)) },
      { header: 'Listens', cell: listeningText, atLeast: 12 },
      { header: 'Public URL', cell: ({ publicUrl }) => publicUrl ?? '', atLeast: 16 },
    ],
    sups,
    layout,
  );
}

function listeningText({ listen, https, contentPort }: SupView): string {
  const where = isAnyAddress(listen) ? 'all addresses' : isLoopback(listen) ? 'this machine' : listen;
  if (https === null) return where;
  return `${where}, HTTPS (${https === 'own' ? 'own certificate' : 'given certificate'}${contentPort === null ? '' : `, content ${contentPort}`})`;
}

/** The links between sites of different services as a table. */
export function linksText(links: readonly SiteLinkView[], layout: Layout): string {
  if (links.length === 0) return 'No site here has its parent or a child in another service.\n';
  const ago = (moment: string | null): string => (moment === null ? 'never' : formatRelative(moment, layout));
  return table<SiteLinkView>(
    [
      { header: 'Site', cell: ({ siteCode }) => siteCode },
      { header: 'Parent', cell: ({ parent }) => parent },
      { header: 'Service', cell: ({ service }) => service ?? "the parent's connects", atLeast: 16 },
      {
        header: 'Status',
        cell: ({ statusText }) => statusText,
        paint: (cell, { status }) => (status === 0 ? cell : layout.style.bad(cell)),
      },
      { header: 'Last Check', cell: ({ lastCheck }) => ago(lastCheck) },
      {
        header: 'KiB/s',
        align: 'right',
        cell: ({ rateLimit }) => (rateLimit === null ? '' : String(rateLimit)),
      },
      { header: 'Problem', cell: ({ problem }) => printable(problem ?? ''), atLeast: 20 },
    ],
    links,
    layout,
  );
}

interface Branch {
  readonly site: SiteView;
  readonly depth: number;
}

function branch(site: SiteView, depth: number, sites: readonly SiteView[]): readonly Branch[] {
  const below = sites.filter(({ parent }) => parent === site.siteCode);
  return [{ site, depth }, ...below.flatMap((child) => branch(child, depth + 1, sites))];
}

function sourceText({ source, sourceAccess, parent }: SiteView): string {
  if (source === 'microsoft-update') return 'Microsoft Update';
  if (source === null) return parent === null ? 'not chosen yet' : `parent ${parent}`;
  const { pin = null, certificateFile = null, secret = null } = sourceAccess ?? {};
  const given = [
    ...(pin === null ? [] : ['pin']),
    ...(certificateFile === null ? [] : ['client certificate']),
    ...(secret === null ? [] : [secret === 'kept' ? 'secret' : 'secret (to be given again)']),
  ];
  return given.length === 0 ? source : `${source} with ${given.join(', ')}`;
}
