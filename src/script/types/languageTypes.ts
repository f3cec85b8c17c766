import { convert, tryConvert } from '../convert/convert.ts';
import { toBoolean } from '../convert/toBoolean.ts';
import { compareNatural } from '../text/naturalOrder.ts';
import { NetObject, type Value } from '../values/value.ts';
import { Version } from '../values/version.ts';
import { argumentNull, bool, instanceOf, int, netError, required, text } from './arguments.ts';
import { NetType } from './netType.ts';
import { sameValue } from './objectType.ts';
import { storeFound } from './tryParse.ts';
import { TypeBuilder } from './typeBuilder.ts';

const typeOf = (value: Value | undefined): NetType => {
  if (value instanceof NetType) return value;
  throw argumentNull('resultType');
};

const space = 'System.Management.Automation';

/** LanguagePrimitives: what PowerShell's operators and casts do, as methods. */
export const languagePrimitivesType = (): NetType =>
  new TypeBuilder(`${space}.LanguagePrimitives`, (value) => value)
    .staticMethods(
      [
        'System.Object ConvertTo(System.Object valueToConvert, type resultType)',
        'System.Object ConvertTo(System.Object valueToConvert, type resultType, System.IFormatProvider formatProvider)',
      ],
      ([value = null, type], context) => convert(value, typeOf(type), context),
    )
    .staticMethod(
      'bool TryConvertTo(System.Object valueToConvert, type resultType, ref System.Object result)',
      ([value = null, type, target], context) =>
        storeFound(tryConvert(value, typeOf(type), context), target, null),
    )
    .staticMethods(
      [
        'bool Equals(System.Object first, System.Object second)',
        'bool Equals(System.Object first, System.Object second, bool ignoreCase)',
      ],
      ([first = null, second = null, ignoreCase = false], context) => {
        if (typeof first === 'string' || typeof second === 'string') {
          const [one, other] = [context.text(first), context.text(second)];
          return bool(ignoreCase) ? one.toLowerCase() === other.toLowerCase() : one === other;
        }
        const type = first === null ? undefined : context.types.of(first);
        const like = type === undefined ? second : (tryConvert(second, type, context) ?? second);
        return sameValue(first, like);
      },
    )
    .staticMethods(
      ['int Compare(System.Object first, System.Object second)'],
      ([first = null, second = null], context) => {
        const type = first === null ? undefined : context.types.of(first);
        const like = type === undefined ? second : (tryConvert(second, type, context) ?? second);
        return Math.sign(compareNatural(first, like, context));
      },
    )
    .staticMethod('bool IsTrue(System.Object obj)', ([value = null]) => toBoolean(value))
    .build();

/** System.Management.Automation.SemanticVersion. */
class SemanticVersion extends NetObject {
  readonly typeName = `${space}.SemanticVersion`;
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
  readonly label: string | null;
  readonly build: string | null;

  constructor(parts: readonly [number, number, number], label: string | null, build: string | null) {
    super();
    [this.major, this.minor, this.patch] = parts;
    this.label = label;
    this.build = build;
  }

  get shown(): string {
    const label = this.label === null ? '' : `-${this.label}`;
    return `${String(this.major)}.${String(this.minor)}.${String(this.patch)}${label}${this.build === null ? '' : `+${this.build}`}`;
  }

  get dictionaryKey(): string {
    return this.shown;
  }
}

function parse(value: string): SemanticVersion | undefined {
  const found = /^(\d+)(?:\.(\d+))?(?:\.(\d+))?(?:-([0-9A-Za-z.-]+))?(?:\+([0-9A-Za-z.-]+))?$/.exec(value);
  if (found === null) return undefined;
  const [, major = '0', minor = '0', patch = '0', label, build] = found;
  return new SemanticVersion([Number(major), Number(minor), Number(patch)], label ?? null, build ?? null);
}

function parsed(value: string): SemanticVersion {
  const found = parse(value);
  if (found !== undefined) return found;
  throw netError('System.FormatException', "The input string '' was not in a correct format.");
}

function compareLabels(one: string | null, other: string | null): number {
  if (one === other) return 0;
  if (one === null) return 1;
  if (other === null) return -1;
  const [left, right] = [one.split('.'), other.split('.')];
  for (let index = 0; index < Math.min(left.length, right.length); index++) {
    const [a = '', b = ''] = [left[index], right[index]];
    const [first, second] = [/^\d+$/.test(a), /^\d+$/.test(b)];
    if (first && second && Number(a) !== Number(b)) return Math.sign(Number(a) - Number(b));
    if (first !== second) return first ? -1 : 1;
    if (a !== b) return a < b ? -1 : 1;
  }
  return Math.sign(left.length - right.length);
}

function compare(one: SemanticVersion, other: SemanticVersion): number {
  return (
    Math.sign(one.major - other.major) ||
    Math.sign(one.minor - other.minor) ||
    Math.sign(one.patch - other.patch) ||
    compareLabels(one.label, other.label)
  );
}

/** The type SemanticVersion, `[semver]`. */
export const semanticVersionType = (): NetType => {
  const full = `${space}.SemanticVersion`;
  const versionOf = instanceOf(SemanticVersion, 'SemanticVersion');
  const parts = (args: readonly (Value | undefined)[]): readonly [number, number, number] => [
    int(args[0]),
    int(args[1] ?? 0),
    int(args[2] ?? 0),
  ];
  return new TypeBuilder(full, versionOf, { interfaces: ['System.IComparable'] })
    .property('int Major', ({ major }) => major)
    .property('int Minor', ({ minor }) => minor)
    .property('int Patch', ({ patch }) => patch)
    .property('string PreReleaseLabel', ({ label }) => label)
    .property('string BuildLabel', ({ build }) => build)
    .method('int CompareTo(System.Object version)', (self, [other]) => compare(self, versionOf(other)))
    .method(
      'bool Equals(System.Object obj)',
      (self, [other]) => other instanceof SemanticVersion && other.shown === self.shown,
    )
    .method('string ToString()', ({ shown }) => shown)
    .staticMethod(`${full} Parse(string version)`, ([value]) => parsed(required(value, 'version')))
    .staticMethod(`bool TryParse(string version, ref ${full} result)`, ([value, target]) =>
      storeFound(parse(text(value)), target, null),
    )
    .staticMethod(`int Compare(${full} versionA, ${full} versionB)`, ([one, other]) =>
      compare(versionOf(one), versionOf(other)),
    )
    .constructs('(string version)', ([value]) => parsed(required(value, 'version')))
    .constructs('(version version)', ([value]) => {
      if (!(value instanceof Version)) throw argumentNull('version');
      const [major = 0, minor = 0, patch = 0] = value.parts;
      return new SemanticVersion([major, minor, patch], null, null);
    })
    .constructs('(int major)', (args) => new SemanticVersion(parts(args), null, null))
    .constructs('(int major, int minor)', (args) => new SemanticVersion(parts(args), null, null))
    .constructs('(int major, int minor, int patch)', (args) => new SemanticVersion(parts(args), null, null))
    .constructs(
      '(int major, int minor, int patch, string label)',
      (args) => new SemanticVersion(parts(args), text(args[3]) || null, null),
    )
    .constructs(
      '(int major, int minor, int patch, string preReleaseLabel, string buildLabel)',
      (args) => new SemanticVersion(parts(args), text(args[3]) || null, text(args[4]) || null),
    )
    .build();
};
