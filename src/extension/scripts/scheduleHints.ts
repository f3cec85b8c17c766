import { describeToken } from '../../domain/schedule/describeToken.ts';
import type { ScriptModel } from '../../script/language/scriptModel.ts';
import type { Extent } from '../../script/syntax/extent.ts';

/** The words for a text that is a schedule token, and the offset behind it. */
export interface ScheduleHint {
  readonly offset: number;
  readonly text: string;
}

/** Hints for one part of a script at most: an editor shows a screen of it. */
const mostHints = 200;

/**
 * The schedule tokens among the texts of a part of a script, as Convert-CMSchedule takes them, in plain words; `localTime` is what the clock of those is called that are
 * not in UTC.
 */
export function scheduleHints(
  model: ScriptModel,
  { start, end }: Extent,
  localTime: string,
): readonly ScheduleHint[] {
  const hints: ScheduleHint[] = [];
  for (const node of model.ofKind('StringConstantExpression')) {
    if (node.value.length !== 16 || node.start < start || node.end > end) continue;
    const text = describeToken(node.value, localTime);
    if (text !== undefined) hints.push({ offset: node.end, text });
    if (hints.length === mostHints) break;
  }
  return hints;
}
