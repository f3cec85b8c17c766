import { parseLogLine } from '../../domain/log/logLine.ts';
import { severityOfText } from '../../domain/log/severity.ts';
import type { Layout } from './layout.ts';
import { printable } from '../../base/printable.ts';
import { formatTime } from './times.ts';

/** A log line for a reader: time and text, errors and warnings standing out. What is no log line is shown as it is. */
export function logLineText(line: string, layout: Layout): string {
  const parsed = parseLogLine(line);
  if (parsed === undefined) return printable(line);
  const severity = severityOfText(parsed.text);
  const text = printable(parsed.text.replace(/^~/, ''));
  const paint = {
    information: (plain: string) => plain,
    warning: layout.style.warning,
    error: layout.style.bad,
  };
  return `${layout.style.faint(formatTime(parsed.time, layout))}  ${paint[severity](text)}`;
}

/** A log line as JSON; time ISO UTC, null where the line has no known form. */
export function logLineJson(siteCode: string, line: string) {
  const parsed = parseLogLine(line);
  const text = parsed?.text ?? line;
  return {
    siteCode,
    time: parsed === undefined ? null : new Date(parsed.time).toISOString(),
    severity: severityOfText(text),
    text,
    component: parsed?.component ?? null,
    thread: parsed?.thread ?? null,
  };
}
