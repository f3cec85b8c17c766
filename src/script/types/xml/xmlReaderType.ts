import { toText } from '../../convert/toText.ts';
import type { NetThrow } from '../../values/netException.ts';
import { innerXml, outerXml } from '../../text/writeXml.ts';
import { parseXml } from '../../text/parseXml.ts';
import { EnumValue } from '../../values/enumValue.ts';
import { NetStream } from '../../values/netStream.ts';
import { TextReader } from '../../values/textStreams.ts';
import { NetObject, type Value } from '../../values/value.ts';
import { XmlNode } from '../../values/xmlNode.ts';
import { bool, instanceOf, int, netError, text, wrongSelf } from '../arguments.ts';
import { readFileText } from '../files/fileType.ts';
import type { NetContext, NetType } from '../netType.ts';
import { streamReader } from '../files/readerTypes.ts';
import { TypeBuilder } from '../typeBuilder.ts';
import { nodeTypeOf } from './xmlNodeType.ts';

const space = 'System.Xml';

/** System.Xml.XmlReaderSettings. */
class ReaderSettings extends NetObject {
  readonly typeName = `${space}.XmlReaderSettings`;
  ignoreWhitespace = false;
  ignoreComments = false;
}

/** A node as a reader comes by it: an element twice, at its start and its end. */
interface Step {
  readonly node: XmlNode;
  readonly isEnd: boolean;
  readonly depth: number;
}

function stepsOf(node: XmlNode, depth: number, settings: ReaderSettings): Step[] {
  return node.children
    .filter(
      ({ kind }) =>
        !(kind === 'whitespace' && settings.ignoreWhitespace) &&
        !(kind === 'comment' && settings.ignoreComments),
    )
    .flatMap((child) => {
      const start = { node: child, isEnd: false, depth };
      if (child.kind !== 'element' || child.children.length === 0) return [start];
      return [start, ...stepsOf(child, depth + 1, settings), { node: child, isEnd: true, depth }];
    });
}

/** System.Xml.XmlReader: goes through a document node by node. */
class XmlReader extends NetObject {
  readonly typeName = `${space}.XmlReader`;
  readonly steps: readonly Step[];
  place = -1;
  /** The attribute it stands on. */
  attribute = -1;
  closed = false;

  constructor(steps: readonly Step[]) {
    super();
    this.steps = steps;
  }

  get step(): Step | undefined {
    return this.steps[this.place];
  }

  /** The node it stands on; undefined before the first and behind the last. */
  get node(): XmlNode | undefined {
    return this.attribute < 0 ? this.step?.node : this.step?.node.attributes[this.attribute];
  }

  get isElement(): boolean {
    return this.step?.isEnd === false && this.step.node.kind === 'element' && this.attribute < 0;
  }

  read(): boolean {
    this.attribute = -1;
    if (this.place < this.steps.length) this.place++;
    return this.place < this.steps.length;
  }

  /** Goes behind the element it stands on. */
  skip(): void {
    const { step } = this;
    if (step === undefined) return;
    if (this.isElement && step.node.children.length > 0)
      while (this.step !== undefined && !(this.step.isEnd && this.step.node === step.node)) this.place++;
    this.read();
  }

  /** Goes on until an element of that name. */
  follow(name: string, until: (step: Step) => boolean = () => false): boolean {
    while (this.read()) {
      const { step } = this;
      if (step === undefined || until(step)) return false;
      if (!step.isEnd && step.node.kind === 'element' && step.node.name === name) return true;
    }
    return false;
  }
}

const readerOf = instanceOf(XmlReader, 'XmlReader');

function attributeOf(self: XmlReader, name: string): string | null {
  if (self.step === undefined || self.step.isEnd) return null;
  return self.step.node.attributes.find((one) => one.name === name)?.value ?? null;
}

/** The text of the element it stands on, which it goes behind. */
function elementText(self: XmlReader): string {
  if (!self.isElement)
    throw netError('System.InvalidOperationException', 'The reader is not positioned on an element.');
  const content = self.step?.node.innerText ?? '';
  self.skip();
  return content;
}

/** XmlException of a node that is of another kind than the caller wants. */
function badNode(self: XmlReader, context: NetContext): NetThrow {
  return netError(
    'System.Xml.XmlException',
    `'${toText(nodeType(self), context)}' is an invalid XmlNodeType.`,
  );
}

/** Goes to what is no blank, comment or instruction. */
function moveToContent(self: XmlReader): void {
  if (self.place < 0) self.read();
  while (
    self.step !== undefined &&
    ['whitespace', 'comment', 'instruction', 'declaration', 'doctype'].includes(self.step.node.kind)
  )
    self.read();
}

const nodeType = (self: XmlReader) => {
  const { node, step } = self;
  return nodeTypeOf(node === undefined ? 'none' : step?.isEnd === true ? 'end' : node.kind);
};

const attributeCount = ({ step }: XmlReader): number =>
  step === undefined || step.isEnd ? 0 : step.node.attributes.length;

function moveToAttribute(self: XmlReader, index: number): boolean {
  if (self.step?.node.attributes[index] === undefined) return false;
  self.attribute = index;
  return true;
}

function sourceText(source: Value | undefined, context: NetContext): string {
  if (typeof source === 'string') return readFileText(source, context);
  if (source instanceof TextReader) return source.readToEnd();
  if (source instanceof NetStream) return streamReader(source, null, context).readToEnd();
  throw wrongSelf('XmlReader');
}

function opened(source: Value | undefined, settings: Value | undefined, context: NetContext): XmlReader {
  const document = new XmlNode('document', '#document');
  document.preserveWhitespace = true;
  parseXml(sourceText(source, context), document);
  const how = settings instanceof ReaderSettings ? settings : new ReaderSettings();
  return new XmlReader(stepsOf(document, 0, how));
}

/** XmlReader. */
export const xmlReaderType = (): NetType => {
  const builder = new TypeBuilder(`${space}.XmlReader`, readerOf, { interfaces: ['System.IDisposable'] })
    .property(`${space}.XmlNodeType NodeType`, nodeType)
    .property('string Name', ({ node }) =>
      node === undefined || ['text', 'whitespace', 'cdata', 'comment'].includes(node.kind) ? '' : node.name,
    )
    .property('string LocalName', ({ node }) =>
      node === undefined || ['text', 'whitespace', 'cdata', 'comment'].includes(node.kind)
        ? ''
        : node.localName,
    )
    .property('string Value', ({ node }) => node?.value ?? '')
    .property('bool HasValue', ({ node }) => node !== undefined && node.kind !== 'element')
    .property('int Depth', ({ step, attribute }) => (step?.depth ?? 0) + (attribute < 0 ? 0 : 1))
    .property('bool EOF', ({ place, steps }) => place >= steps.length)
    .property('bool IsEmptyElement', (self) => self.isElement && (self.step?.node.children.length ?? 0) === 0)
    .property('bool HasAttributes', (self) => attributeCount(self) > 0)
    .property('int AttributeCount', attributeCount)
    .property('string NamespaceURI', ({ node }) => node?.namespaceUri ?? '')
    .property(
      `${space}.ReadState ReadState`,
      ({ place, steps, closed }) =>
        new EnumValue(`${space}.ReadState`, closed ? 4n : place < 0 ? 0n : place >= steps.length ? 3n : 1n),
    )
    .method('bool Read()', (self) => self.read())
    .method('string GetAttribute(string name)', (self, [name]) => attributeOf(self, text(name)))
    .method(
      'string GetAttribute(int i)',
      ({ step }, [index]) => step?.node.attributes[int(index)]?.value ?? null,
    )
    .method('string get_Item(string name)', (self, [name]) => attributeOf(self, text(name)))
    .method('bool IsStartElement()', (self) => {
      moveToContent(self);
      return self.isElement;
    })
    .method('bool IsStartElement(string name)', (self, [name]) => {
      moveToContent(self);
      return self.isElement && self.node?.name === text(name);
    })
    .method(`${space}.XmlNodeType MoveToContent()`, (self) => {
      moveToContent(self);
      return nodeType(self);
    })
    .method('bool MoveToElement()', (self) => {
      const stood = self.attribute >= 0;
      self.attribute = -1;
      return stood;
    })
    .method('bool MoveToFirstAttribute()', (self) => moveToAttribute(self, 0))
    .method('bool MoveToNextAttribute()', (self) => moveToAttribute(self, self.attribute + 1))
    .method('bool MoveToAttribute(string name)', (self, [name]) =>
      moveToAttribute(self, self.step?.node.attributes.findIndex((one) => one.name === text(name)) ?? -1),
    )
    .method('void Skip()', (self) => {
      self.skip();
      return null;
    })
    .method('string ReadInnerXml()', (self) => {
      const content = self.isElement && self.node !== undefined ? innerXml(self.node) : '';
      self.skip();
      return content;
    })
    .method('string ReadOuterXml()', (self) => {
      const content = self.isElement && self.node !== undefined ? outerXml(self.node) : '';
      self.skip();
      return content;
    })
    .methods(['string ReadElementContentAsString()', 'string ReadElementString()'], (self) =>
      elementText(self),
    )
    .method('int ReadElementContentAsInt()', (self) => Number(elementText(self).trim()))
    .method('bool ReadElementContentAsBoolean()', (self) => /^\s*(?:true|1)\s*$/.test(elementText(self)))
    .method('string ReadString()', (self) => {
      if (self.isElement) self.read();
      const content = self.node?.kind === 'text' || self.node?.kind === 'cdata' ? self.node.value : '';
      if (content !== '') self.read();
      return content;
    })
    .method('bool ReadToFollowing(string name)', (self, [name]) => self.follow(text(name)))
    .method('bool ReadToDescendant(string name)', (self, [name]) => {
      const from = self.step;
      if (from?.node.children.length === 0) return false;
      return self.follow(text(name), (step) => step.isEnd && step.node === from?.node);
    })
    .method('bool ReadToNextSibling(string name)', (self, [name]) => {
      const depth = self.step?.depth ?? 0;
      do {
        self.skip();
        if (self.isElement && self.node?.name === text(name)) return true;
      } while (self.step !== undefined && self.step.depth >= depth);
      return false;
    })
    .methods(['void ReadStartElement()', 'void ReadStartElement(string name)'], (self, [name], context) => {
      moveToContent(self);
      if (!self.isElement) throw badNode(self, context);
      if (name !== undefined && self.node?.name !== text(name))
        throw netError('System.Xml.XmlException', `Element '${text(name)}' was not found.`);
      self.read();
      return null;
    })
    .method('void ReadEndElement()', (self, _, context) => {
      moveToContent(self);
      if (self.step?.isEnd !== true) throw badNode(self, context);
      self.read();
      return null;
    })
    .method('string ReadElementString()', (self) => elementText(self))
    .method('string ReadElementString(string name)', (self, [name]) => {
      moveToContent(self);
      if (self.node?.name !== text(name))
        throw netError('System.Xml.XmlException', `Element '${text(name)}' was not found.`);
      return elementText(self);
    });
  for (const name of ['Close', 'Dispose'])
    builder.method(`void ${name}()`, (self) => {
      self.closed = true;
      return null;
    });
  for (const source of ['string inputUri', 'System.IO.TextReader input', 'System.IO.Stream input'])
    for (const settings of ['', `, ${space}.XmlReaderSettings settings`])
      builder.staticMethod(`${space}.XmlReader Create(${source}${settings})`, ([from, how], context) =>
        opened(from, how, context),
      );
  return builder.build();
};

/** XmlReaderSettings. */
export const xmlReaderSettingsType = (): NetType =>
  new TypeBuilder(`${space}.XmlReaderSettings`, instanceOf(ReaderSettings, 'XmlReaderSettings'))
    .property(
      'bool IgnoreWhitespace',
      ({ ignoreWhitespace }) => ignoreWhitespace,
      (self, value) => {
        self.ignoreWhitespace = bool(value);
      },
    )
    .property(
      'bool IgnoreComments',
      ({ ignoreComments }) => ignoreComments,
      (self, value) => {
        self.ignoreComments = bool(value);
      },
    )
    .constructs('()', () => new ReaderSettings())
    .build();
