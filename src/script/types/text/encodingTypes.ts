import { NetObject } from '../../values/value.ts';
import { byteArray, bytes, charsOf, instanceOf, int, netError, required, text } from '../arguments.ts';
import { NetArray } from '../../values/netArray.ts';
import { Char } from '../../values/number.ts';
import { decodeByte, encodeByte } from './codePages.ts';
import { TypeBuilder } from '../typeBuilder.ts';

/** Names of the encodings of .NET with their web names, code pages and marks. */
const encodings = {
  UTF8: {
    web: 'utf-8',
    codePage: 65001,
    name: 'Unicode (UTF-8)',
    mark: [0xef, 0xbb, 0xbf],
    type: 'System.Text.UTF8Encoding+UTF8EncodingSealed',
  },
  Unicode: {
    web: 'utf-16',
    codePage: 1200,
    name: 'Unicode',
    mark: [0xff, 0xfe],
    type: 'System.Text.UnicodeEncoding',
  },
  BigEndianUnicode: {
    web: 'utf-16BE',
    codePage: 1201,
    name: 'Unicode (Big-Endian)',
    mark: [0xfe, 0xff],
    type: 'System.Text.UnicodeEncoding',
  },
  ASCII: {
    web: 'us-ascii',
    codePage: 20127,
    name: 'US-ASCII',
    mark: [],
    type: 'System.Text.ASCIIEncoding+ASCIIEncodingSealed',
  },
  Latin1: {
    web: 'iso-8859-1',
    codePage: 28591,
    name: 'Western European (ISO)',
    mark: [],
    type: 'System.Text.Latin1Encoding+Latin1EncodingSealed',
  },
  Windows1252: {
    web: 'windows-1252',
    codePage: 1252,
    name: 'Western European (Windows)',
    mark: [],
    type: 'System.Text.SBCSCodePageEncoding',
  },
  Latin9: {
    web: 'iso-8859-15',
    codePage: 28605,
    name: 'Latin 9 (ISO)',
    mark: [],
    type: 'System.Text.SBCSCodePageEncoding',
  },
  Ibm850: {
    web: 'ibm850',
    codePage: 850,
    name: 'Western European (DOS)',
    mark: [],
    type: 'System.Text.SBCSCodePageEncoding',
  },
  Ibm437: {
    web: 'ibm437',
    codePage: 437,
    name: 'OEM United States',
    mark: [],
    type: 'System.Text.SBCSCodePageEncoding',
  },
  UTF32: {
    web: 'utf-32',
    codePage: 12000,
    name: 'Unicode (UTF-32)',
    mark: [0xff, 0xfe, 0, 0],
    type: 'System.Text.UTF32Encoding',
  },
} as const;

/** A name of {@link encodings}. */
type EncodingName = keyof typeof encodings;

/** System.Text.Encoding and those that derive from it. */
export class Encoding extends NetObject {
  readonly name: EncodingName;
  /** Whether files written in it begin with its mark. */
  readonly hasMark: boolean;

  /** Whether it is the one that .NET has made, and not one that a script makes. */
  readonly isDefault: boolean;

  constructor(name: EncodingName, hasMark = true, isDefault = false) {
    super();
    this.name = name;
    this.hasMark = hasMark;
    this.isDefault = isDefault;
  }

  get typeName(): string {
    return this.name === 'UTF8' && !this.hasMark && !this.isDefault
      ? 'System.Text.UTF8Encoding'
      : encodings[this.name].type;
  }
}

const singleByte: ReadonlySet<EncodingName> = new Set([
  ...(['ASCII', 'Latin1', 'Windows1252', 'Latin9', 'Ibm850', 'Ibm437'] as const),
]);

/** Bytes of a text. */
export function encode({ name }: Encoding, value: string): Uint8Array {
  switch (name) {
    case 'BigEndianUnicode':
      return Buffer.from(value, 'utf16le').swap16();
    case 'UTF32': {
      const points = Array.from(value, (one) => one.codePointAt(0) ?? 0);
      const made = Buffer.alloc(points.length * 4);
      for (const [index, point] of points.entries()) made.writeUInt32LE(point, index * 4);
      return made;
    }
    case 'ASCII':
      return Buffer.from(value.replaceAll(/[^\u0000-\u007f]/g, '?'), 'latin1');
    case 'Latin1':
      return Buffer.from(value.replaceAll(/[^\u0000-\u00ff]/g, '?'), 'latin1');
    case 'Windows1252':
    case 'Latin9':
    case 'Ibm850':
    case 'Ibm437':
      return encodeByte(name, value);
    case 'UTF8':
      return Buffer.from(value, 'utf8');
    case 'Unicode':
      return Buffer.from(value, 'utf16le');
  }
}

/** Text of bytes; what is none becomes a replacement character, or `?` in ASCII. */
function decode({ name }: Encoding, value: Uint8Array): string {
  const buffer = Buffer.from(value);
  switch (name) {
    case 'BigEndianUnicode':
      return buffer.length % 2 === 0 ? Buffer.from(buffer).swap16().toString('utf16le') : '';
    case 'UTF32': {
      let made = '';
      for (let index = 0; index + 3 < buffer.length; index += 4)
        made += String.fromCodePoint(buffer.readUInt32LE(index));
      return made;
    }
    case 'ASCII':
      return [...value].map((byte) => (byte < 128 ? String.fromCharCode(byte) : '?')).join('');
    case 'Latin1':
      return buffer.toString('latin1');
    case 'Windows1252':
    case 'Latin9':
    case 'Ibm850':
    case 'Ibm437':
      return decodeByte(name, value);
    case 'UTF8':
      return new TextDecoder('utf-8', { ignoreBOM: true }).decode(buffer);
    case 'Unicode':
      return buffer.toString('utf16le');
  }
}

/** The bytes at the start of a file that is written in it. */
export function markOf({ name, hasMark }: Encoding): readonly number[] {
  return hasMark ? encodings[name].mark : [];
}

/** The encoding that bytes begin with the mark of. */
function markedEncoding(bytes: Uint8Array): Encoding | undefined {
  const found = (['UTF32', 'UTF8', 'Unicode', 'BigEndianUnicode'] as const).find((name) =>
    encodings[name].mark.every((byte, index) => bytes[index] === byte),
  );
  return found === undefined ? undefined : new Encoding(found);
}

/** The text of a file: its mark, which is left out, decides, else the encoding given. */
export function decodeMarked(
  value: Uint8Array,
  given: Encoding,
): { readonly encoding: Encoding; readonly text: string } {
  const encoding = markedEncoding(value) ?? given;
  const mark = markOf(encoding);
  const isMarked = mark.every((byte, index) => value[index] === byte);
  return { encoding, text: decode(encoding, isMarked ? value.slice(mark.length) : value) };
}

/** Its name in the heads of documents: `utf-8`. */
export function webNameOf({ name }: Encoding): string {
  return encodings[name].web;
}

const selfOf = instanceOf(Encoding, 'Encoding');

const encodingNames = [
  'UTF8',
  'Unicode',
  'BigEndianUnicode',
  'ASCII',
  'Latin1',
  'UTF32',
  'Windows1252',
  'Latin9',
  'Ibm850',
  'Ibm437',
] as const;

/** The encoding of a name or code page; undefined for one that this host does not have. */
function encodingOf(name: string | number): Encoding | undefined {
  for (const key of encodingNames) {
    const { web, codePage } = encodings[key];
    const wanted = String(name)
      .toLowerCase()
      .replace(/^utf8$/, 'utf-8')
      .replace(/^ascii$/, 'us-ascii')
      .replace(/^unicode$/, 'utf-16');
    if (name === codePage || wanted === web.toLowerCase()) return new Encoding(key);
  }
  return undefined;
}

function needed(name: string | number): Encoding {
  const found = encodingOf(name);
  if (found !== undefined) return found;
  throw typeof name === 'number'
    ? netError(
        'System.NotSupportedException',
        `No data is available for encoding ${name}. For information on defining a custom encoding, see the documentation for the Encoding.RegisterProvider method.`,
      )
    : netError(
        'System.ArgumentException',
        `'${name}' is not a supported encoding name. For information on defining a custom encoding, see the documentation for the Encoding.RegisterProvider method. (Parameter 'name')`,
      );
}

/** System.Text.Encoding. */
export const encodingType = () => {
  const builder = new TypeBuilder('System.Text.Encoding', selfOf)
    .property('byte[] Preamble', (self) => byteArray(markOf(self)))
    .property('string BodyName', webNameOf)
    .property('string EncodingName', ({ name }) => encodings[name].name)
    .property('string HeaderName', webNameOf)
    .property('string WebName', webNameOf)
    .property('bool IsSingleByte', ({ name }) => singleByte.has(name))
    .property('int CodePage', ({ name }) => encodings[name].codePage)
    .method('int GetByteCount(string s)', (self, [value]) => encode(self, required(value, 's')).length)
    .method('byte[] GetBytes(string s)', (self, [value], context) => {
      context.allow('items', text(value).length);
      return byteArray(encode(self, required(value, 's')));
    })
    .method('byte[] GetBytes(char[] chars)', (self, [value = null]) =>
      byteArray(encode(self, charsOf(value))),
    )
    .method('int GetMaxByteCount(int charCount)', ({ name }, [count]) =>
      name === 'UTF8'
        ? (int(count) + 1) * 3
        : singleByte.has(name)
          ? int(count) + 1
          : (int(count) + 1) * (name === 'UTF32' ? 4 : 2),
    )
    .method('int GetCharCount(byte[] bytes)', (self, [value]) => decode(self, bytes(value)).length)
    .method(
      'char[] GetChars(byte[] bytes)',
      (self, [value]) =>
        new NetArray(
          decode(self, bytes(value))
            .split('')
            .map((one) => new Char(one.charCodeAt(0))),
          'System.Char',
        ),
    )
    .method('byte[] GetPreamble()', (self) => byteArray(markOf(self)))
    .method('string GetString(byte[] bytes)', (self, [value]) => decode(self, bytes(value)))
    .method('string GetString(byte[] bytes, int index, int count)', (self, [value, index, count]) =>
      decode(self, bytes(value).slice(int(index), int(index) + int(count))),
    )
    .method('string ToString()', (self) => self.typeName)
    .staticMethod('System.Text.Encoding GetEncoding(string name)', ([name]) => needed(required(name, 'name')))
    .staticMethod('System.Text.Encoding GetEncoding(int codepage)', ([page]) => needed(int(page)))
    .staticMethod(
      'byte[] Convert(System.Text.Encoding srcEncoding, System.Text.Encoding dstEncoding, byte[] bytes)',
      ([from = null, to = null, value]) => byteArray(encode(selfOf(to), decode(selfOf(from), bytes(value)))),
    )
    .staticProperty('System.Text.Encoding Default', () => new Encoding('UTF8', false, true));
  for (const name of ['UTF8', 'Unicode', 'BigEndianUnicode', 'ASCII', 'Latin1', 'UTF32'] as const) {
    builder.staticProperty(`System.Text.Encoding ${name}`, () => new Encoding(name));
  }
  return builder.build();
};

/** The types that derive from System.Text.Encoding, by full name; those that scripts make with `new` have constructors. */
export const derivedEncodings: readonly (readonly [string, () => ReturnType<typeof encodingType>])[] = [
  ...[
    ...new Set(Object.values(encodings).map(({ type }) => type)),
    'System.Text.UTF8Encoding',
    'System.Text.ASCIIEncoding',
  ].map((name) => {
    const make = () => {
      const builder = new TypeBuilder(name, selfOf, { base: 'System.Text.Encoding' });
      if (name === 'System.Text.UTF8Encoding') {
        builder
          .constructs('()', () => new Encoding('UTF8', false))
          .constructs(
            '(bool encoderShouldEmitUTF8Identifier)',
            ([mark]) => new Encoding('UTF8', mark === true),
          )
          .constructs(
            '(bool encoderShouldEmitUTF8Identifier, bool throwOnInvalidBytes)',
            ([mark]) => new Encoding('UTF8', mark === true),
          );
      }
      if (name === 'System.Text.ASCIIEncoding') builder.constructs('()', () => new Encoding('ASCII'));
      if (name === 'System.Text.UnicodeEncoding') {
        builder
          .constructs('()', () => new Encoding('Unicode'))
          .constructs(
            '(bool bigEndian, bool byteOrderMark)',
            ([big, mark]) => new Encoding(big === true ? 'BigEndianUnicode' : 'Unicode', mark === true),
          );
      }
      return builder.build();
    };
    return [name, make] satisfies [string, () => ReturnType<typeof encodingType>];
  }),
];
