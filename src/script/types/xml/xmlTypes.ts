import { selectNodes } from '../../text/xpath.ts';
import { innerXml, outerXml } from '../../text/writeXml.ts';
import { parseFragment, parseXml } from '../../text/parseXml.ts';
import { CollectionView } from '../../values/collectionView.ts';
import { Enumerator } from '../../values/enumerator.ts';
import { XmlNode, xmlClasses } from '../../values/xmlNode.ts';
import { bool, int, netError, required, text, wrongSelf } from '../arguments.ts';
import type { NetType } from '../netType.ts';
import { TypeBuilder } from '../typeBuilder.ts';
import { namespaceTypes, prefixesOf } from './xmlNamespaceTypes.ts';
import { collectionViewType } from '../collections/collectionViewType.ts';
import { xmlDocumentType } from './xmlDocumentType.ts';
import { xmlDataTypes } from './xmlDataTypes.ts';
import { xmlElementType } from './xmlElementType.ts';
import { copyOf, given, list, nodeOf, nodeType, space } from './xmlNodes.ts';
import { writerOf } from './xmlWriter.ts';
import { nodeTypeOf } from './xmlNodeType.ts';

/** Puts a node into another; a document takes one element alone. */
function put(self: XmlNode, child: XmlNode, before: XmlNode | null): XmlNode {
  for (let node: XmlNode | null = self; node !== null; node = node.parent) {
    if (node === child)
      throw netError(
        'System.ArgumentException',
        'Cannot insert a node or any ancestor of that node as a child of itself.',
      );
  }
  if (
    self.kind === 'document' &&
    child.kind === 'element' &&
    self.children.some(({ kind }) => kind === 'element')
  ) {
    throw netError('System.InvalidOperationException', "This document already has a 'DocumentElement' node.");
  }
  self.append(child, before);
  return child;
}

const sibling = (self: XmlNode, step: 1 | -1) => {
  const all = self.parent?.children ?? [];
  return all[all.indexOf(self) + step] ?? null;
};

function replaceContent(self: XmlNode, xml: string): void {
  const parsed = parseFragment(xml);
  self.children.splice(0);
  self.isEmpty = false;
  for (const child of parsed) self.append(child);
}

/** System.Xml.XmlNode: what every node can do. */
const xmlNodeType = (): NetType =>
  new TypeBuilder(nodeType, nodeOf, { interfaces: [`${space}.XPath.IXPathNavigable`] })
    .property('string Name', ({ name }) => name)
    .property(
      'string Value',
      ({ kind, value }) => (kind === 'element' || kind === 'document' ? null : value),
      (self, value) => {
        self.value = text(value);
      },
    )
    .property(`${space}.XmlNodeType NodeType`, ({ kind }) => nodeTypeOf(kind))
    .property(`${nodeType} ParentNode`, ({ parent }) => parent)
    .property(`${space}.XmlNodeList ChildNodes`, ({ children }) => list(() => children, 'XmlChildNodes'))
    .property(`${nodeType} PreviousSibling`, (self) => sibling(self, -1))
    .property(`${nodeType} NextSibling`, (self) => sibling(self, 1))
    .property(`${space}.XmlAttributeCollection Attributes`, ({ kind, attributes }) =>
      kind === 'element' ? list(() => attributes, 'XmlAttributeCollection') : null,
    )
    .property(`${space}.XmlDocument OwnerDocument`, (self) =>
      self.kind === 'document' ? null : documentOf(self),
    )
    .property(`${nodeType} FirstChild`, ({ children }) => children[0] ?? null)
    .property(`${nodeType} LastChild`, ({ children }) => children.at(-1) ?? null)
    .property('bool HasChildNodes', ({ children }) => children.length > 0)
    .property('string NamespaceURI', ({ namespaceUri }) => namespaceUri)
    .property('string Prefix', ({ prefix }) => prefix)
    .property('string LocalName', ({ localName }) => localName)
    .property('bool IsReadOnly', () => false)
    .property(
      'string InnerText',
      ({ innerText }) => innerText,
      (self, value) => {
        self.innerText = text(value);
      },
    )
    .property('string OuterXml', (self) => outerXml(self))
    .property(
      'string InnerXml',
      (self) => innerXml(self),
      (self, value) => {
        if (self.kind === 'document') parseXml(text(value), self);
        else replaceContent(self, text(value));
      },
    )
    .method(`${nodeType} AppendChild(${nodeType} newChild)`, (self, [child]) => put(self, given(child), null))
    .method(`${nodeType} PrependChild(${nodeType} newChild)`, (self, [child]) =>
      put(self, given(child), self.children[0] ?? null),
    )
    .method(`${nodeType} InsertBefore(${nodeType} newChild, ${nodeType} refChild)`, (self, [child, before]) =>
      put(self, given(child), before instanceof XmlNode ? before : null),
    )
    .method(`${nodeType} InsertAfter(${nodeType} newChild, ${nodeType} refChild)`, (self, [child, after]) =>
      put(self, given(child), after instanceof XmlNode ? sibling(after, 1) : (self.children[0] ?? null)),
    )
    .method(`${nodeType} RemoveChild(${nodeType} oldChild)`, (self, [child]) => {
      if (given(child).parent !== self)
        throw netError('System.ArgumentException', 'The node to be removed is not a child of this node.');
      given(child).remove();
      return given(child);
    })
    .method(`${nodeType} ReplaceChild(${nodeType} newChild, ${nodeType} oldChild)`, (self, [child, old]) => {
      self.append(given(child), given(old));
      given(old).remove();
      return given(old);
    })
    .property('string BaseURI', () => '')
    .method('string GetNamespaceOfPrefix(string prefix)', (self, [prefix]) => self.namespaceOf(text(prefix)))
    .method('string GetPrefixOfNamespace(string namespaceURI)', (self, [uri]) => prefixFor(self, text(uri)))
    .method('void WriteContentTo(System.Xml.XmlWriter w)', (self, [writer]) => {
      for (const child of self.children) writerOf(writer).copy(child);
      return null;
    })
    .method('void Normalize()', () => null)
    .method('bool Supports(string feature, string version)', () => false)
    .method(
      'System.Collections.IEnumerator GetEnumerator()',
      (self) => new Enumerator('System.ArrayEnumerator', () => self.children),
    )
    .method('string ToString()', ({ localName }) => localName)
    .method('void RemoveAll()', (self) => {
      self.children.splice(0);
      self.attributes.splice(0);
      self.isEmpty = false;
      return null;
    })
    .method(`void WriteTo(${space}.XmlWriter w)`, (self, [writer]) => {
      writerOf(writer).copy(self);
      return null;
    })
    .method(`${nodeType} CloneNode(bool deep)`, (self, [deep]) => copyOf(self, bool(deep)))
    .method(`${nodeType} Clone()`, (self) => copyOf(self, true))
    .methods(
      [
        `${space}.XmlNodeList SelectNodes(string xpath)`,
        `${space}.XmlNodeList SelectNodes(string xpath, ${space}.XmlNamespaceManager nsmgr)`,
      ],
      (self, [path, manager]) => {
        const found = selectNodes(required(path, 'xpath'), self, prefixesOf(manager));
        return list(() => found);
      },
    )
    .methods(
      [
        `${nodeType} SelectSingleNode(string xpath)`,
        `${nodeType} SelectSingleNode(string xpath, ${space}.XmlNamespaceManager nsmgr)`,
      ],
      (self, [path, manager]) => selectNodes(required(path, 'xpath'), self, prefixesOf(manager))[0] ?? null,
    )
    .method(
      `${space}.XmlElement get_Item(string name)`,
      (self, [name]) =>
        self.children.find((child) => child.kind === 'element' && child.name === text(name)) ?? null,
    )
    .build();

const attributeNamed = (all: readonly XmlNode[], name: string): XmlNode | null =>
  all.find((each) => each.name === name) ?? null;

function prefixFor(node: XmlNode, uri: string): string {
  for (let each: XmlNode | null = node; each !== null; each = each.parent) {
    const found = each.attributes.find(({ name, value }) => value === uri && /^xmlns(?::|$)/.test(name));
    if (found !== undefined) return found.name.slice('xmlns:'.length);
  }
  return '';
}

function documentOf(node: XmlNode): XmlNode | null {
  let top = node;
  while (top.parent !== null) top = top.parent;
  return top.kind === 'document' ? top : null;
}

/** The other classes of nodes, and collections of nodes, by full name. */
export const xmlTypes: readonly (readonly [string, () => NetType])[] = [
  [nodeType, xmlNodeType],
  [
    `${space}.XmlLinkedNode`,
    () => new TypeBuilder(`${space}.XmlLinkedNode`, nodeOf, { base: nodeType }).build(),
  ],
  [xmlClasses.element, xmlElementType],
  [xmlClasses.document, xmlDocumentType],
  ...xmlDataTypes,
  ...['XmlNodeList', 'XmlChildNodes', 'XmlElementList'].map(
    (name) =>
      [`${space}.${name}`, () => collectionViewType(`${space}.${name}`, true)] satisfies [
        string,
        () => NetType,
      ],
  ),
  [
    `${space}.XmlAttributeCollection`,
    () =>
      new TypeBuilder(`${space}.XmlAttributeCollection`, (value) => {
        if (value instanceof CollectionView)
          return [...value.elements()].flatMap((node) => (node instanceof XmlNode ? [node] : []));
        throw wrongSelf('XmlAttributeCollection');
      })
        .property('int Count', (all) => all.length)
        .method(`${space}.XmlAttribute get_Item(int i)`, (all, [index]) => all[int(index)] ?? null)
        .methods(
          [`${space}.XmlAttribute get_Item(string name)`, `${nodeType} GetNamedItem(string name)`],
          (all, [name]) => attributeNamed(all, text(name)),
        )
        .method(`${nodeType} Item(int index)`, (all, [index]) => all[int(index)] ?? null)
        .methods([`${space}.XmlAttribute get_ItemOf(string name)`], (all, [name]) =>
          attributeNamed(all, text(name)),
        )
        .methods(
          [
            `${space}.XmlAttribute Append(${space}.XmlAttribute node)`,
            `${nodeType} SetNamedItem(${nodeType} node)`,
          ],
          (all, [node]) => {
            const attribute = given(node);
            const owner = all[0]?.parent ?? null;
            attributeNamed(all, attribute.name)?.remove();
            owner?.append(attribute);
            return attribute;
          },
        )
        .method(`${space}.XmlAttribute Remove(${space}.XmlAttribute node)`, (_, [node]) => {
          given(node).remove();
          return given(node);
        })
        .method(`${space}.XmlAttribute RemoveAt(int i)`, (all, [index]) => {
          const found = all[int(index)] ?? null;
          found?.remove();
          return found;
        })
        .method('void RemoveAll()', (all) => {
          for (const attribute of all) attribute.remove();
          return null;
        })
        .method(`${nodeType} RemoveNamedItem(string name)`, (all, [name]) => {
          const found = attributeNamed(all, text(name));
          found?.remove();
          return found;
        })
        .build(),
  ],
  ...namespaceTypes,
];
