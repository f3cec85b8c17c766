import type { Clock } from '../base/clock.ts';

const longestRead = 5000;

/** Whether a reading comes to a good end within five seconds. */
export async function answersInTime(reading: Promise<unknown>, clock: Clock): Promise<boolean> {
  const late = new AbortController();
  try {
    const isLate = clock.sleep(longestRead, late.signal).then(() => false);
    // Left behind when the reading was faster.
    isLate.catch(() => undefined);
    return await Promise.race([reading.then(() => true), isLate]);
  } catch {
    // What exactly is wrong shows with the next commit; here it is enough that something is.
    return false;
  } finally {
    late.abort();
  }
}
