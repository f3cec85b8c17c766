import type { XmlNode } from '../values/xmlNode.ts';
import { openTag, outermost, type TagPlace } from './writeXmlTag.ts';
import { attributeText, contentText } from './xmlText.ts';

/** A node with all in it, without blanks of its own. Namespaces that are declared outside of it are declared in it. */
export function outerXml(node: XmlNode): string {
  return outer(node, outermost);
}

function outer(node: XmlNode, place: TagPlace): string {
  switch (node.kind) {
    case 'document':
      return inner(node, place);
    case 'element': {
      const { text, within } = openTag(node, place);
      return node.isEmpty ? `${text} />` : `${text}>${inner(node, within)}</${node.name}>`;
    }
    case 'attribute':
      return `${node.name}="${attributeText(node.value)}"`;
    case 'text':
      return contentText(node.value);
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
  return inner(node, outermost);
}

function inner(node: XmlNode, place: TagPlace): string {
  return node.children.map((child) => outer(child, place)).join('');
}

/** A document as Save() writes it: an element a line, indented, but for those that hold text. */
export function indentedXml(document: XmlNode): string {
  if (document.preserveWhitespace) return innerXml(document);
  return document.children.map((child) => indented(child, '', outermost)).join('\n');
}

function indented(node: XmlNode, indent: string, place: TagPlace): string {
  const mixed = node.children.some(
    ({ kind }) => kind === 'text' || kind === 'cdata' || kind === 'whitespace',
  );
  if (node.kind !== 'element' || node.isEmpty || mixed) return indent + outer(node, place);
  const { text, within } = openTag(node, place);
  if (node.children.length === 0) return `${indent}${text}>\n${indent}</${node.name}>`;
  const lines = node.children.map((child) => indented(child, `${indent}  `, within)).join('\n');
  return `${indent}${text}>\n${lines}\n${indent}</${node.name}>`;
}
