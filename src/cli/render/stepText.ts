import type { ProgressUnit } from '../../domain/operationProgress.ts';
import type { StepProgress } from '../../domain/syncEvent.ts';
import { formatBytes, formatCount } from '../../base/amounts.ts';

/** How far a step is: `1,234 of 20,000 (6%), 1:23 left`, or `13.5 MiB of 1.2 GiB (1%)`. */
export function stepText(
  { processed, total, etaSeconds }: StepProgress,
  unit: ProgressUnit = 'items',
): string {
  const format = unit === 'bytes' ? formatBytes : formatCount;
  if (total === undefined) return format(processed);
  const percent = total === 0 ? 100 : Math.floor((processed * 100) / total);
  const left = etaSeconds === undefined ? '' : `, ${timeLeft(etaSeconds)} left`;
  return `${format(processed)} of ${format(total)} (${percent}%)${left}`;
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
