/** How a line is shown: errors red, warnings yellow. */
export type LogSeverity = 'information' | 'warning' | 'error';

/**
 * Severity of a line of the site-server format, which has no field for it. CMTrace colors by words: "error" and "fail" red,
 * "warn" yellow. A status message says it itself.
 */
export function severityOfText(text: string): LogSeverity {
  const [, severity] = /^STATMSG: ID=\d{1,10} SEV=([IWE]) /.exec(text) ?? [];
  if (severity !== undefined)
    return severity === 'E' ? 'error' : severity === 'W' ? 'warning' : 'information';
  if (/error|fail/i.test(text)) return 'error';
  return /warn/i.test(text) ? 'warning' : 'information';
}

/** Severity by the `type` of the client format. */
export function severityOfType(type: number): LogSeverity {
  return type >= 3 ? 'error' : type === 2 ? 'warning' : 'information';
}
