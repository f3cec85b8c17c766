import { DateTime, IANAZone } from 'luxon';

/** A moment as a wall clock in some zone shows it. */
export interface WallTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
}

/** What a clock in the zone (IANA name or `UTC`) shows at a moment (ms since 1970 UTC). */
export function wallTime(moment: number, zone: string): WallTime {
  const { year, month, day, hour, minute, second, millisecond } = DateTime.fromMillis(moment, { zone });
  return { year, month, day, hour, minute, second, millisecond };
}

/** Minutes that UTC is ahead of the zone's clock at a moment: 480 for US Pacific standard time, −60 for Central Europe in winter. */
export function biasMinutes(moment: number, zone: string): number {
  const minutes = -DateTime.fromMillis(moment, { zone }).offset;
  return minutes === 0 ? 0 : minutes;
}

/** Whether the text names a zone of the IANA database (or `UTC`). */
export function isZone(zone: string): boolean {
  return IANAZone.isValidZone(zone);
}

/** The IANA name of the zone this machine is set to. */
export function localZone(): string {
  return DateTime.local().zoneName;
}
