import { isFingerprint, plainFingerprint } from '../../domain/fingerprint.ts';
import type { SiteDocument, SyncSource } from '../../domain/documents.ts';
import { SyncError } from '../../domain/errors/syncError.ts';
import { requireTakesAccess } from '../../domain/sourceAccess.ts';
import type { SourceAccess } from '../../domain/upstream.ts';
import type { EnginePorts } from '../ports.ts';
import { serverUrl } from '../../domain/serverUrl.ts';
import { requireSite } from './siteAdministration.ts';

/**
 * Chooses where the top-level site's source SUP pulls from, with what that source asks for; nothing of its catalog is lost.
 * Rejects with `invalidRequest`.
 */
export async function setSource(
  ports: Pick<EnginePorts, 'store' | 'fence'>,
  siteCode: string,
  text: string,
  access: SourceAccess = {},
): Promise<SiteDocument> {
  const { store, fence } = ports;
  const site = await requireSite(store, siteCode);
  if (site.parent !== undefined) {
    throw new SyncError(
      'invalidRequest',
      `Site ${site._id} synchronizes from its parent ${site.parent}: only the top-level site has a source`,
    );
  }
  const after: SiteDocument = { ...site, source: parseSource(text, access) };
  await store.commit({ documents: [{ collection: 'sites', put: after }] }, fence);
  return after;
}

/** Name under which the secret for a site's source is kept. */
export function sourceSecretName(siteCode: string): string {
  return `source.${siteCode.toUpperCase()}.secret`;
}

function parseSource(text: string, access: SourceAccess): SyncSource {
  const hasAccess = Object.keys(access).length > 0;
  if (hasAccess) requireTakesAccess(text);
  if (text === 'none') return { kind: 'none' };
  if (text === 'microsoft-update') return { kind: 'microsoftUpdate' };
  const url = serverUrl(text);
  return { kind: 'upstream', url, ...(hasAccess ? { access: checkedAccess(access) } : {}) };
}

function checkedAccess(access: SourceAccess): SourceAccess {
  if (access.pin === undefined) return access;
  if (!isFingerprint(access.pin))
    throw new SyncError('invalidRequest', 'A pin is the SHA-256 of a certificate: 64 hexadecimal digits');
  return { ...access, pin: plainFingerprint(access.pin) };
}
