const format = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium' });

/** A time (ms UTC) as this machine's clock shows it: `2026-11-24 12:55:02`. */
export function localTime(time: number): string {
  return format.format(time);
}
