import type { StepProgress } from '../../domain/syncEvent.ts';
import { formatCount } from '../../base/amounts.ts';

/** How far a step is: `1,234 of 20,000 (6%), 1:23 left`. */
export function stepText({ processed, total, etaSeconds }: StepProgress): string {
  if (total === undefined) return formatCount(processed);
  const percent = total === 0 ? 100 : Math.floor((processed * 100) / total);
  const left = etaSeconds === undefined ? '' : `, ${timeLeft(etaSeconds)} left`;
  return `${formatCount(processed)} of ${formatCount(total)} (${percent}%)${left}`;
}

/** `0:09`, `12:34`, `1:02:03`. */
function timeLeft(seconds: number): string {
  const whole = Math.max(0, Math.ceil(seconds));
  const two = (value: number): string => String(value).padStart(2, '0');
  const minutes = Math.floor(whole / 60);
  return minutes < 60
    ? `${minutes}:${two(whole % 60)}`
    : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(whole % 60)}`;
}
