/** A mark on an axis of time: ms UTC, and how it is written. */
export interface TimeTick {
  readonly time: number;
  readonly label: string;
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const steps = [
  ...[minute, 5 * minute, 15 * minute, hour, 3 * hour, 6 * hour, 12 * hour],
  ...[day, 2 * day, 7 * day, 14 * day, 30 * day, 90 * day, 365 * day, 3650 * day],
];

/** Round moments between two times (ms UTC), at most `most`, as a clock that is `offset` minutes ahead of UTC shows them. */
export function timeTicks(
  from: number,
  to: number,
  { most, offset }: { readonly most: number; readonly offset: number },
): readonly TimeTick[] {
  const step = steps.find((candidate) => (to - from) / candidate <= most) ?? (to - from) / most;
  const shift = offset * minute;
  const ticks: TimeTick[] = [];
  for (let local = Math.ceil((from + shift) / step) * step; local <= to + shift; local += step)
    ticks.push({ time: local - shift, label: tickLabel(local, step) });
  return ticks;
}

/** `11-24 14:00`; a day where the step is one. */
function tickLabel(local: number, step: number): string {
  const text = new Date(local).toISOString();
  return step >= day ? text.slice(0, 10) : `${text.slice(5, 10)} ${text.slice(11, 16)}`;
}
