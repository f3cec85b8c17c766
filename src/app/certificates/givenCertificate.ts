import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { createSecureContext } from 'node:tls';
import type { Clock } from '../../base/clock.ts';
import { SyncError } from '../../domain/errors/syncError.ts';
import type { ServerCertificate } from './serverCertificate.ts';

/** Files with a certificate that somebody else issued, PEM. */
export interface GivenCertificateOptions {
  /** The server's certificate first, then those above it. */
  readonly certificateFile: string;
  readonly keyFile: string;
  readonly clock: Clock;
}

/** More than any chain or key needs. */
const largestFile = 1024 * 1024;

/** A given certificate, read anew each time so that a renewal is taken over. Rejects with `unusableCertificate`, which says why. */
export async function givenCertificate(options: GivenCertificateOptions): Promise<ServerCertificate> {
  const { certificateFile, keyFile, clock } = options;
  const [certificate, key] = await Promise.all([readPem(certificateFile), readPem(keyFile)]);
  const shown = certificatesIn(certificate, certificateFile);
  const [own] = shown;
  if (own === undefined) throw unusable(`${certificateFile} holds no certificate in PEM form`);
  const privateKey = privateKeyIn(key, keyFile);
  if (!own.checkPrivateKey(privateKey)) {
    const isLater = shown.some((other) => other.checkPrivateKey(privateKey));
    throw unusable(
      isLater
        ? `The certificate that belongs to the key must be the first one in ${certificateFile}`
        : `The key in ${keyFile} does not belong to the certificate in ${certificateFile}`,
    );
  }
  const validUntil = Date.parse(own.validTo);
  if (validUntil <= clock.now())
    throw unusable(`The certificate in ${certificateFile} expired on ${own.validTo}`);
  if (Date.parse(own.validFrom) > clock.now())
    throw unusable(`The certificate in ${certificateFile} is not valid before ${own.validFrom}`);
  try {
    createSecureContext({ cert: certificate, key });
  } catch (cause) {
    throw unusable(`TLS does not accept the certificate in ${certificateFile}: ${reasonOf(cause)}`, cause);
  }
  return { certificate, key, fingerprint: own.fingerprint256, names: namesOf(own), validUntil };
}

async function readPem(file: string): Promise<string> {
  try {
    if ((await stat(file)).size > largestFile)
      throw unusable(`${file} is too large for a certificate or a key`);
    return await readFile(file, 'utf8');
  } catch (cause) {
    if (cause instanceof SyncError) throw cause;
    throw unusable(`${file} cannot be read: ${reasonOf(cause)}`, cause);
  }
}

function certificatesIn(text: string, file: string): readonly X509Certificate[] {
  const blocks = text.match(/-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g) ?? [];
  try {
    return blocks.map((block) => new X509Certificate(block));
  } catch (cause) {
    throw unusable(`A certificate in ${file} cannot be understood: ${reasonOf(cause)}`, cause);
  }
}

function privateKeyIn(text: string, file: string): KeyObject {
  if (/-----BEGIN ENCRYPTED PRIVATE KEY-----|Proc-Type: 4,ENCRYPTED/.test(text))
    throw unusable(
      `The key in ${file} is encrypted; a service that starts by itself needs it without a passphrase`,
    );
  try {
    return createPrivateKey(text);
  } catch (cause) {
    throw unusable(`${file} holds no private key in PEM form`, cause);
  }
}

/** `DNS:a.test, IP Address:127.0.0.1` as names; what is quoted or of another kind is left out. */
function namesOf({ subjectAltName = '' }: X509Certificate): readonly string[] {
  return subjectAltName
    .split(', ')
    .map((part) => /^(?:DNS|IP Address):([^"]+)$/.exec(part)?.[1])
    .filter((name) => name !== undefined);
}

function unusable(message: string, cause?: unknown): SyncError {
  return new SyncError('unusableCertificate', message, cause === undefined ? {} : { cause });
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
