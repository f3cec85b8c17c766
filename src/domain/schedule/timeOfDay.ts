/** Minutes of the day of a text `HH:mm` (00:00–23:59, `24:00` where `allowEnd`); undefined when it is none. */
export function minuteOfDay(text: string, { allowEnd = false } = {}): number | undefined {
  const match = /^(\d{1,2}):(\d{2})$/.exec(text);
  if (!match) return undefined;
  const hours = Number(match[1]);
  const minutes = Number(match[2]);
  if (allowEnd && hours === 24 && minutes === 0) return 1440;
  return hours < 24 && minutes < 60 ? hours * 60 + minutes : undefined;
}

/** Minutes of the day as `HH:mm`; 1440 is `24:00`. */
export function formatMinuteOfDay(minute: number): string {
  const hours = Math.floor(minute / 60);
  return `${String(hours).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}
