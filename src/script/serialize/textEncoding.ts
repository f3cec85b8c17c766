import { NetException, NetThrow } from '../values/netException.ts';

/** How the characters of a file are put into bytes. */
export interface FileEncoding {
  readonly kind: 'utf8' | 'utf16le' | 'utf16be' | 'utf32le' | 'utf32be' | 'ascii' | 'latin1' | 'windows1252';
  /** Whether a byte order mark stands at the start of a file that is made. */
  readonly mark: boolean;
}

const utf8: FileEncoding = { kind: 'utf8', mark: false };

const named = new Map<string, FileEncoding>([
  ['utf8', utf8],
  ['utf8nobom', utf8],
  ['default', utf8],
  ['oem', utf8],
  ['utf-8', { kind: 'utf8', mark: true }],
  ['utf8bom', { kind: 'utf8', mark: true }],
  ['unicode', { kind: 'utf16le', mark: true }],
  ['utf-16', { kind: 'utf16le', mark: true }],
  ['utf-16le', { kind: 'utf16le', mark: true }],
  ['string', { kind: 'utf16le', mark: true }],
  ['unknown', { kind: 'utf16le', mark: true }],
  ['bigendianunicode', { kind: 'utf16be', mark: true }],
  ['utf-16be', { kind: 'utf16be', mark: true }],
  ['utf32', { kind: 'utf32le', mark: true }],
  ['utf-32', { kind: 'utf32le', mark: true }],
  ['bigendianutf32', { kind: 'utf32be', mark: true }],
  ['ascii', { kind: 'ascii', mark: false }],
  ['us-ascii', { kind: 'ascii', mark: false }],
  ['latin1', { kind: 'latin1', mark: false }],
  ['iso-8859-1', { kind: 'latin1', mark: false }],
  ['ansi', { kind: 'windows1252', mark: false }],
  ['windows-1252', { kind: 'windows1252', mark: false }],
]);

/** What follows the name of an encoding in that of the same one without a mark. */
const noMark = ' without mark';

/** The name of the encoding that is another one but for its mark. */
export function markless(name: string): string {
  return name + noMark;
}

/** An encoding by the name that -Encoding takes; UTF-8 without a mark for none. Throws ArgumentException. */
export function fileEncoding(name: string | undefined): FileEncoding {
  if (name === undefined) return utf8;
  const found = named.get(name.toLowerCase());
  if (found !== undefined) return found;
  const marked = name.endsWith(noMark) ? named.get(name.slice(0, -noMark.length).toLowerCase()) : undefined;
  if (marked !== undefined) return { ...marked, mark: false };
  throw new NetThrow(
    new NetException(
      'System.ArgumentException',
      `'${name}' is not a supported encoding name. For information on defining a custom encoding, see the documentation for the Encoding.RegisterProvider method. (Parameter 'name')`,
    ),
  );
}

/** The mark that stands at the start of a file. */
export function byteOrderMark({ kind, mark }: FileEncoding): Uint8Array {
  return mark ? encodeText('\ufeff', { kind, mark: false }) : new Uint8Array(0);
}

/** A text as bytes, without a mark. What the encoding has no bytes for becomes `?`. */
export function encodeText(text: string, { kind }: FileEncoding): Uint8Array {
  switch (kind) {
    case 'utf8':
      return Buffer.from(text, 'utf8');
    case 'utf16le':
      return Buffer.from(text, 'utf16le');
    case 'utf16be':
      return Buffer.from(text, 'utf16le').swap16();
    case 'utf32le':
    case 'utf32be':
      return utf32(text, kind === 'utf32le');
    case 'ascii':
      return bytesOf(text, (code) => (code < 0x80 ? code : undefined));
    case 'latin1':
      return bytesOf(text, (code) => (code < 0x100 ? code : undefined));
    case 'windows1252':
      return bytesOf(text, (code) => toWindows1252(code));
  }
}

/** The text of a file: its mark decides, else the encoding asked for. */
export function decodeText(bytes: Uint8Array, encoding: FileEncoding): string {
  const marked = markedEncoding(bytes);
  const { kind } = marked ?? encoding;
  const content = marked === undefined ? bytes : bytes.subarray(encodeText('\ufeff', marked).length);
  switch (kind) {
    case 'utf8':
    case 'utf16le':
    case 'utf16be':
    case 'windows1252':
      return new TextDecoder(labels[kind], { ignoreBOM: true }).decode(content);
    case 'utf32le':
    case 'utf32be':
      return fromUtf32(content, kind === 'utf32le');
    case 'ascii':
    case 'latin1':
      return Buffer.from(content)
        .toString('latin1')
        .replaceAll(kind === 'ascii' ? /[\u0080-\u00ff]/gu : /(?!)/gu, '\ufffd');
  }
}

const labels = {
  utf8: 'utf-8',
  utf16le: 'utf-16le',
  utf16be: 'utf-16be',
  windows1252: 'windows-1252',
} as const;

function markedEncoding(bytes: Uint8Array): FileEncoding | undefined {
  const kinds = ['utf8', 'utf32le', 'utf32be', 'utf16le', 'utf16be'] as const;
  return kinds
    .map((kind): FileEncoding => ({ kind, mark: true }))
    .find((encoding) => byteOrderMark(encoding).every((byte, index) => bytes[index] === byte));
}

function bytesOf(text: string, byteOf: (code: number) => number | undefined): Uint8Array {
  return Uint8Array.from(Array.from(text, (char) => byteOf(char.codePointAt(0) ?? 0) ?? 0x3f));
}

/** The characters of 0x80 to 0x9f in Windows-1252. */
const windowsHigh = new TextDecoder('windows-1252').decode(
  Uint8Array.from({ length: 32 }, (_, index) => 0x80 + index),
);

function toWindows1252(code: number): number | undefined {
  if (code < 0x80 || (code >= 0xa0 && code < 0x100)) return code;
  const place = windowsHigh.indexOf(String.fromCodePoint(code));
  return place < 0 ? undefined : 0x80 + place;
}

function utf32(text: string, littleEndian: boolean): Uint8Array {
  const points = Array.from(text);
  const view = new DataView(new ArrayBuffer(points.length * 4));
  points.forEach((point, index) => {
    view.setUint32(index * 4, point.codePointAt(0) ?? 0, littleEndian);
  });
  return new Uint8Array(view.buffer);
}

function fromUtf32(bytes: Uint8Array, littleEndian: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let text = '';
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    const point = view.getUint32(at, littleEndian);
    text += point <= 0x10ffff ? String.fromCodePoint(point) : '\ufffd';
  }
  return text;
}
