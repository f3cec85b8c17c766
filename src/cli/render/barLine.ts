import type { ProgressUnit } from '../../domain/operationProgress.ts';
import { cutToWidth, padToWidth } from './displayWidth.ts';
import type { Layout } from './layout.ts';
import { stepText } from './stepText.ts';

/** What a bar shows; a total of 0 is not known yet, a site code that is empty is not shown. */
export interface BarState {
  readonly siteCode: string;
  readonly label: string;
  readonly value: number;
  readonly total: number;
  readonly etaSeconds?: number;
  readonly unit?: ProgressUnit;
}

/** One line of the progress display, no wider than the terminal: `CS1  Updates of sup01  [=====>      ]  1,234 of 20,000 (6%), 1:23 left`. */
export function barLine(
  { siteCode, label, value, total, etaSeconds, unit }: BarState,
  { width = 100 }: Layout,
): string {
  const counts =
    total === 0
      ? ''
      : stepText({ processed: value, total, ...(etaSeconds === undefined ? {} : { etaSeconds }) }, unit);
  const barWidth = width >= 110 ? 24 : 12;
  const labelWidth = Math.min(44, Math.max(16, width - siteCode.length - barWidth - 46));
  const shown = padToWidth(cutToWidth(label, labelWidth), labelWidth);
  const whose = siteCode === '' ? '' : `${siteCode}  `;
  const line =
    total === 0 ? `${whose}${label}` : `${whose}${shown}  ${bar(value / total, barWidth)}  ${counts}`;
  return cutToWidth(line, width - 1);
}

function bar(share: number, width: number): string {
  const done = Math.min(width, Math.floor(share * width));
  const head = done < width ? '>' : '';
  return `[${`${'='.repeat(done)}${head}`.padEnd(width)}]`;
}
