const escapes: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
]);

/** A text between tags. */
export function contentText(text: string): string {
  return text.replaceAll(/[&<>]/g, (one) => escapes.get(one) ?? one);
}

/** A text between the quotes of an attribute. */
export function attributeText(text: string): string {
  return contentText(text)
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '&#xD;')
    .replaceAll('\n', '&#xA;')
    .replaceAll('\t', '&#x9;');
}
