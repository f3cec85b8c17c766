import { isGuid } from '../../base/guid.ts';
import { NetException, NetThrow } from '../values/netException.ts';

const badFormat = 'Unrecognized Guid format.';
const notHex = 'Guid string should only contain hexadecimal characters.';
const fourDashes = 'Guid should contain 32 digits with 4 dashes (xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx).';
const noBrace = 'Could not find the ending brace.';

/** The 36 lower-case characters of a Guid, or why the text is none. */
type Read = { readonly guid: string } | { readonly why: string };

const allDigits = (text: string): boolean => /^[0-9a-f]*$/iu.test(text);

function fromDashed(text: string): Read {
  if (text.length !== 36 || ![8, 13, 18, 23].every((at) => text[at] === '-')) return { why: fourDashes };
  return isGuid(text.toLowerCase()) ? { guid: text.toLowerCase() } : { why: notHex };
}

function fromDigits(text: string): Read {
  if (text.length !== 32) return { why: fourDashes };
  return allDigits(text) ? { guid: dashedGuid(text.toLowerCase()) } : { why: notHex };
}

function within(text: string, open: string, close: string): Read {
  return text.length === 38 && text.startsWith(open) && text.endsWith(close)
    ? fromDashed(text.slice(1, -1))
    : { why: fourDashes };
}

/** `{0x…,0x…,0x…,{0x…,…}}`: eleven numbers. */
function fromNumbers(given: string): Read {
  const text = given.replaceAll(/\s/gu, '');
  if (!/^\{0x/iu.test(text)) return { why: 'Expected {0xdddddddd, etc}.' };
  if (!text.endsWith('}}')) return { why: noBrace };
  const [, head = '', tail = ''] = /^\{(.*),\{(.*)\}\}$/u.exec(text) ?? [];
  const numbers = [...head.split(','), ...tail.split(',')];
  const widths = [8, 4, 4, 2, 2, 2, 2, 2, 2, 2, 2];
  if (numbers.length !== widths.length || !numbers.every((number) => /^0x[0-9a-f]+$/iu.test(number)))
    return { why: badFormat };
  const digits = numbers.map((number, index) => number.slice(2).padStart(widths[index] ?? 0, '0'));
  return digits.every((digit, index) => digit.length === widths[index])
    ? { guid: dashedGuid(digits.join('').toLowerCase()) }
    : { why: badFormat };
}

function read(text: string): Read {
  if (text.length < 32) return { why: badFormat };
  if (text.startsWith('(')) return within(text, '(', ')');
  if (text.startsWith('{')) return text[9] === '-' ? within(text, '{', '}') : fromNumbers(text);
  return text[8] === '-' ? fromDashed(text) : fromDigits(text);
}

const exactly: ReadonlyMap<string, (text: string) => Read> = new Map([
  ['D', fromDashed],
  ['N', fromDigits],
  ['B', (text) => within(text, '{', '}')],
  ['P', (text) => within(text, '(', ')')],
  ['X', fromNumbers],
]);

/** Reads a Guid in any of its forms. 36 lower-case characters; undefined for another text. */
export function tryParseGuid(text: string, format?: string): string | undefined {
  const reader = format === undefined ? read : exactly.get(format.toUpperCase());
  const found = reader?.(text.trim());
  return found !== undefined && 'guid' in found ? found.guid : undefined;
}

/** The 32 digits of a Guid with its four dashes. */
export function dashedGuid(digits: string): string {
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** Reads a Guid in any of its forms, or in the one that a format names: `D`, `N`, `B`, `P`, `X`. Throws FormatException. */
export function parseGuid(text: string, format?: string): string {
  const reader = format === undefined ? read : exactly.get(format.toUpperCase());
  if (reader === undefined) throw formatError(badGuidFormat);
  const found = reader(text.trim());
  if ('guid' in found) return found.guid;
  throw formatError(found.why);
}

/** What .NET says to a format of Guids that it does not know. */
export const badGuidFormat = 'Format string can be only "D", "d", "N", "n", "P", "p", "B", "b", "X" or "x".';

function formatError(message: string): NetThrow {
  return new NetThrow(new NetException('System.FormatException', message));
}
