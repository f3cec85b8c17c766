import { toLocal, toUniversal } from '../../text/localDate.ts';
import { DateTime } from '../../values/dateTime.ts';

const utcMark = 1n << 62n;
const localMark = 1n << 63n;
const ticksMask = utcMark - 1n;

/** A date with its kind in one number, as DateTime.ToBinary has it: a local one as its instant. */
export function binaryOf(date: DateTime, timeZone: string): bigint {
  if (date.kind === 'Unspecified') return date.ticks;
  const mark = date.kind === 'Utc' ? utcMark : localMark;
  return BigInt.asIntN(64, toUniversal(date, timeZone).ticks | mark);
}

/** The date that a number of DateTime.ToBinary is. */
export function dateOfBinary(value: bigint, timeZone: string): DateTime {
  const bits = BigInt.asUintN(64, value);
  const ticks = bits & ticksMask;
  if ((bits & localMark) !== 0n) return toLocal(new DateTime(ticks, 'Utc'), timeZone);
  return new DateTime(ticks, (bits & utcMark) === 0n ? 'Unspecified' : 'Utc');
}
