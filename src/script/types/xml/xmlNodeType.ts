import { EnumValue } from '../../values/enumValue.ts';
import type { XmlKind } from '../../values/xmlNode.ts';

const numbers: Readonly<Record<XmlKind | 'none' | 'end', bigint>> = {
  none: 0n,
  element: 1n,
  attribute: 2n,
  text: 3n,
  cdata: 4n,
  instruction: 7n,
  comment: 8n,
  document: 9n,
  doctype: 10n,
  whitespace: 13n,
  end: 15n,
  declaration: 17n,
};

/** The System.Xml.XmlNodeType of a kind of node, of the end of an element, or of no node. */
export function nodeTypeOf(kind: keyof typeof numbers): EnumValue {
  return new EnumValue('System.Xml.XmlNodeType', numbers[kind]);
}
