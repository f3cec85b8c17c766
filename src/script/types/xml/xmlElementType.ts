import { XmlNode, xmlClasses } from '../../values/xmlNode.ts';
import { text } from '../arguments.ts';
import type { NetType } from '../netType.ts';
import { TypeBuilder } from '../typeBuilder.ts';
import { byTag, given, named, nodeOf, space } from './xmlNodes.ts';

/** XmlElement. */
export const xmlElementType = (): NetType =>
  new TypeBuilder(xmlClasses.element, nodeOf, { base: `${space}.XmlLinkedNode` })
    .property(
      'bool IsEmpty',
      ({ isEmpty }) => isEmpty,
      (self, value) => {
        if (value === true) self.children.splice(0);
        self.isEmpty = value === true;
      },
    )
    .property('bool HasAttributes', ({ attributes }) => attributes.length > 0)
    .method('string GetAttribute(string name)', (self, [name]) => self.attribute(text(name)) ?? '')
    .method('bool HasAttribute(string name)', (self, [name]) => self.attribute(text(name)) !== undefined)
    .method(
      `${space}.XmlAttribute GetAttributeNode(string name)`,
      (self, [name]) => self.attributes.find((each) => each.name === text(name)) ?? null,
    )
    .method(`${space}.XmlAttribute SetAttributeNode(${space}.XmlAttribute newAttr)`, (self, [attribute]) => {
      setAttribute(self, given(attribute));
      return null;
    })
    .method('void SetAttribute(string name, string value)', (self, [name, value]) => {
      setAttribute(self, new XmlNode('attribute', text(name), text(value)));
      return null;
    })
    .method(
      'string SetAttribute(string localName, string namespaceURI, string value)',
      (self, [name, uri, value]) => {
        const known = attributeOf(self, text(name), text(uri));
        if (known === undefined) self.append(named('attribute', text(name), text(uri), text(value)));
        else known.value = text(value);
        return text(value);
      },
    )
    .method(
      'string GetAttribute(string localName, string namespaceURI)',
      (self, [name, uri]) => attributeOf(self, text(name), text(uri))?.value ?? '',
    )
    .method(
      'bool HasAttribute(string localName, string namespaceURI)',
      (self, [name, uri]) => attributeOf(self, text(name), text(uri)) !== undefined,
    )
    .method('void RemoveAttribute(string name)', (self, [name]) => {
      self.attributes.find((each) => each.name === text(name))?.remove();
      return null;
    })
    .method('void RemoveAttribute(string localName, string namespaceURI)', (self, [name, uri]) => {
      attributeOf(self, text(name), text(uri))?.remove();
      return null;
    })
    .method(`${space}.XmlAttribute RemoveAttributeNode(${space}.XmlAttribute oldAttr)`, (_, [attribute]) => {
      given(attribute).remove();
      return given(attribute);
    })
    .method(
      `${space}.XmlAttribute GetAttributeNode(string localName, string namespaceURI)`,
      (self, [name, uri]) => attributeOf(self, text(name), text(uri)) ?? null,
    )
    .method(
      `${space}.XmlNodeList GetElementsByTagName(string localName, string namespaceURI)`,
      (self, [name, uri]) => byTag(self, text(name), text(uri)),
    )
    .method('void RemoveAllAttributes()', (self) => {
      self.attributes.splice(0);
      return null;
    })
    .method(`${space}.XmlNodeList GetElementsByTagName(string name)`, (self, [name]) =>
      byTag(self, text(name)),
    )
    .build();

function attributeOf({ attributes }: XmlNode, name: string, uri: string): XmlNode | undefined {
  return attributes.find(({ localName, namespaceUri }) => localName === name && namespaceUri === uri);
}

/** An attribute in place of one of its name. */
function setAttribute(self: XmlNode, attribute: XmlNode): void {
  const known = self.attributes.find(({ name }) => name === attribute.name);
  if (known === undefined) self.append(attribute);
  else known.value = attribute.value;
}
