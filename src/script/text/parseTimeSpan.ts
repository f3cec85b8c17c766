import { ticksPer } from '../values/calendar.ts';
import { NetException, NetThrow } from '../values/netException.ts';

interface Parts {
  readonly days: number;
  readonly hours: number;
  readonly minutes: number;
  readonly seconds: number;
  /** Digits after the point of the seconds. */
  readonly fraction: string;
}

/** The parts of a duration by their separators; undefined for a text that is none. */
function partsOf(text: string): Parts | undefined {
  const days = /^\d+$/.exec(text);
  if (days !== null) return { days: Number(text), hours: 0, minutes: 0, seconds: 0, fraction: '' };
  const match = /^(?:(\d+)\.)?(\d+):(\d+)(?::(\d+)(?::(\d+))?)?(?:\.(\d{1,7}))?$/.exec(text);
  if (match === null) return undefined;
  const [, dotted, first = '0', second = '0', third, fourth, fraction = ''] = match;
  if (fraction !== '' && third === undefined) return undefined;
  if (fourth !== undefined) {
    if (dotted !== undefined) return undefined;
    return {
      days: Number(first),
      hours: Number(second),
      minutes: Number(third),
      seconds: Number(fourth),
      fraction,
    };
  }
  const [hours, minutes, seconds] = [Number(first), Number(second), Number(third ?? '0')];
  // `24:00:00` is 24 days: what is too large for an hour is a day.
  if (dotted === undefined && hours > 23 && third !== undefined && fraction === '') {
    return { days: hours, hours: minutes, minutes: seconds, seconds: 0, fraction };
  }
  return { days: Number(dotted ?? '0'), hours, minutes, seconds, fraction };
}

/** Reads a duration as TimeSpan.Parse does: `5` (days), `hh:mm`, `d.hh:mm:ss.fff`. Ticks; throws FormatException or OverflowException. */
export function parseTimeSpan(text: string): bigint {
  const [, sign = '', bare = ''] = /^\s*(-?)(.*?)\s*$/s.exec(text) ?? [];
  const parts = partsOf(bare);
  if (parts === undefined) {
    throw new NetThrow(
      new NetException('System.FormatException', `String '${text}' was not recognized as a valid TimeSpan.`),
    );
  }
  const { days, hours, minutes, seconds, fraction } = parts;
  if (hours > 23 || minutes > 59 || seconds > 59 || days > 10_675_199) {
    throw new NetThrow(
      new NetException(
        'System.OverflowException',
        `The TimeSpan string '${text}' could not be parsed because at least one of the numeric components is out of range or contains too many digits.`,
      ),
    );
  }
  const ticks =
    BigInt(days) * ticksPer.day +
    BigInt(hours * 3600 + minutes * 60 + seconds) * ticksPer.second +
    BigInt(fraction.padEnd(7, '0'));
  return sign === '-' ? -ticks : ticks;
}
