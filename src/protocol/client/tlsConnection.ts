import { plainFingerprint } from '../../domain/fingerprint.ts';
import { X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import type { Socket } from 'node:net';
import tls from 'node:tls';
import type { DetailedPeerCertificate, PeerCertificate, SecureContext, TLSSocket } from 'node:tls';
import { SyncError } from '../../domain/errors/syncError.ts';
import { cancellation } from './cancellation.ts';
import { certificateText, chain, shownCertificates } from './certificateText.ts';
import type { TlsSettings } from './clientSettings.ts';
import { transportError } from './transportError.ts';
import { trustedRoots } from './trustStore.ts';

/** Makes TLS connections that are verified, always: the chain, the name, the dates, and the pin where one is set. */
export class TlsConnector {
  readonly #settings: TlsSettings;
  readonly #pinnedHost: string;
  #context: Promise<SecureContext> | undefined;

  /** The pin is asked of `pinnedHost` only: files come from other servers too. */
  constructor(settings: TlsSettings, pinnedHost: string) {
    this.#settings = settings;
    this.#pinnedHost = pinnedHost;
  }

  /** Speaks TLS over a connection. Rejects with `untrustedCertificate`, `invalidCertificate` or as the network does. */
  async connect(socket: Socket, host: string, signal: AbortSignal): Promise<TLSSocket> {
    this.#context ??= this.#createContext();
    const secureContext = await this.#context;
    const secured = tls.connect({
      socket,
      secureContext,
      ALPNProtocols: ['http/1.1'],
      ...(isIP(host) === 0 ? { servername: host } : {}),
      checkServerIdentity: (_name, certificate) => this.#checkIdentity(host, certificate),
    });
    const shown = shownCertificates(secured);
    return new Promise((resolve, reject) => {
      const stop = (): void => {
        secured.destroy();
        reject(cancellation(signal));
      };
      if (signal.aborted) stop();
      else signal.addEventListener('abort', stop, { once: true });
      // The listener stays: an error between this and the agent's own listener must not go unheard.
      secured.on('error', (error) => {
        signal.removeEventListener('abort', stop);
        reject(describedError(error, host, shown()));
      });
      secured.once('secureConnect', () => {
        signal.removeEventListener('abort', stop);
        resolve(secured);
      });
    });
  }

  #checkIdentity(host: string, certificate: PeerCertificate): Error | undefined {
    const mismatch = tls.checkServerIdentity(host, certificate);
    if (mismatch !== undefined || this.#settings.pin === undefined || host !== this.#pinnedHost)
      return mismatch;
    const pin = plainFingerprint(this.#settings.pin);
    const certificates = isDetailed(certificate) ? chain(certificate) : [certificate];
    const pinned = certificates.some(({ fingerprint256 }) => plainFingerprint(fingerprint256) === pin);
    if (pinned) return undefined;
    return new SyncError(
      'untrustedCertificate',
      `The certificates of ${host} do not include the pinned one: ${certificates.map(({ fingerprint256 }) => `SHA-256 ${fingerprint256}`).join(', ')}`,
      { source: 'HttpTransport' },
    );
  }

  async #createContext(): Promise<SecureContext> {
    const { certificateAuthorities, clientCertificate } = this.#settings;
    try {
      // OpenSSL passes over what is no certificate, which would come out as an unknown authority.
      for (const authority of certificateAuthorities) new X509Certificate(authority);
      return tls.createSecureContext({
        ca: await trustedRoots(certificateAuthorities),
        minVersion: 'TLSv1.2',
        ...(clientCertificate === undefined
          ? {}
          : {
              cert: clientCertificate.certificate,
              key: clientCertificate.key,
              ...(clientCertificate.passphrase === undefined
                ? {}
                : { passphrase: clientCertificate.passphrase }),
            }),
      });
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new SyncError(
        'invalidRequest',
        `A certificate or key of the settings cannot be read: ${reason}`,
        {
          cause: error,
        },
      );
    }
  }
}

/** For a chain that ends in the unknown: what was shown, so that the right root can be found and added. */
function describedError(
  error: unknown,
  host: string,
  shown: ReturnType<ReturnType<typeof shownCertificates>>,
): SyncError {
  const failure = transportError(error, host);
  const [own] = shown;
  const top = shown.at(-1);
  if (own === undefined || top === undefined || failure === error) return failure;
  if (failure.key !== 'untrustedCertificate' && failure.key !== 'invalidCertificate') return failure;
  const above = top === own ? '' : `; the chain ends in ${certificateText(top)}`;
  const dates = failure.key === 'invalidCertificate' ? `, valid ${own.valid_from} to ${own.valid_to}` : '';
  return new SyncError(failure.key, `${failure.message}: ${certificateText(own)}${dates}${above}`, {
    cause: error,
    source: failure.source,
  });
}

function isDetailed(certificate: PeerCertificate): certificate is DetailedPeerCertificate {
  return 'issuerCertificate' in certificate;
}
