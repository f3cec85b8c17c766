import { CronJob } from 'cron';
import type { Disposable } from '../../base/disposable.ts';

/** The two kinds of ringing that a timer needs; a bell that throws is reported to its `onError`. */
export interface Alarms {
  /** Rings once after some milliseconds. */
  once(milliseconds: number, ring: () => void, onError: (error: unknown) => void): Disposable;
  /** Rings at every full minute, and goes on within two minutes whatever happens to the clock. */
  everyMinute(ring: () => void, onError: (error: unknown) => void): Disposable;
}

/** Alarms over the cron library; they do not keep the process alive. */
export const cronAlarms: Alarms = {
  once(milliseconds, ring, onError) {
    // The library refuses moments that have passed by the time it looks.
    const moment = new Date(Date.now() + Math.max(milliseconds, 20));
    try {
      return running({ cronTime: moment, ring, onError });
    } catch (error) {
      if (Date.now() < moment.getTime()) throw error;
      const timeout = setTimeout(ring, 1);
      return {
        dispose: () => {
          clearTimeout(timeout);
        },
      };
    }
  },
  everyMinute: (ring, onError) => running({ cronTime: '0 * * * * *', ring, onError }),
};

function running({
  cronTime,
  ring,
  onError,
}: {
  readonly cronTime: Date | string;
  readonly ring: () => void;
  readonly onError: (error: unknown) => void;
}): Disposable {
  const job = CronJob.from({
    cronTime,
    onTick: ring,
    start: true,
    unrefTimeout: true,
    errorHandler: onError,
    name: 'software update sync',
    // A minute that comes late on a busy machine comes all the same.
    threshold: 60_000,
  });
  return {
    dispose: () => {
      // Settles at once: it waits only where callbacks are to be waited for.
      void job.stop();
    },
  };
}
