/** Which characters are written as `\uXXXX` beside those that must be. */
export type EscapeHandling = 'Default' | 'EscapeNonAscii' | 'EscapeHtml';

const short = new Map([
  ['"', '\\"'],
  ['\\', '\\\\'],
  ['\b', '\\b'],
  ['\f', '\\f'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
]);

const escaped = {
  Default: /["\\\u0000-\u001f\u0085\u2028\u2029]/gu,
  EscapeNonAscii: /["\\\u0000-\u001f\u0080-\uffff]/g,
  EscapeHtml: /["\\\u0000-\u001f\u0085\u2028\u2029<>&']/gu,
} as const;

/** A text as JSON, with its quotes. */
export function jsonText(text: string, handling: EscapeHandling): string {
  return `"${text.replace(escaped[handling], (unit) => escapeOf(unit, handling))}"`;
}

function escapeOf(unit: string, handling: EscapeHandling): string {
  const known = handling === 'EscapeHtml' && unit === '"' ? undefined : short.get(unit);
  return known ?? `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
