const named = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&#39;'],
]);

/** A text within HTML: what has a meaning there, Latin-1 letters and characters beyond the basic plane as entities (WebUtility.HtmlEncode). */
export function htmlText(text: string): string {
  return text.replace(/[&<>"'\u00a0-\u00ff]|[\u{10000}-\u{10ffff}]/gu, (char) => {
    return named.get(char) ?? `&#${String(char.codePointAt(0) ?? 0)};`;
  });
}
