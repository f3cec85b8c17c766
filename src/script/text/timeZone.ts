import { ticksPer, ticksOfUnix, unixOfTicks } from '../values/calendar.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    ...({ year: 'numeric', month: 'numeric', day: 'numeric' } as const),
    ...({ hour: 'numeric', minute: 'numeric', second: 'numeric' } as const),
  });
  formats.set(timeZone, made);
  return made;
}

/** What a clock in a time zone (IANA name) is ahead of UTC, in ticks, at a time in UTC ticks. */
export function offsetAtUtc(timeZone: string, utcTicks: bigint): bigint {
  if (timeZone === 'UTC' || timeZone === 'Etc/UTC') return 0n;
  const time = unixOfTicks(utcTicks);
  const parts = new Map(
    formatOf(timeZone)
      .formatToParts(time)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const part = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? 0;
  const shown = new Date(0);
  shown.setUTCFullYear(part('year'), part('month') - 1, part('day'));
  shown.setUTCHours(part('hour'), part('minute'), part('second'));
  const seconds = Math.round((shown.getTime() - Math.floor(time / 1000) * 1000) / 1000);
  return BigInt(seconds) * ticksPer.second;
}

/** What a clock in a time zone is ahead of UTC when it shows a time given in ticks. Of two possible offsets it is the standard one. */
export function offsetAtLocal(timeZone: string, localTicks: bigint): bigint {
  if (timeZone === 'UTC' || timeZone === 'Etc/UTC') return 0n;
  const day = ticksPer.day;
  const before = offsetAtUtc(timeZone, localTicks - day);
  const after = offsetAtUtc(timeZone, localTicks + day);
  if (before === after) return before;
  const fits = [before, after].filter((offset) => offsetAtUtc(timeZone, localTicks - offset) === offset);
  if (fits.length === 1 && fits[0] !== undefined) return fits[0];
  return before < after ? before : after;
}

/** Ticks that a clock in a time zone shows at a time in milliseconds since 1970. */
export function localTicksOf(timeZone: string, milliseconds: number): bigint {
  const utc = ticksOfUnix(milliseconds);
  return utc + offsetAtUtc(timeZone, utc);
}
