import { selectNodes } from '../../text/xpath.ts';
import { CollectionView } from '../../values/collectionView.ts';
import { isNull, type Value } from '../../values/value.ts';
import { XmlNode } from '../../values/xmlNode.ts';
import { instanceOf, netError } from '../arguments.ts';

/** The namespace of the types. */
export const space = 'System.Xml';

/** System.Xml.XmlNode. */
export const nodeType = `${space}.XmlNode`;

/** The node that a member was called on or given. */
export const nodeOf = instanceOf(XmlNode, 'XmlNode');

/** A node that is given; null is what .NET makes of it. */
export function given(value: Value | undefined): XmlNode {
  if (value === undefined || isNull(value))
    throw netError('System.NullReferenceException', 'Object reference not set to an instance of an object.');
  return nodeOf(value);
}

/** Nodes as a list that is read anew each time. */
export function list(nodes: () => readonly XmlNode[], name = 'XmlNodeList'): CollectionView {
  return new CollectionView(`${space}.${name}`, nodes, () => nodes().length);
}

/** A copy without a parent, whose names mean what they meant. */
export function copyOf(node: XmlNode, deep: boolean): XmlNode {
  const made = new XmlNode(node.kind, node.name, node.value);
  made.namespace =
    node.kind === 'element' || (node.kind === 'attribute' && node.prefix !== '')
      ? node.namespaceUri
      : node.namespace;
  for (const attribute of node.attributes) made.append(copyOf(attribute, true));
  if (deep) for (const child of node.children) made.append(copyOf(child, true));
  made.isEmpty = node.isEmpty;
  return made;
}

/** An element or an attribute of a namespace. */
export function named(kind: 'element' | 'attribute', name: string, uri: string, value = ''): XmlNode {
  const made = new XmlNode(kind, name, value);
  made.namespace = uri;
  return made;
}

/** A name with its prefix. */
export const qualified = (prefix: string, name: string) => (prefix === '' ? name : `${prefix}:${name}`);

/** The elements of a name below a node, by its qualified name, or by its local one and its namespace; `*` for all. */
export function byTag(self: XmlNode, name: string, uri?: string): CollectionView {
  const found = selectNodes('.//*', self).filter(
    (node) =>
      (name === '*' || (uri === undefined ? node.name : node.localName) === name) &&
      (uri === undefined || uri === '*' || node.namespaceUri === uri),
  );
  return list(() => found, 'XmlElementList');
}
