import type { Clock } from '../base/clock.ts';
import type { SupDocument, SupHttps } from '../domain/documents.ts';
import { isAnyAddress, loopback } from '../domain/supListening.ts';
import { givenCertificate } from './certificates/givenCertificate.ts';
import { ownCertificate } from './certificates/ownCertificate.ts';
import type { ServerCertificate } from './certificates/serverCertificate.ts';

/** The certificate that a SUP shows now: an own one is for its name, its public one and its address. Rejects with `unusableCertificate`. */
export function supCertificate(
  { serverName, publicUrl, listen = loopback }: SupDocument,
  https: SupHttps,
  { folder, clock }: { readonly folder: string; readonly clock: Clock },
): Promise<ServerCertificate> {
  if (https.kind === 'given') return givenCertificate({ ...https, clock });
  const publicName = publicUrl === undefined ? [] : [new URL(publicUrl).hostname];
  const names = [serverName, ...publicName, ...(isAnyAddress(listen) ? [] : [listen])];
  return ownCertificate({ folder, names, clock });
}
