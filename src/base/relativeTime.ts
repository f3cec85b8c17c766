/** How far a moment is from now, in its largest unit. */
export interface RelativeAmount {
  readonly count: number;
  readonly unit: 's' | 'min' | 'h' | 'd' | 'months';
  readonly isPast: boolean;
}

/** How long ago or ahead a moment is; undefined where it is now, give or take. Both ms UTC. */
export function relativeAmount(moment: number, now: number): RelativeAmount | undefined {
  const seconds = Math.abs(moment - now) / 1000;
  if (seconds < 5) return undefined;
  return { ...amountOf(seconds), isPast: moment < now };
}

/** The same for a reader: `just now`, `5 min ago`, `in 3 d`. */
export function relativeTime(moment: number, now: number): string {
  const amount = relativeAmount(moment, now);
  if (amount === undefined) return 'just now';
  const { count, unit, isPast } = amount;
  return isPast ? `${count} ${unit} ago` : `in ${count} ${unit}`;
}

function amountOf(seconds: number): Pick<RelativeAmount, 'count' | 'unit'> {
  if (seconds < 60) return { count: Math.round(seconds), unit: 's' };
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return { count: minutes, unit: 'min' };
  const hours = Math.round(seconds / 3600);
  if (hours < 48) return { count: hours, unit: 'h' };
  const days = Math.round(seconds / 86_400);
  return days < 100 ? { count: days, unit: 'd' } : { count: Math.round(days / 30.4), unit: 'months' };
}
