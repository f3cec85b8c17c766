import { millisecondsOf, momentOf } from './clockTime.ts';

/** English month names as C's `asctime` writes them. */
export const monthNames: readonly string[] = [
  ...['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
];

/** Minutes that UTC is ahead, for the zone names of the US builds. */
const zoneBias: Readonly<Record<string, number>> = {
  'Eastern Standard Time': 300,
  'Eastern Daylight Time': 240,
  'Central Standard Time': 360,
  'Central Daylight Time': 300,
  'Mountain Standard Time': 420,
  'Mountain Daylight Time': 360,
  'Pacific Standard Time': 480,
  'Pacific Daylight Time': 420,
};

const pattern =
  /^[A-Z][a-z]{2} ([A-Z][a-z]{2}) +(\d{1,2}) (\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,7}))? (\d{4})(?: (.*))?$/;

/**
 * Reads `Fri Mar 26 10:43:41.547 1999 Eastern Standard Time`, the time field of the 1990s; undefined when it is something
 * else. A zone that is missing or unknown counts as UTC.
 */
export function parseLegacyTime(text: string): { readonly time: number; readonly bias: number } | undefined {
  const [, monthName = '', day, hour, minute, second, fraction, year, zone = ''] = pattern.exec(text) ?? [];
  const month = monthNames.indexOf(monthName) + 1;
  if (month === 0) return undefined;
  const bias = zoneBias[zone] ?? 0;
  const time = momentOf(
    {
      ...{ year: Number(year), month, day: Number(day) },
      ...{ hour: Number(hour), minute: Number(minute), second: Number(second) },
      millisecond: millisecondsOf(fraction),
    },
    bias,
  );
  return time === undefined ? undefined : { time, bias };
}
