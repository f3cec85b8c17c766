import * as l10n from '@vscode/l10n';
import { formatBytes, formatCount, formatDuration } from '../../base/amounts.ts';
import type { ProgressUnit } from '../../domain/operationProgress.ts';
import type { StepProgress } from '../../domain/syncEvent.ts';

/** How far an operation is, on one line: `Writing documents · 1,204 of 5,310 (22%) · 41 s left`. */
export function operationText(text: string, step: StepProgress, unit: ProgressUnit): string {
  const { processed, total, etaSeconds } = step;
  const format = unit === 'bytes' ? formatBytes : formatCount;
  if (total === undefined) return `${text} · ${format(processed)}`;
  const percent = total === 0 ? 100 : Math.floor((processed * 100) / total);
  return [
    text,
    `${l10n.t('{0} of {1}', format(processed), format(total))} (${percent}%)`,
    ...(etaSeconds === undefined ? [] : [l10n.t('{0} left', formatDuration(etaSeconds * 1000))]),
  ].join(' · ');
}
