import { isFingerprint, plainFingerprint } from '../domain/fingerprint.ts';
import { X509Certificate } from 'node:crypto';
import { isIP, type Socket } from 'node:net';
import tls, { type PeerCertificate } from 'node:tls';
import { SyncError } from '../domain/errors/syncError.ts';
import { UntrustedCertificate } from '../domain/errors/untrustedCertificate.ts';
import { certificateText, chain, shownCertificates } from '../protocol/client/certificateText.ts';
import { transportError } from '../protocol/client/transportError.ts';
import { trustedRoots } from '../protocol/client/trustStore.ts';

/** Whom to talk to and what to trust. */
export interface TrustedTlsOptions {
  readonly host: string;
  readonly port: number;
  /** The protocol inside TLS; a server that does not speak it is left. */
  readonly protocol: string;
  /** PEM texts of roots besides the system's. */
  readonly certificateAuthorities: readonly string[];
  /** SHA-256 of a certificate that must be the server's or above it, hex with or without colons. It is then trusted even if its root is not known. */
  readonly pin?: string;
  readonly timeoutMilliseconds: number;
}

/**
 * Connects over TLS 1.3 to a server that is verified, always: its chain ends in a trusted root, or in the pinned certificate; its name is the one that
 * was asked for, or it is itself the pinned one; dates are right. Rejects with `untrustedCertificate`, which tells the fingerprint,
 * `invalidCertificate`, or as the network does.
 */
export async function connectTrusted(options: TrustedTlsOptions): Promise<Socket> {
  const { certificateAuthorities, pin } = options;
  for (const authority of certificateAuthorities) requireCertificate(authority);
  const wanted = pin === undefined ? undefined : plainPin(pin);
  const roots = await trustedRoots(certificateAuthorities);
  const first = await attempt(options, roots, wanted);
  if (first.kind === 'connected') return first.socket;
  // What was pinned was shown, but no root is known: it is the root now, and everything is verified again.
  const pinned = first.shown.find(({ fingerprint256 }) => plainFingerprint(fingerprint256) === wanted);
  if (pinned === undefined || first.error.key !== 'untrustedCertificate') throw first.error;
  const second = await attempt(options, [new X509Certificate(pinned.raw).toString()], wanted);
  if (second.kind === 'connected') return second.socket;
  throw second.error;
}

/** A pin as it is compared; rejects with `invalidRequest` for what is no SHA-256. */
export function plainPin(pin: string): string {
  const text = pin.trim().replace(/^sha-?256[:=]/i, '');
  if (isFingerprint(text)) return plainFingerprint(text);
  throw new SyncError('invalidRequest', 'A pin is the SHA-256 of a certificate: 64 hex digits');
}

type Attempt =
  | { readonly kind: 'connected'; readonly socket: Socket }
  | { readonly kind: 'refused'; readonly error: SyncError; readonly shown: readonly Shown[] };

type Shown = ReturnType<ReturnType<typeof shownCertificates>>[number];

function attempt(options: TrustedTlsOptions, roots: string[], pin: string | undefined): Promise<Attempt> {
  const { host, port, protocol, timeoutMilliseconds } = options;
  const where = `${host}:${port}`;
  const socket = tls.connect({
    ...{ host, port, ca: roots },
    minVersion: 'TLSv1.3',
    ALPNProtocols: [protocol],
    ...(isIP(host) === 0 ? { servername: host } : {}),
    // A pinned certificate that is not a root ends the chain as well.
    ...{ allowPartialTrustChain: pin !== undefined },
    checkServerIdentity: (_name, certificate) => identityFault(host, certificate, pin),
  });
  const shown = shownCertificates(socket);
  return new Promise((resolve) => {
    const refuse = (error: unknown): void => {
      clearTimeout(timer);
      socket.destroy();
      resolve({ kind: 'refused', error: described(error, where, shown(), pin), shown: shown() });
    };
    const timer = setTimeout(() => {
      refuse(new SyncError('timedOut', `${where} does not answer`, { source: 'Service' }));
    }, timeoutMilliseconds);
    socket.on('error', refuse);
    socket.once('close', () => {
      refuse(new SyncError('connectionAborted', `${where} ended the connection`, { source: 'Service' }));
    });
    socket.once('secureConnect', () => {
      clearTimeout(timer);
      socket.off('error', refuse);
      // Whoever takes the connection over hears its end; an error before that must not go unheard.
      socket.on('error', () => socket.destroy());
      if (socket.alpnProtocol !== protocol) {
        refuse(new SyncError('malformedAnswer', `What listens at ${where} is no service of this product`));
        return;
      }
      resolve({ kind: 'connected', socket });
    });
  });
}

function identityFault(
  host: string,
  certificate: PeerCertificate,
  pin: string | undefined,
): Error | undefined {
  const isPinned = pin !== undefined && plainFingerprint(certificate.fingerprint256) === pin;
  if (isPinned) return undefined;
  const mismatch = tls.checkServerIdentity(host, certificate);
  if (mismatch !== undefined || pin === undefined) return mismatch;
  const certificates = isDetailed(certificate) ? chain(certificate) : [certificate];
  if (certificates.some(({ fingerprint256 }) => plainFingerprint(fingerprint256) === pin)) return undefined;
  return new SyncError('untrustedCertificate', 'The pinned certificate is not among those shown');
}

function described(
  error: unknown,
  where: string,
  shown: readonly Shown[],
  pin: string | undefined,
): SyncError {
  const failure = transportError(error, where);
  const [own] = shown;
  const top = shown.at(-1);
  if (own === undefined || top === undefined) return failure;
  if (failure.key === 'invalidCertificate') {
    const names = own.subjectaltname ?? 'no name';
    return again(
      failure,
      `${failure.message}: it is for ${names}, valid ${own.valid_from} to ${own.valid_to}`,
    );
  }
  if (failure.key !== 'untrustedCertificate') return failure;
  const isPinShown = shown.some(({ fingerprint256 }) => plainFingerprint(fingerprint256) === pin);
  const what =
    pin !== undefined && !isPinShown
      ? `The certificate of ${where} is not the pinned one`
      : `The certificate of ${where} is not trusted`;
  const fingerprint = plainFingerprint(top.fingerprint256);
  return new UntrustedCertificate(
    `${what}: ${certificateText(top)}. If that is what the owner of the service tells, trust it with --connect-pin ${fingerprint}`,
    fingerprint,
    failure.cause ?? failure,
  );
}

function again(failure: SyncError, message: string): SyncError {
  return new SyncError(failure.key, message, { cause: failure.cause ?? failure, source: 'Service' });
}

function requireCertificate(pem: string): void {
  try {
    new X509Certificate(pem);
  } catch (cause) {
    throw new SyncError('invalidRequest', 'A certificate authority that was given cannot be read', { cause });
  }
}

function isDetailed(certificate: PeerCertificate): certificate is Shown {
  return 'issuerCertificate' in certificate;
}
