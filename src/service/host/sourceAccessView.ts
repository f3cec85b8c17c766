import type { SiteDocument } from '../../domain/documents.ts';
import type { SecretStore } from '../../domain/secretStore.ts';
import type { SourceAccessView } from '../api/hierarchy.ts';

/** What a site's source was given besides a name; null where that is nothing. */
export function sourceAccessView(
  { source }: SiteDocument,
  secrets: Pick<SecretStore, 'get'>,
): SourceAccessView | null {
  if (source?.kind !== 'upstream' || source.access === undefined) return null;
  const { pin = null, clientCertificate, secretName } = source.access;
  return {
    pin,
    certificateFile: clientCertificate?.certificateFile ?? null,
    secret: secretName === undefined ? null : secrets.get(secretName) === undefined ? 'missing' : 'kept',
  };
}
