import type { StepProgress } from '../syncEvent.ts';
import { digits } from './clockTime.ts';

/** `, processed 122 out of 130 items (93%), ETA in 00:00:03`; the time left only while there is some, nothing without progress. */
export function progressText(progress: StepProgress | undefined): string {
  if (progress === undefined) return '';
  const { processed, total, etaSeconds } = progress;
  // Ours: WSUS always knows how many there are.
  if (total === undefined) return `, processed ${processed} items`;
  const percent = total === 0 ? 100 : Math.floor((processed * 100) / total);
  const eta = etaSeconds === undefined || isComplete(progress) ? '' : `, ETA in ${hours(etaSeconds)}`;
  return `, processed ${processed} out of ${total} items (${percent}%)${eta}`;
}

/** Whether the step has come to its end. */
export function isComplete({ processed, total }: StepProgress): boolean {
  return total !== undefined && processed >= total;
}

/** `0d00h03m53s`. */
export function durationText(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const days = Math.floor(whole / 86_400);
  const [hour, minute, second] = split(whole % 86_400);
  return `${days}d${digits(hour, 2)}h${digits(minute, 2)}m${digits(second, 2)}s`;
}

function hours(seconds: number): string {
  return split(Math.max(0, Math.ceil(seconds)))
    .map((part) => digits(part, 2))
    .join(':');
}

function split(seconds: number): readonly [number, number, number] {
  return [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
}
