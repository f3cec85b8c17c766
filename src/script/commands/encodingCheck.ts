import { fileEncoding, markless } from '../serialize/textEncoding.ts';
import { Encoding } from '../types/text/encodingTypes.ts';
import { unboxed } from '../values/extendedMembers.ts';
import { NetException, NetThrow } from '../values/netException.ts';
import type { Value } from '../values/value.ts';
import type { ArgumentCheck } from './commandMetadata.ts';

/** What -Encoding takes: an encoding, the name of one or the number of its code page. It becomes a name that files are written by. */
export const encodingCheck: ArgumentCheck = {
  attribute: 'ArgumentToEncodingTransformation',
  values: [],
  transforms: true,
  apply(given) {
    const value = unboxed(given);
    if (value instanceof Encoding) return nameOf(value) ?? value;
    if (typeof value === 'number') return pageName(value);
    if (typeof value === 'string') fileEncoding(value);
    return value;
  },
};

/** Full name of the type that the parameter has. */
export const encodingType = 'System.Text.Encoding';

const names: ReadonlyMap<string, string> = new Map([
  ['UTF8', 'utf8BOM'],
  ['Unicode', 'unicode'],
  ['BigEndianUnicode', 'bigendianunicode'],
  ['UTF32', 'utf32'],
  ['ASCII', 'ascii'],
  ['Latin1', 'latin1'],
  ['Windows1252', 'ansi'],
]);

function nameOf({ name, hasMark }: Encoding): string | undefined {
  const marked = names.get(name);
  return marked === undefined || hasMark ? marked : markless(marked);
}

const pages: ReadonlyMap<number, string> = new Map([
  [0, 'default'],
  [65001, 'utf8BOM'],
  [1200, 'unicode'],
  [1201, 'bigendianunicode'],
  [12000, 'utf32'],
  [12001, 'bigendianutf32'],
  [20127, 'ascii'],
  [28591, 'latin1'],
  [1252, 'ansi'],
]);

/** Numbers that stand for a code page of the machine, which a cmdlet does not take. */
const machinePages = new Set([1, 2, 3, 42]);

function pageName(page: number): Value {
  const name = pages.get(page);
  if (name !== undefined) return name;
  const message =
    page < 0 || page > 65535
      ? "Valid values are between 0 and 65535, inclusive. (Parameter 'codepage')"
      : machinePages.has(page)
        ? `${page} is not a supported code page. (Parameter 'codepage')`
        : `No data is available for encoding ${page}. For information on defining a custom encoding, see the documentation for the Encoding.RegisterProvider method.`;
  throw new NetThrow(new NetException('System.ArgumentException', message));
}
