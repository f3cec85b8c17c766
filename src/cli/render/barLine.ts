import { cutToWidth, padToWidth } from './displayWidth.ts';
import type { Layout } from './layout.ts';
import { stepText } from './stepText.ts';

/** What a bar shows; a total of 0 is not known yet. */
export interface BarState {
  readonly siteCode: string;
  readonly label: string;
  readonly value: number;
  readonly total: number;
  readonly etaSeconds?: number;
}

const barWidth = 24;

/** One line of the progress display, no wider than the terminal: `CS1  Updates of sup01  [=====>      ]  1,234 of 20,000 (6%), 1:23 left`. */
export function barLine(
  { siteCode, label, value, total, etaSeconds }: BarState,
  { width = 100 }: Layout,
): string {
  const counts =
    total === 0
      ? ''
      : stepText({ processed: value, total, ...(etaSeconds === undefined ? {} : { etaSeconds }) });
  const labelWidth = Math.min(44, Math.max(16, width - siteCode.length - barWidth - 36));
  const shown = padToWidth(cutToWidth(label, labelWidth), labelWidth);
  const line =
    total === 0 ? `${siteCode}  ${label}` : `${siteCode}  ${shown}  ${bar(value, total)}  ${counts}`;
  return cutToWidth(line, width - 1);
}

function bar(value: number, total: number): string {
  const done = Math.min(barWidth, Math.floor((value / total) * barWidth));
  const head = done < barWidth ? '>' : '';
  return `[${`${'='.repeat(done)}${head}`.slice(0, barWidth).padEnd(barWidth)}]`;
}
