import { SyncError } from '../errors/syncError.ts';
import { describeSchedule } from './describe.ts';
import { readTokens, writeToken } from './token.ts';
import { scheduleFromToken } from './tokenOf.ts';

/**
 * One schedule token of 16 digits in plain words: “Every week on Tuesday at 02:00 (UTC)”; `localTime` stands for the clock of a token without the UTC bit. Undefined
 * for a text that is none: also for digits with bits that no token has, such as those of a hash.
 */
export function describeToken(text: string, localTime: string): string | undefined {
  if (!/^[0-9a-f]{16}$/i.test(text)) return undefined;
  try {
    const [token] = readTokens(text);
    if (token === undefined || writeToken(token) !== text.toUpperCase()) return undefined;
    return describeSchedule(scheduleFromToken(text, 'UTC'), token.isGmt ? 'UTC' : localTime);
  } catch (error) {
    if (error instanceof SyncError && error.key === 'invalidRequest') return undefined;
    throw error;
  }
}
