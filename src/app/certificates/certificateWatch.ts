import type { Clock, Timer } from '../../base/clock.ts';
import type { Disposable } from '../../base/disposable.ts';
import type { CertificateSource, ServerCertificate } from './serverCertificate.ts';

/** What a watch asks, and whom it tells. */
export interface CertificateWatchOptions {
  /** What the listener shows now. */
  readonly current: ServerCertificate;
  readonly source: CertificateSource;
  readonly clock: Clock;
  readonly timer: Timer;
  /** Hears of a certificate that is to be shown from now on: `server.setSecureContext`. */
  readonly onRenewed: (certificate: ServerCertificate) => void;
  /** Hears why the certificate could not be renewed; the one in use stays. */
  readonly onFailure: (error: unknown) => void;
}

const period = 3_600_000;

/** Looks at a listener's certificate once an hour: an own one is renewed in time, a given one is taken over when its files were replaced. */
export class CertificateWatch implements Disposable {
  readonly #options: CertificateWatchOptions;
  #current: ServerCertificate;
  #appointment: Disposable;
  #isDisposed = false;

  constructor(options: CertificateWatchOptions) {
    this.#options = options;
    this.#current = options.current;
    this.#appointment = this.#next();
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#appointment.dispose();
  }

  #next(): Disposable {
    const { clock, timer } = this.#options;
    return timer.at(clock.now() + period, () => {
      void this.#look();
    });
  }

  async #look(): Promise<void> {
    const { source, onRenewed, onFailure } = this.#options;
    try {
      const found = await source();
      if (this.#isDisposed) return;
      if (found.certificate !== this.#current.certificate) {
        onRenewed(found);
        this.#current = found;
      }
    } catch (error) {
      onFailure(error);
    }
    if (!this.#isDisposed) this.#appointment = this.#next();
  }
}
