import * as l10n from '@vscode/l10n';
import { isZone } from '../../base/calendar.ts';
import { asSyncError } from '../../domain/errors/syncError.ts';
import { isServerName } from '../../domain/serverName.ts';
import { serverUrl } from '../../domain/serverUrl.ts';
import { isSiteCode } from '../../domain/siteCode.ts';
import { checkKinds } from '../../domain/siteKinds.ts';
import type { SiteType } from '../../domain/siteLinkDocument.ts';
import type { SiteView } from '../../service/api/hierarchy.ts';

/** What is wrong with a code for a new site, while it is typed; undefined where nothing is. */
export function siteCodeProblem(text: string, sites: readonly SiteView[]): string | undefined {
  const code = text.trim().toUpperCase();
  if (!isSiteCode(code)) return l10n.t('A site code has three letters or digits, and is no reserved name');
  return sites.some(({ siteCode }) => siteCode === code)
    ? l10n.t('There is a site {0} already', code)
    : undefined;
}

/** What is wrong with the name of a server. */
export function serverNameProblem(text: string, taken: readonly string[] = []): string | undefined {
  const name = text.trim();
  if (!isServerName(name))
    return l10n.t('A server name has letters, digits, hyphens and dots: sup01.contoso.com');
  const isTaken = taken.some((other) => other.toLowerCase() === name.toLowerCase());
  return isTaken ? l10n.t('{0} is a software update point of this site already', name) : undefined;
}

/** What is wrong with the URL of an update server, as the service would say it. */
export function sourceUrlProblem(text: string): string | undefined {
  try {
    serverUrl(text.trim());
    return undefined;
  } catch (error) {
    return asSyncError(error, 'Extension').message;
  }
}

/** What is wrong with the name of a time zone. */
export function zoneProblem(text: string): string | undefined {
  return isZone(text.trim()) ? undefined : l10n.t('A time zone of the IANA database: Europe/Berlin, UTC');
}

/** The sites here that a site of some type may stand below; none where it may not, or has to be the top. */
export function possibleParents(type: SiteType, sites: readonly SiteView[]): readonly SiteView[] {
  return sites.filter((site) => {
    if (site.service !== null) return false;
    try {
      checkKinds(type, site.type);
      return true;
    } catch {
      // The rule says no.
      return false;
    }
  });
}

/** The types that a new site can have as the hierarchy stands. */
export function possibleTypes(sites: readonly SiteView[]): readonly SiteType[] {
  const types: readonly SiteType[] = ['cas', 'primary', 'secondary'];
  if (sites.length === 0) return types.filter((type) => type !== 'secondary');
  return types.filter((type) => possibleParents(type, sites).length > 0);
}

/** What the name of a new server may begin with: the domain of one that is known. */
export function suggestedServer(name: string, sites: readonly SiteView[]): string {
  const known = sites.map(({ siteServer }) => siteServer).find((server) => server.includes('.'));
  const domain = known === undefined ? 'local' : known.slice(known.indexOf('.') + 1);
  return `${name.toLowerCase()}.${domain}`;
}
