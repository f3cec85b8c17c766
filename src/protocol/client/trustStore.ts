import { readFile } from 'node:fs/promises';
import tls from 'node:tls';

/** Where systems keep their root certificates as one PEM file. */
const bundles = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
  '/etc/ssl/cert.pem',
];

let systemRoots: Promise<readonly string[]> | undefined;

/** PEM texts of everything trusted: the roots that come with the runtime, the system's, and the given ones. */
export async function trustedRoots(further: readonly string[]): Promise<string[]> {
  systemRoots ??= readSystemRoots();
  return [...tls.rootCertificates, ...(await systemRoots), ...further];
}

async function readSystemRoots(): Promise<readonly string[]> {
  // Newer runtimes read the store of Windows and macOS as well.
  if ('getCACertificates' in tls && typeof tls.getCACertificates === 'function') {
    const certificates: unknown = Reflect.apply(tls.getCACertificates, tls, ['system']);
    if (Array.isArray(certificates)) return certificates.filter((pem) => typeof pem === 'string');
  }
  const named = [process.env['SSL_CERT_FILE'], process.env['NODE_EXTRA_CA_CERTS']].filter(
    (name) => name !== undefined,
  );
  const files = await Promise.all([...named, ...bundles].map(readIfThere));
  return [...new Set(files.filter((text) => text !== undefined))];
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch {
    // As OpenSSL does it: a root that is missing shows when a certificate is refused for it.
    return undefined;
  }
}
