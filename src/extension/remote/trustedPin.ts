import { SyncError } from '../../domain/errors/syncError.ts';
import { UntrustedCertificate } from '../../domain/errors/untrustedCertificate.ts';

/** Tries a connection, without a pin or with the one that is known; the pin with which it can be had, undefined where none is needed. */
export interface PinnedAttempt {
  readonly pin: string | undefined;
  /** Connects and lets go again. Rejects as connecting does. */
  readonly attempt: (pin: string | undefined) => Promise<void>;
  /** Whether somebody has compared the fingerprint and trusts it. */
  readonly trusts: (certificate: UntrustedCertificate) => Promise<boolean>;
}

/** Connects, and where the certificate is not trusted asks once whether it is to be. Rejects with `cancelled` where it is not. */
export async function trustedPin({ pin, attempt, trusts }: PinnedAttempt): Promise<string | undefined> {
  try {
    await attempt(pin);
    return pin;
  } catch (error) {
    if (!(error instanceof UntrustedCertificate)) throw error;
    if (!(await trusts(error)))
      throw new SyncError('cancelled', 'The certificate of the service was not trusted');
    await attempt(error.fingerprint);
    return error.fingerprint;
  }
}
