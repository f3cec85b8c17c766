import { SyncError } from './syncError.ts';

/** A certificate chain that ends in no trusted root, with what it can be trusted by. */
export class UntrustedCertificate extends SyncError {
  /** SHA-256 of the topmost certificate that was shown, upper-case hex: what is to be compared and pinned. */
  readonly fingerprint: string;

  constructor(message: string, fingerprint: string, cause: unknown) {
    super('untrustedCertificate', message, { source: 'Service', cause });
    this.fingerprint = fingerprint;
  }
}
