import type { Certificate, DetailedPeerCertificate, TLSSocket } from 'node:tls';

/** Who a certificate is for, who signed it, and its fingerprint, as an administrator compares them. */
export function certificateText(certificate: DetailedPeerCertificate): string {
  return `subject ${nameText(certificate.subject)}, issuer ${nameText(certificate.issuer)}, SHA-256 ${certificate.fingerprint256}`;
}

/**
 * The certificates that a server showed, its own first. Remembers them when the handshake is through and before it is
 * judged: afterwards a refused connection no longer tells.
 */
export function shownCertificates(socket: TLSSocket): () => readonly DetailedPeerCertificate[] {
  let shown: readonly DetailedPeerCertificate[] = [];
  socket.prependOnceListener('secure', () => {
    shown = chain(socket.getPeerCertificate(true));
  });
  return () => shown;
}

/** A certificate and those above it, as far as they are known. */
export function chain(leaf: DetailedPeerCertificate): readonly DetailedPeerCertificate[] {
  const seen = new Map<string, DetailedPeerCertificate>();
  // An absent certificate is an empty object; a root names itself as its issuer.
  let next: Partial<DetailedPeerCertificate> | undefined = leaf;
  while (isCertificate(next) && !seen.has(next.fingerprint256)) {
    seen.set(next.fingerprint256, next);
    next = next.issuerCertificate;
  }
  return [...seen.values()];
}

function isCertificate(
  value: Partial<DetailedPeerCertificate> | undefined,
): value is DetailedPeerCertificate {
  return value?.fingerprint256 !== undefined;
}

function nameText(name: Certificate): string {
  const parts = Object.entries(name).map(([key, value]) => `${key}=${String(value)}`);
  return `"${parts.reverse().join(', ').slice(0, 300)}"`;
}
