import { indentedXml } from '../../text/writeXml.ts';
import { parseXml } from '../../text/parseXml.ts';
import type { Value } from '../../values/value.ts';
import { XmlNode, xmlClasses } from '../../values/xmlNode.ts';
import { TextReader, TextWriter } from '../../values/textStreams.ts';
import { bool, enumNumber, required, text, wrongSelf } from '../arguments.ts';
import { readFileText, writeFileText } from '../files/fileType.ts';
import type { NetType } from '../netType.ts';
import { writerOf } from './xmlWriter.ts';
import { TypeBuilder } from '../typeBuilder.ts';
import { byTag, copyOf, given, named, nodeOf, nodeType, qualified, space } from './xmlNodes.ts';

function declarationText(
  version: Value | undefined,
  encoding: Value | undefined,
  standalone: Value | undefined,
): string {
  const part = (name: string, value: Value | undefined) =>
    typeof value === 'string' && value !== '' ? ` ${name}="${value}"` : '';
  return `${part('version', version)}${part('encoding', encoding)}${part('standalone', standalone)}`.trim();
}

function createdNode(kind: number, name: string, uri: string): XmlNode {
  if (kind === 2) return named('attribute', name, uri);
  if (kind === 3) return new XmlNode('text', '#text');
  if (kind === 4) return new XmlNode('cdata', '#cdata-section');
  return kind === 8 ? new XmlNode('comment', '#comment') : named('element', name, uri);
}

/** XmlDocument. */
export const xmlDocumentType = (): NetType =>
  new TypeBuilder(xmlClasses.document, nodeOf, { base: nodeType })
    .property(
      `${space}.XmlElement DocumentElement`,
      ({ children }) => children.find(({ kind }) => kind === 'element') ?? null,
    )
    .property(
      'bool PreserveWhitespace',
      ({ preserveWhitespace }) => preserveWhitespace,
      (self, value) => {
        self.preserveWhitespace = bool(value);
      },
    )
    .property(`${space}.XmlNameTable NameTable`, () => null)
    .property(
      'System.Object XmlResolver',
      () => null,
      () => undefined,
    )
    .method(
      `${space}.XmlAttribute CreateAttribute(string name)`,
      (_, [name]) => new XmlNode('attribute', text(name)),
    )
    .method(
      `${space}.XmlAttribute CreateAttribute(string qualifiedName, string namespaceURI)`,
      (_, [name, uri]) => named('attribute', text(name), text(uri)),
    )
    .method(
      `${space}.XmlAttribute CreateAttribute(string prefix, string localName, string namespaceURI)`,
      (_, [prefix, name, uri]) => named('attribute', qualified(text(prefix), text(name)), text(uri)),
    )
    .method(
      `${space}.XmlCDataSection CreateCDataSection(string data)`,
      (_, [data]) => new XmlNode('cdata', '#cdata-section', text(data)),
    )
    .method(
      `${space}.XmlComment CreateComment(string data)`,
      (_, [data]) => new XmlNode('comment', '#comment', text(data)),
    )
    .method(`${space}.XmlElement CreateElement(string name)`, (_, [name]) => named('element', text(name), ''))
    .method(
      `${space}.XmlElement CreateElement(string qualifiedName, string namespaceURI)`,
      (_, [name, uri]) => named('element', text(name), text(uri)),
    )
    .method(
      `${space}.XmlElement CreateElement(string prefix, string localName, string namespaceURI)`,
      (_, [prefix, name, uri]) => named('element', qualified(text(prefix), text(name)), text(uri)),
    )
    .method(
      `${space}.XmlText CreateTextNode(string text)`,
      (_, [content]) => new XmlNode('text', '#text', text(content)),
    )
    .method(
      `${space}.XmlDeclaration CreateXmlDeclaration(string version, string encoding, string standalone)`,
      (_, [version, encoding, standalone]) =>
        new XmlNode('declaration', 'xml', declarationText(version, encoding, standalone)),
    )
    .method(`${space}.XmlNodeList GetElementsByTagName(string name)`, (self, [name]) =>
      byTag(self, text(name)),
    )
    .method(
      `${space}.XmlNodeList GetElementsByTagName(string localName, string namespaceURI)`,
      (self, [name, uri]) => byTag(self, text(name), text(uri)),
    )
    .method(
      `${space}.XmlProcessingInstruction CreateProcessingInstruction(string target, string data)`,
      (_, [target, data]) => new XmlNode('instruction', text(target), text(data)),
    )
    .method(
      `${nodeType} CreateNode(${space}.XmlNodeType type, string name, string namespaceURI)`,
      (_, [kind, name, uri]) => createdNode(enumNumber(kind), text(name), text(uri)),
    )
    .method('void Load(System.IO.TextReader txtReader)', (self, [reader]) => {
      if (!(reader instanceof TextReader)) throw wrongSelf('TextReader');
      parseXml(reader.readToEnd(), self);
      return null;
    })
    .method(`${nodeType} ImportNode(${nodeType} node, bool deep)`, (_, [node, deep]) =>
      copyOf(given(node), bool(deep)),
    )
    .method('void LoadXml(string xml)', (self, [xml]) => {
      parseXml(required(xml, 'xml'), self);
      return null;
    })
    .method('void Load(string filename)', (self, [path], context) => {
      parseXml(readFileText(path, context), self);
      return null;
    })
    .method('void Save(string filename)', (self, [path], context) => {
      writeFileText(path, indentedXml(self), false, context);
      return null;
    })
    .method('void Save(System.IO.TextWriter writer)', (self, [writer]) => {
      if (!(writer instanceof TextWriter)) throw wrongSelf('TextWriter');
      // The head names the encoding of the writer, whatever the document says.
      const encoding = writer.stream === null ? 'utf-16' : 'utf-8';
      const own = /^(<\?xml[^>]*?)(?: encoding="[^"]*")?( standalone="[^"]*")?\s*\?>/;
      const written = indentedXml(self);
      writer.write(
        own.test(written)
          ? written.replace(own, `$1 encoding="${encoding}"$2?>`)
          : `<?xml version="1.0" encoding="${encoding}"?>\n${written}`,
      );
      return null;
    })
    .method(`void Save(${space}.XmlWriter w)`, (self, [to]) => {
      const writer = writerOf(to);
      writer.declare();
      writer.copy(self);
      return null;
    })
    .constructs('()', () => new XmlNode('document', '#document'))
    .constructs('(string xml)', ([xml]) =>
      text(xml) === '' ? new XmlNode('document', '#document') : parseXml(text(xml)),
    )
    .build();
