import { NetArray } from '../../values/netArray.ts';
import { Char } from '../../values/number.ts';
import type { NetStream } from '../../values/netStream.ts';
import { TextReader } from '../../values/textStreams.ts';
import { argumentNull, instanceOf, int, netError, required, wrongSelf } from '../arguments.ts';
import { decodeMarked, Encoding } from '../text/encodingTypes.ts';
import { pathOf } from './fileAccess.ts';
import type { NetContext, NetType } from '../netType.ts';
import { openFile, streamOf } from './streamTypes.ts';
import { TypeBuilder } from '../typeBuilder.ts';

const readerOf = instanceOf(TextReader, 'TextReader');

/** The encodings that readers of streams found. */
const encodings = new WeakMap<TextReader, Encoding>();

/** A reader of the text that a stream has from where it stands; the mark at its start says what encoding that is in. */
export function streamReader(stream: NetStream, given: Encoding | null, context: NetContext): TextReader {
  if (!stream.facts.canRead || stream.closed)
    throw netError('System.ArgumentException', 'Stream was not readable.');
  const reader: TextReader = new TextReader(stream, () => {
    const bytes = stream.read(stream.length - stream.position);
    context.allow('characters', bytes.length);
    const { encoding, text } = decodeMarked(bytes, encodings.get(reader) ?? new Encoding('UTF8'));
    encodings.set(reader, encoding);
    return text;
  });
  encodings.set(reader, given ?? new Encoding('UTF8'));
  return reader;
}

const codeOf = (unit: string | undefined): number =>
  unit === undefined || unit === '' ? -1 : unit.charCodeAt(0);

/** System.IO.TextReader: what every reader can do. */
export const textReaderType = (): NetType =>
  new TypeBuilder('System.IO.TextReader', readerOf, {
    base: 'System.MarshalByRefObject',
    interfaces: ['System.IDisposable'],
  })
    .methods(['void Close()', 'void Dispose()'], (self) => {
      self.close();
      return null;
    })
    .method('int Peek()', (self) => codeOf(self.peek()))
    .method('int Read()', (self) => codeOf(self.read(1)))
    .methods(
      ['int Read(char[] buffer, int index, int count)', 'int ReadBlock(char[] buffer, int index, int count)'],
      (self, [buffer, index, count]) => {
        if (!(buffer instanceof NetArray)) throw wrongSelf('TextReader');
        const text = self.read(Math.min(int(count), buffer.items.length - int(index)));
        for (let at = 0; at < text.length; at++)
          buffer.items[int(index) + at] = new Char(text.charCodeAt(at));
        return text.length;
      },
    )
    .method('string ReadLine()', (self) => self.readLine() ?? null)
    .method('string ReadToEnd()', (self) => self.readToEnd())
    .build();

/** System.IO.StringReader. */
export const stringReaderType = (): NetType =>
  new TypeBuilder('System.IO.StringReader', readerOf, { base: 'System.IO.TextReader' })
    .constructs('(string s)', ([value]) => {
      const text = required(value, 's');
      return new TextReader(null, () => text);
    })
    .build();

/** System.IO.StreamReader. */
export const streamReaderType = (): NetType => {
  const builder = new TypeBuilder('System.IO.StreamReader', readerOf, { base: 'System.IO.TextReader' })
    .property('System.Text.Encoding CurrentEncoding', (self) => encodings.get(self) ?? new Encoding('UTF8'))
    .property('System.IO.Stream BaseStream', ({ stream }) => stream)
    .property('bool EndOfStream', (self) => self.peek() === undefined)
    .method('void DiscardBufferedData()', (self) => {
      self.discard();
      return null;
    });
  const encoding = 'System.Text.Encoding encoding';
  const detect = 'bool detectEncodingFromByteOrderMarks';
  for (const rest of [
    '',
    `, ${detect}`,
    `, ${encoding}`,
    `, ${encoding}, ${detect}`,
    `, ${encoding}, ${detect}, int bufferSize`,
  ]) {
    builder
      .constructs(`(System.IO.Stream stream${rest})`, ([stream, given], context) => {
        if (stream === null) throw argumentNull('stream');
        return streamReader(streamOf(stream), given instanceof Encoding ? given : null, context);
      })
      .constructs(`(string path${rest})`, ([path, given], context) =>
        streamReader(
          openFile(pathOf(path, context), 'Open', 1, context),
          given instanceof Encoding ? given : null,
          context,
        ),
      );
  }
  return builder.build();
};
