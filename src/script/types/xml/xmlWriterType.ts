import { parseFragment } from '../../text/parseXml.ts';
import { EnumValue } from '../../values/enumValue.ts';
import { NetStream } from '../../values/netStream.ts';
import { TextWriter } from '../../values/textStreams.ts';
import type { Value } from '../../values/value.ts';
import { XmlNode } from '../../values/xmlNode.ts';
import { text, wrongSelf } from '../arguments.ts';
import { encode, Encoding, markOf } from '../text/encodingTypes.ts';
import { writeFileText } from '../files/fileType.ts';
import type { NetContext, NetType } from '../netType.ts';
import { WriterSettings } from './xmlWriterSettings.ts';
import { StringBuilder } from '../text/stringBuilder.ts';
import { TypeBuilder } from '../typeBuilder.ts';
import { writerOf, XmlWriter } from './xmlWriter.ts';

const space = 'System.Xml';

/** Where a writer puts its text, and the name of the encoding that it has by itself. */
function target(
  to: Value | undefined,
  settings: WriterSettings,
  context: NetContext,
): readonly [(written: string) => void, string | null] {
  if (to instanceof StringBuilder)
    return [
      (written) => {
        to.append(written, context);
      },
      'utf-16',
    ];
  if (to instanceof TextWriter)
    return [
      (written) => {
        to.write(written);
      },
      to.stream === null ? 'utf-16' : 'utf-8',
    ];
  if (to instanceof NetStream)
    return [
      (written) => {
        if (to.position === 0) to.write(Uint8Array.from(markOf(settings.encoding)));
        to.write(encode(settings.encoding, written));
      },
      null,
    ];
  if (typeof to === 'string')
    return [
      (written) => {
        writeFileText(to, written, false, context, settings.encoding);
      },
      null,
    ];
  throw wrongSelf('XmlWriter');
}

function created(
  to: Value | undefined,
  given: Value | undefined,
  declares: boolean,
  context: NetContext,
): XmlWriter {
  const settings = given instanceof WriterSettings ? given : new WriterSettings();
  const [put, name] = target(to, settings, context);
  const writer = new XmlWriter(
    declares ? `${space}.XmlWriter` : `${space}.XmlTextWriter`,
    settings,
    declares && !settings.omitDeclaration,
    put,
  );
  writer.encodingName = name;
  return writer;
}

/** A value as WriteValue writes it: as XML has it. */
function valueText(value: Value, context: NetContext): string {
  return typeof value === 'boolean' ? String(value) : context.text(value);
}

function declareWriter(builder: TypeBuilder<XmlWriter>): TypeBuilder<XmlWriter> {
  const element = ['string localName', 'string prefix, string localName, string ns'];
  builder
    .methods(['void WriteStartDocument()', 'void WriteStartDocument(bool standalone)'], (self) => {
      self.declare();
      return null;
    })
    .method('void WriteEndDocument()', (self) => {
      self.close();
      return null;
    })
    .method(`void WriteStartElement(${element[0] ?? ''})`, (self, [name]) => {
      self.start(text(name));
      return null;
    })
    .method('void WriteStartElement(string localName, string ns)', (self, [name, uri]) => {
      self.start(text(name));
      if (text(uri) !== '') self.add(new XmlNode('attribute', 'xmlns', text(uri)));
      return null;
    })
    .method(`void WriteStartElement(${element[1] ?? ''})`, (self, [prefix, name, uri]) => {
      self.start(`${text(prefix)}:${text(name)}`);
      self.add(new XmlNode('attribute', `xmlns:${text(prefix)}`, text(uri)));
      return null;
    })
    .methods(['void WriteEndElement()', 'void WriteFullEndElement()'], (self) => {
      self.end();
      return null;
    })
    .method('void WriteElementString(string localName, string value)', (self, [name, value]) => {
      self.start(text(name));
      if (text(value) !== '') self.text(text(value));
      self.end();
      return null;
    })
    .method('void WriteAttributeString(string localName, string value)', (self, [name, value]) => {
      self.add(new XmlNode('attribute', text(name), text(value)));
      return null;
    })
    .method(
      'void WriteAttributeString(string prefix, string localName, string ns, string value)',
      (self, [prefix, name, , value]) => {
        self.add(new XmlNode('attribute', `${text(prefix)}:${text(name)}`, text(value)));
        return null;
      },
    )
    .method('void WriteStartAttribute(string localName)', (self, [name]) => {
      self.startAttribute(text(name));
      return null;
    })
    .method('void WriteEndAttribute()', (self) => {
      self.endAttribute();
      return null;
    })
    .method('void WriteString(string text)', (self, [value]) => {
      self.text(text(value));
      return null;
    })
    .method('void WriteValue(System.Object value)', (self, [value = null], context) => {
      self.text(valueText(value, context));
      return null;
    })
    .method('void WriteCData(string text)', (self, [value]) => {
      self.add(new XmlNode('cdata', '#cdata-section', text(value)));
      return null;
    })
    .method('void WriteComment(string text)', (self, [value]) => {
      self.add(new XmlNode('comment', '#comment', text(value)));
      return null;
    })
    .method('void WriteProcessingInstruction(string name, string text)', (self, [name, value]) => {
      self.add(new XmlNode('instruction', text(name), text(value)));
      return null;
    })
    .method('void WriteRaw(string data)', (self, [value]) => {
      for (const child of parseFragment(text(value))) self.add(child);
      return null;
    })
    .method('void Flush()', (self) => {
      self.flush();
      return null;
    });
  for (const name of ['Close', 'Dispose'])
    builder.method(`void ${name}()`, (self) => {
      self.close();
      return null;
    });
  return builder;
}

/** XmlWriter. */
export const xmlWriterType = (): NetType => {
  const builder = declareWriter(
    new TypeBuilder(`${space}.XmlWriter`, writerOf, { interfaces: ['System.IDisposable'] }),
  ).property(`${space}.XmlWriterSettings Settings`, ({ settings }) => settings);
  for (const to of [
    'string outputFileName',
    'System.Text.StringBuilder output',
    'System.IO.TextWriter output',
    'System.IO.Stream output',
  ])
    for (const settings of ['', `, ${space}.XmlWriterSettings settings`])
      builder.staticMethod(`${space}.XmlWriter Create(${to}${settings})`, ([into, how], context) =>
        created(into, how, true, context),
      );
  return builder.build();
};

/** An XmlTextWriter of a file or a stream in an encoding; UTF-8 where it is null. */
function encoded([to, encoding]: readonly (Value | undefined)[], context: NetContext): XmlWriter {
  const settings = new WriterSettings();
  if (encoding instanceof Encoding) settings.encoding = encoding;
  return created(to, settings, false, context);
}

/** XmlTextWriter: it declares only where it is told to. */
export const xmlTextWriterType = (): NetType =>
  declareWriter(new TypeBuilder(`${space}.XmlTextWriter`, writerOf, { base: `${space}.XmlWriter` }))
    .property(
      `${space}.Formatting Formatting`,
      ({ settings }) => new EnumValue(`${space}.Formatting`, settings.indent ? 1n : 0n),
      (self, value) => {
        self.settings.indent = value instanceof EnumValue && value.value === 1n;
      },
    )
    .property(
      'int Indentation',
      ({ settings }) => settings.indentChars.length,
      (self, value) => {
        self.settings.indentChars = ' '.repeat(typeof value === 'number' ? value : 2);
      },
    )
    .constructs('(System.IO.TextWriter w)', ([writer], context) =>
      created(writer, new WriterSettings(), false, context),
    )
    .constructs('(string filename, System.Text.Encoding encoding)', encoded)
    .constructs('(System.IO.Stream w, System.Text.Encoding encoding)', encoded)
    .build();
