import { compareTo } from './compareTo.ts';
import { wholeOfType } from '../convert/toNumber.ts';
import { formatGuid } from '../text/formatGuid.ts';
import { dashedGuid, parseGuid, tryParseGuid } from '../text/parseGuid.ts';
import { parseVersion } from '../text/parseVersion.ts';
import { emptyGuid, Guid } from '../values/guid.ts';
import { SemanticVersion } from '../values/semanticVersion.ts';
import { plainVersion } from './semanticVersionType.ts';
import { Version } from '../values/version.ts';
import { ticksPer, unixEpochTicks } from '../values/calendar.ts';
import { DateTimeOffset } from '../values/dateTimeOffset.ts';
import type { Value } from '../values/value.ts';
import { byteArray, bytes, instanceOf, int, negative, netError, required, text } from './arguments.ts';
import type { NetContext } from './netType.ts';
import { attempt, storeFound } from './tryParse.ts';
import { TypeBuilder } from './typeBuilder.ts';

const guidOf = instanceOf(Guid, 'System.Guid');

const hex = (value: number, digits: number) => value.toString(16).padStart(digits, '0');

function newGuid(context: NetContext): Guid {
  const digits = Array.from({ length: 32 }, () => Math.floor(context.random() * 16));
  digits[12] = 4;
  digits[16] = 8 + ((digits[16] ?? 0) & 3);
  return new Guid(dashedGuid(digits.map((digit) => hex(digit, 1)).join('')));
}

/** A Guid of version 7: milliseconds since 1970 before its random digits. */
function timedGuid(milliseconds: number, context: NetContext): Guid {
  const digits = newGuid(context).text.replaceAll('-', '').slice(13);
  return new Guid(dashedGuid(`${hex(milliseconds, 12)}7${digits}`));
}

/** The order of bytes in which .NET keeps a Guid: the first three groups little-endian. */
const byteOrder = [3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15];

/** System.Guid. */
export const guidType = () =>
  new TypeBuilder('System.Guid', guidOf, {
    kind: 'struct',
    interfaces: ['System.IComparable', 'System.IFormattable'],
  })
    .method(
      'int CompareTo(System.Object value)',
      compareTo(
        'GUID',
        (other) => other instanceof Guid,
        (self: Guid, other) => (self.text < other.text ? -1 : self.text > other.text ? 1 : 0),
        'value',
      ),
    )
    .method(
      'bool Equals(System.Object o)',
      (self, [other]) => other instanceof Guid && other.text === self.text,
    )
    .method('byte[] ToByteArray()', (self) => {
      const all = Buffer.from(self.text.replaceAll('-', ''), 'hex');
      return byteArray(byteOrder.map((index) => all[index] ?? 0));
    })
    .method('string ToString()', ({ text: shown }) => shown)
    .methods(
      ['string ToString(string format)', 'string ToString(string format, System.IFormatProvider provider)'],
      (self, [format]) => formatGuid(self.text, text(format)),
    )
    .property('int Variant', ({ text: shown }) => parseInt(shown.charAt(19), 16))
    .property('int Version', ({ text: shown }) => parseInt(shown.charAt(14), 16))
    // Beside .NET's members: the note that PowerShell's serialization shows.
    .added('ScriptProperty', 'string Guid', ({ text: shown }) => shown, '$this.ToString()')
    .staticProperty('guid Empty', () => emptyGuid())
    .staticProperty('guid AllBitsSet', () => new Guid(dashedGuid('f'.repeat(32))))
    .staticMethod('guid NewGuid()', (_, context) => newGuid(context))
    .staticMethods(
      ['guid CreateVersion7()', 'guid CreateVersion7(System.DateTimeOffset timestamp)'],
      ([when], context) =>
        timedGuid(
          when instanceof DateTimeOffset
            ? Number((when.utcTicks - unixEpochTicks) / ticksPer.millisecond)
            : context.clock.now(),
          context,
        ),
    )
    .staticMethods(
      ['guid Parse(string input)', 'guid Parse(string s, System.IFormatProvider provider)'],
      ([value]) => new Guid(parseGuid(required(value, 'input'))),
    )
    .staticMethod(
      'guid ParseExact(string input, string format)',
      ([value, format]) => new Guid(parseGuid(required(value, 'input'), required(format, 'format'))),
    )
    .staticMethod('bool TryParse(string input, ref guid result)', ([value, target]) => {
      const parsed = typeof value === 'string' ? tryParseGuid(value) : undefined;
      return storeFound(parsed === undefined ? undefined : new Guid(parsed), target, emptyGuid());
    })
    .staticMethod(
      'bool TryParseExact(string input, string format, ref guid result)',
      ([value, format, target]) => {
        const parsed =
          typeof value === 'string' && typeof format === 'string' ? tryParseGuid(value, format) : undefined;
        return storeFound(parsed === undefined ? undefined : new Guid(parsed), target, emptyGuid());
      },
    )
    .constructs('(string g)', ([value]) => new Guid(parseGuid(required(value, 'g'))))
    .constructs('(byte[] b)', ([value]) => {
      const all = bytes(value);
      if (all.length !== 16)
        throw netError(
          'System.ArgumentException',
          "Byte array for Guid must be exactly 16 bytes long. (Parameter 'b')",
        );
      const ordered = byteOrder.map((index) => hex(all[index] ?? 0, 2)).join('');
      return new Guid(parseGuid(ordered));
    })
    .constructs('(int a, short b, short c, byte[] d)', ([a, b, c, rest]) =>
      guidOfParts([a, b, c, ...bytes(rest)]),
    )
    .constructs(
      '(int a, short b, short c, byte d, byte e, byte f, byte g, byte h, byte i, byte j, byte k)',
      guidOfParts,
    )
    .build();

/** A Guid of the numbers of its eleven parts. */
function guidOfParts(parts: readonly (Value | undefined)[]): Guid {
  const widths = [8, 4, 4];
  const digits = parts.map((part, index) => {
    const width = widths[index] ?? 2;
    return hex(Number(BigInt.asUintN(width * 4, BigInt(int(part)))), width);
  });
  return new Guid(dashedGuid(digits.join('')));
}

const versionOf = instanceOf(Version, 'System.Version');

function compareVersions(left: Version, right: Version): number {
  for (const name of ['major', 'minor', 'build', 'revision'] as const) {
    if (left[name] !== right[name]) return left[name] < right[name] ? -1 : 1;
  }
  return 0;
}

function versionText({ parts }: Version, count: number): string {
  if (count < 0 || count > parts.length) {
    throw netError(
      'System.ArgumentException',
      `Argument must be between 0 and ${count > 4 ? 4 : parts.length}. (Parameter 'fieldCount')`,
      { ParamName: 'fieldCount' },
    );
  }
  return parts.slice(0, count).join('.');
}

/** System.Version. */
export const versionType = () =>
  new TypeBuilder('System.Version', versionOf, {
    interfaces: ['System.ICloneable', 'System.IComparable', 'System.IFormattable'],
  })
    .property('int Major', ({ major }) => major)
    .property('int Minor', ({ minor }) => minor)
    .property('int Build', ({ build }) => build)
    .property('int Revision', ({ revision }) => revision)
    .property(
      'short MajorRevision',
      ({ revision }) => wholeOfType(BigInt(revision >> 16), 'System.Int16') ?? 0,
    )
    .property(
      'short MinorRevision',
      ({ revision }) => wholeOfType(BigInt.asIntN(16, BigInt(revision)), 'System.Int16') ?? 0,
    )
    .method('System.Object Clone()', (self) => self)
    .method(
      'int CompareTo(System.Object version)',
      compareTo('Version', (other) => other instanceof Version, compareVersions, 'version'),
    )
    .method('int CompareTo(version value)', (self, [other = null]) =>
      other === null ? 1 : compareVersions(self, versionOf(other)),
    )
    .method(
      'bool Equals(System.Object obj)',
      (self, [other]) => other instanceof Version && compareVersions(self, other) === 0,
    )
    .method('string ToString()', ({ parts }) => parts.join('.'))
    .method('string ToString(int fieldCount)', (self, [count]) => versionText(self, int(count)))
    .staticMethod('version Parse(string input)', ([value]) => parseVersion(required(value, 'input')))
    .staticMethod('bool TryParse(string input, ref version result)', ([value, target]) => {
      const parsed = typeof value === 'string' ? attempt(() => parseVersion(value)) : undefined;
      return storeFound(parsed, target, null);
    })
    .constructs('(int major, int minor, int build, int revision)', (args) => new Version(...numbers(args)))
    .constructs('(int major, int minor, int build)', (args) => new Version(...numbers(args)))
    .constructs('(int major, int minor)', (args) => new Version(...numbers(args)))
    .constructs('(string version)', ([value]) => parseVersion(required(value, 'version')))
    .constructs('(semver version)', ([value]) =>
      value instanceof SemanticVersion ? plainVersion(value) : new Version(0, 0),
    )
    .constructs('()', () => new Version(0, 0))
    .build();

function numbers(args: readonly Value[]): [number, number, number, number] {
  const names = ['major', 'minor', 'build', 'revision'];
  const [major = 0, minor = 0, build = -1, revision = -1] = args.map((value, index) => {
    if (int(value) < 0) throw negative(names[index] ?? '', int(value));
    return int(value);
  });
  return [major, minor, build, revision];
}
