const textReplacements: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  // A bare CR does not survive a parser's line-end normalization, and the document would be another one.
  '\r': '&#xD;',
  '\n': '&#xA;',
  '\t': '&#x9;',
};

// Characters outside XML 1.0 cannot be written at all, not even as a reference.
const inText = /[&<>\r\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
const inAttribute = /[&<>"\r\n\t\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** Character data as it stands between two tags; what XML cannot carry becomes U+FFFD. */
export function escapeText(text: string): string {
  return text.replace(inText, replacement);
}

/** Character data as it stands inside a double-quoted attribute value. */
export function escapeAttribute(text: string): string {
  return text.replace(inAttribute, replacement);
}

/** An element that holds text only; `<name />` is written `<name></name>`, which means the same. */
export function textElement(name: string, text: string | number | boolean): string {
  return `<${name}>${typeof text === 'string' ? escapeText(text) : text}</${name}>`;
}

function replacement(character: string): string {
  return textReplacements[character] ?? '\ufffd';
}
