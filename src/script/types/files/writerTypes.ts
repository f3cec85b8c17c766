import { cultureOf } from '../../text/culture.ts';
import { cultureText, formattedText } from '../../text/cultureText.ts';
import { formatComposite } from '../../text/formatComposite.ts';
import type { NetStream } from '../../values/netStream.ts';
import { TextWriter } from '../../values/textStreams.ts';
import type { Value } from '../../values/value.ts';
import {
  argumentNull,
  bool,
  char,
  charsOf,
  instanceOf,
  int,
  items,
  netError,
  required,
  text,
  wrongSelf,
} from '../arguments.ts';
import { encode, Encoding, markOf } from '../text/encodingTypes.ts';
import { pathOf } from './fileAccess.ts';
import type { NetContext, NetType } from '../netType.ts';
import { openFile, streamOf } from './streamTypes.ts';
import { StringBuilder } from '../text/stringBuilder.ts';
import { TypeBuilder } from '../typeBuilder.ts';

const writerOf = instanceOf(TextWriter, 'TextWriter');

/** The encodings of writers of streams, and what those of texts write into. */
const encodings = new WeakMap<TextWriter, Encoding>();
const builders = new WeakMap<TextWriter, StringBuilder>();

/** A writer into a stream; its mark goes before the first text at the start of it. */
export function streamWriter(stream: NetStream, encoding: Encoding, context: NetContext): TextWriter {
  if (!stream.facts.canWrite || stream.closed)
    throw netError('System.ArgumentException', 'Stream was not writable.');
  const writer = new TextWriter(stream, (written) => {
    if (written === '') return;
    if (stream.position === 0) stream.write(Uint8Array.from(markOf(encoding)));
    context.allow('characters', stream.length + written.length);
    stream.write(encode(encoding, written));
  });
  encodings.set(writer, encoding);
  return writer;
}

/** A writer into a text. */
function stringWriter(into: StringBuilder, context: NetContext): TextWriter {
  const writer = new TextWriter(null, (written) => {
    into.append(written, context);
  });
  builders.set(writer, into);
  encodings.set(writer, new Encoding('Unicode'));
  return writer;
}

function builderOf(writer: TextWriter): StringBuilder {
  const found = builders.get(writer);
  if (found !== undefined) return found;
  throw wrongSelf('StringWriter');
}

const composed = (format: Value | undefined, values: readonly Value[], context: NetContext): string =>
  formatComposite(required(format, 'format'), values, (value, spec) =>
    formattedText(value, spec, cultureOf(context.culture), context),
  );

type Texts = (args: readonly (Value | undefined)[], context: NetContext) => string;

const plain: Texts = ([value = null], context) => (value === null ? '' : cultureText(value, context));

/** What Write and WriteLine take, and the text they make of it. */
const written: readonly (readonly [string, Texts])[] = [
  ['char value', ([value]) => char(value)],
  ['char[] buffer', ([buffer]) => charsOf(buffer)],
  [
    'char[] buffer, int index, int count',
    ([buffer, index, count]) => charsOf(buffer).slice(int(index), int(index) + int(count)),
  ],
  ...['bool', 'int', 'uint', 'long', 'ulong', 'float', 'double', 'decimal'].map(
    (type) => [`${type} value`, plain] satisfies [string, Texts],
  ),
  ['string value', ([value]) => text(value)],
  ['System.Object value', plain],
  ['System.Text.StringBuilder value', ([value]) => (value instanceof StringBuilder ? value.content : '')],
  ...[
    'System.Object arg0',
    'System.Object arg0, System.Object arg1',
    'System.Object arg0, System.Object arg1, System.Object arg2',
  ].map(
    (args) =>
      [
        `string format, ${args}`,
        ([format, ...values], context) =>
          composed(
            format,
            values.map((value = null) => value),
            context,
          ),
      ] satisfies [string, Texts],
  ),
  [
    'string format, params System.Object[] arg',
    ([format, values = null], context) => composed(format, items(values), context),
  ],
];

/** System.IO.TextWriter: what every writer can do. */
export const textWriterType = (): NetType => {
  const builder = new TypeBuilder('System.IO.TextWriter', writerOf, {
    base: 'System.MarshalByRefObject',
    interfaces: ['System.IDisposable'],
  })
    .property('System.IFormatProvider FormatProvider', () => null)
    .property('System.Text.Encoding Encoding', (self) => encodings.get(self) ?? new Encoding('UTF8', false))
    .property(
      'string NewLine',
      ({ newLine }) => newLine,
      (self, value) => {
        self.newLine = value === null ? '\n' : text(value);
      },
    )
    .method('void WriteLine()', (self) => {
      self.write(self.newLine);
      return null;
    });
  for (const [parameters, texts] of written) {
    builder
      .method(`void Write(${parameters})`, (self, args, context) => {
        self.write(texts(args, context));
        return null;
      })
      .method(`void WriteLine(${parameters})`, (self, args, context) => {
        self.write(texts(args, context) + self.newLine);
        return null;
      });
  }
  for (const name of ['Close', 'Dispose'])
    builder.method(`void ${name}()`, (self) => {
      self.close();
      return null;
    });
  return builder
    .method('void Flush()', (self) => {
      self.flush();
      return null;
    })
    .build();
};

/** System.IO.StringWriter. */
export const stringWriterType = (): NetType =>
  new TypeBuilder('System.IO.StringWriter', writerOf, { base: 'System.IO.TextWriter' })
    .method('System.Text.StringBuilder GetStringBuilder()', (self) => builderOf(self))
    .method('string ToString()', (self) => builderOf(self).content)
    .constructs('()', (_, context) => stringWriter(new StringBuilder(), context))
    .constructs('(System.IFormatProvider formatProvider)', (_, context) =>
      stringWriter(new StringBuilder(), context),
    )
    .constructs('(System.Text.StringBuilder sb)', ([sb], context) => {
      if (sb instanceof StringBuilder) return stringWriter(sb, context);
      throw argumentNull('sb');
    })
    .build();

/** System.IO.StreamWriter. */
export const streamWriterType = (): NetType => {
  const utf8 = () => new Encoding('UTF8', false);
  const builder = new TypeBuilder('System.IO.StreamWriter', writerOf, { base: 'System.IO.TextWriter' })
    .property(
      'bool AutoFlush',
      ({ autoFlush }) => autoFlush,
      (self, value) => {
        self.autoFlush = bool(value);
        if (self.autoFlush) self.flush();
      },
    )
    .property('System.IO.Stream BaseStream', ({ stream }) => stream)
    .constructs('(System.IO.Stream stream)', ([stream], context) => {
      if (stream === null) throw argumentNull('stream');
      return streamWriter(streamOf(stream), utf8(), context);
    });
  for (const rest of ['', ', int bufferSize', ', int bufferSize, bool leaveOpen'])
    builder.constructs(
      `(System.IO.Stream stream, System.Text.Encoding encoding${rest})`,
      ([stream, encoding], context) =>
        streamWriter(streamOf(stream), encoding instanceof Encoding ? encoding : utf8(), context),
    );
  for (const rest of [
    '',
    ', bool append',
    ', bool append, System.Text.Encoding encoding',
    ', bool append, System.Text.Encoding encoding, int bufferSize',
  ])
    builder.constructs(`(string path${rest})`, ([path, append, encoding], context) =>
      streamWriter(
        openFile(pathOf(path, context), append === true ? 'Append' : 'Create', 2, context),
        encoding instanceof Encoding ? encoding : utf8(),
        context,
      ),
    );
  return builder.build();
};
