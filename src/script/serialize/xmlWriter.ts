/** An element of an XML text: its children, or its text, which an empty one has too. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: readonly (readonly [string, string])[];
  readonly content: string | readonly XmlElement[];
}

/** A text within an element. */
function xmlText(text: string): string {
  const safe = text.replaceAll(/[&<>]/gu, (char) =>
    char === '&' ? '&amp;' : char === '<' ? '&lt;' : '&gt;',
  );
  return withoutControls(safe);
}

/** A text within an attribute. */
function xmlAttribute(text: string): string {
  return xmlText(text)
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '&#xA;')
    .replaceAll('\r', '&#xD;')
    .replaceAll('\t', '&#x9;');
}

/** What XML cannot hold as a character reference. */
function withoutControls(text: string): string {
  return text.replaceAll(
    /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g,
    (unit) => `&#x${unit.charCodeAt(0).toString(16).toUpperCase()};`,
  );
}

/** An element as lines, indented by two blanks a level. */
export function xmlLines(element: XmlElement, level = 0): string[] {
  const indent = '  '.repeat(level);
  const attributes = element.attributes.map(([name, value]) => ` ${name}="${xmlAttribute(value)}"`).join('');
  const { name, content } = element;
  if (typeof content === 'string') {
    return [`${indent}<${name}${attributes}>${xmlText(content)}</${name}>`];
  }
  if (content.length === 0) return [`${indent}<${name}${attributes} />`];
  return [
    `${indent}<${name}${attributes}>`,
    ...content.flatMap((child) => xmlLines(child, level + 1)),
    `${indent}</${name}>`,
  ];
}
