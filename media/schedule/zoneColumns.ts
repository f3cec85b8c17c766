/** One column of the preview: a zone, and whose it is. */
export interface ZoneColumn {
  readonly zone: string;
  readonly whose: string;
}

/** The zones in which runs are shown, each once: the schedule's, the service's, the reader's. */
export function zoneColumns(schedule: string, service: string, reader: string): readonly ZoneColumn[] {
  const columns = new Map<string, string[]>();
  for (const [zone, whose] of [
    [schedule, 'schedule'],
    [service, 'service'],
    [reader, 'you'],
  ] as const)
    columns.set(zone, [...(columns.get(zone) ?? []), whose]);
  return [...columns].map(([zone, whose]) => ({ zone, whose: whose.join(' · ') }));
}

/** Writes moments (ISO UTC) as a clock in a zone shows them: `Tue 2026-12-08 02:00`; in UTC where the zone is unknown here. */
export function momentFormat(zone: string): (moment: string) => string {
  const format = formatOf(zone);
  return (moment) => {
    const parts = new Map(
      format.formatToParts(new Date(moment)).map(({ type, value }) => [type, value] as const),
    );
    const part = (type: Intl.DateTimeFormatPartTypes): string => parts.get(type) ?? '';
    return `${part('weekday')} ${part('year')}-${part('month')}-${part('day')} ${part('hour')}:${part('minute')}`;
  };
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const options: Intl.DateTimeFormatOptions = {
    ...{ year: 'numeric', month: '2-digit', day: '2-digit' },
    ...{ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
    weekday: 'short',
  };
  try {
    return new Intl.DateTimeFormat('en-US', { ...options, timeZone });
  } catch (error) {
    if (error instanceof RangeError) return new Intl.DateTimeFormat('en-US', { ...options, timeZone: 'UTC' });
    throw error;
  }
}
