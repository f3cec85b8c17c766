import type { XmlNode } from '../values/xmlNode.ts';

const escapes: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
]);

const content = (text: string) => text.replaceAll(/[&<>]/g, (one) => escapes.get(one) ?? one);

const attributeText = (text: string) =>
  content(text)
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '&#xD;')
    .replaceAll('\n', '&#xA;')
    .replaceAll('\t', '&#x9;');

function tag(node: XmlNode): string {
  return `<${node.name}${node.attributes.map(({ name, value }) => ` ${name}="${attributeText(value)}"`).join('')}`;
}

/** A node with all in it, without blanks of its own. */
export function outerXml(node: XmlNode): string {
  switch (node.kind) {
    case 'document':
      return innerXml(node);
    case 'element':
      return node.children.length === 0 ? `${tag(node)} />` : `${tag(node)}>${innerXml(node)}</${node.name}>`;
    case 'attribute':
      return `${node.name}="${attributeText(node.value)}"`;
    case 'text':
      return content(node.value);
    case 'whitespace':
      return node.value;
    case 'cdata':
      return `<![CDATA[${node.value}]]>`;
    case 'comment':
      return `<!--${node.value}-->`;
    case 'declaration':
      return `<?xml ${node.value}?>`;
    case 'instruction':
      return `<?${node.name} ${node.value}?>`;
    case 'doctype':
      return `<!DOCTYPE ${node.value}>`;
  }
}

/** What is in a node. */
export function innerXml(node: XmlNode): string {
  return node.children.map((child) => outerXml(child)).join('');
}

/** A document as Save() writes it: an element a line, indented, but for those that hold text. */
export function indentedXml(document: XmlNode): string {
  if (document.preserveWhitespace) return innerXml(document);
  return document.children.map((child) => indented(child, '')).join('\n');
}

function indented(node: XmlNode, indent: string): string {
  const mixed = node.children.some(
    ({ kind }) => kind === 'text' || kind === 'cdata' || kind === 'whitespace',
  );
  if (node.kind !== 'element' || node.children.length === 0 || mixed) return indent + outerXml(node);
  const inner = node.children.map((child) => indented(child, `${indent}  `)).join('\n');
  return `${indent}${tag(node)}>\n${inner}\n${indent}</${node.name}>`;
}
