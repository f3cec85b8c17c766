import type { Application } from '../../app/application.ts';
import { CertificateWatch } from '../../app/certificates/certificateWatch.ts';
import { givenCertificate } from '../../app/certificates/givenCertificate.ts';
import { authorityPath, ownCertificate } from '../../app/certificates/ownCertificate.ts';
import type { CertificateSource, ServerCertificate } from '../../app/certificates/serverCertificate.ts';
import type { Clock } from '../../base/clock.ts';
import type { SessionOptions } from '../rpc/doorSession.ts';
import { RemoteHost } from './remoteHost.ts';
import { isWildcard } from './serviceUrl.ts';

/** How a service lets doors of other machines in. */
export interface RemoteDoorOptions {
  /** A name or address of this machine; `0.0.0.0` and `::` stand for all of them. */
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
  readonly protection:
    | { readonly kind: 'ownCertificate'; readonly names: readonly string[] }
    | { readonly kind: 'givenCertificate'; readonly certificateFile: string; readonly keyFile: string }
    /** Tokens travel in plain text: on loopback addresses only. */
    | { readonly kind: 'none' };
}

/** What is told about an open door. */
export interface RemoteDoorView {
  readonly url: string;
  /** SHA-256 that doors pin; null without TLS. */
  readonly fingerprint: string | null;
  /** File with the root that doors add; null for a given certificate and without TLS. */
  readonly authorityFile: string | null;
  /** ISO UTC; null without TLS. */
  readonly validUntil: string | null;
}

/** An open door for other machines. */
export interface RemoteDoor {
  readonly host: RemoteHost;
  readonly view: RemoteDoorView;
  close(): Promise<void>;
}

/** Opens the door; its certificate is renewed while it is open. Rejects with `insecureListener`, `unusableCertificate`, `portTaken`. */
export async function openRemoteDoor(
  session: Omit<SessionOptions, 'grant'>,
  app: Application,
  options: RemoteDoorOptions & { readonly clock: Clock },
): Promise<RemoteDoor> {
  const { clock, host, port } = options;
  const { timer } = app.ports;
  const source = certificateSource(app.folder, options);
  const certificate = await source?.();
  const listening = await RemoteHost.listen({
    ...session,
    ...{ tokens: app.tokens, certificate, host, port, clock, timer },
  });
  const watch =
    source === undefined || certificate === undefined
      ? undefined
      : new CertificateWatch({
          ...{ current: certificate, source, clock, timer },
          onRenewed: (renewed) => {
            listening.setCertificate(renewed);
          },
          onFailure: (error) => {
            session.onFailure('renewal of the certificate', error);
          },
        });
  return {
    host: listening,
    view: viewOf(listening.url, app.folder, certificate),
    close: async () => {
      watch?.dispose();
      await listening.close();
    },
  };
}

function certificateSource(
  folder: string,
  { host, protection, clock }: RemoteDoorOptions & { readonly clock: Clock },
): CertificateSource | undefined {
  switch (protection.kind) {
    case 'none':
      return undefined;
    case 'givenCertificate':
      return () => givenCertificate({ ...protection, clock });
    case 'ownCertificate': {
      const names = isWildcard(host) ? protection.names : [...protection.names, host];
      return () => ownCertificate({ folder, names, clock });
    }
  }
}

function viewOf(url: string, folder: string, certificate: ServerCertificate | undefined): RemoteDoorView {
  if (certificate === undefined) return { url, fingerprint: null, authorityFile: null, validUntil: null };
  const { fingerprint, authority, validUntil } = certificate;
  return {
    ...{ url, fingerprint },
    authorityFile: authority === undefined ? null : authorityPath(folder),
    validUntil: new Date(validUntil).toISOString(),
  };
}
