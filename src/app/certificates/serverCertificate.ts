/** What a listener of this product shows its peers, and what they can trust it by. */
export interface ServerCertificate {
  /** PEM: the server's own certificate, then those above it that belong to the answer. */
  readonly certificate: string;
  /** PEM, not encrypted. */
  readonly key: string;
  /** SHA-256 that peers pin, as `AA:BB:…`: of the own authority, which outlives renewals, else of the given certificate. */
  readonly fingerprint: string;
  /** PEM of the root that peers add; undefined for a given certificate, whose owner knows its root. */
  readonly authority?: string;
  /** DNS names and addresses it is for. */
  readonly names: readonly string[];
  /** Milliseconds since 1970 UTC. */
  readonly validUntil: number;
}

/** Yields the certificate to show now: the same one, or a renewed one. Rejects with `unusableCertificate`. */
export type CertificateSource = () => Promise<ServerCertificate>;
