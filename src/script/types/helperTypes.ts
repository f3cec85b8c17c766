import { compareNatural } from '../text/naturalOrder.ts';
import { escapeWildcards, hasWildcards, unescapeWildcards, wildcardPattern } from '../text/wildcard.ts';
import { TimeSpan } from '../values/timeSpan.ts';
import { NetObject, type Value } from '../values/value.ts';
import { flagBits, instanceOf, required, text } from './arguments.ts';
import type { NetContext, NetType } from './netType.ts';
import { genericName } from './assemblies.ts';
import { sameValue } from './objectType.ts';
import { TypeBuilder } from './typeBuilder.ts';

/** System.Diagnostics.Stopwatch: milliseconds before the last start, and since when it runs. */
class Stopwatch extends NetObject {
  readonly typeName = 'System.Diagnostics.Stopwatch';
  gathered = 0;
  since: number | null = null;

  elapsed(context: NetContext): number {
    return this.gathered + (this.since === null ? 0 : context.clock.monotonic() - this.since);
  }
}

const elapsedTicks = (self: Stopwatch, context: NetContext) =>
  BigInt(Math.floor(self.elapsed(context) * 10_000));

/** The type System.Diagnostics.Stopwatch. */
export const stopwatchType = () =>
  new TypeBuilder('System.Diagnostics.Stopwatch', instanceOf(Stopwatch, 'Stopwatch'))
    .property('bool IsRunning', ({ since }) => since !== null)
    .property('timespan Elapsed', (self, context) => new TimeSpan(elapsedTicks(self, context)))
    .property('long ElapsedMilliseconds', (self, context) => BigInt(Math.floor(self.elapsed(context))))
    .property('long ElapsedTicks', (self, context) => elapsedTicks(self, context) * 100n)
    .method('void Reset()', (self) => {
      self.gathered = 0;
      self.since = null;
      return null;
    })
    .method('void Restart()', (self, _, context) => {
      self.gathered = 0;
      self.since = context.clock.monotonic();
      return null;
    })
    .method('void Start()', (self, _, context) => {
      self.since ??= context.clock.monotonic();
      return null;
    })
    .method('void Stop()', (self, _, context) => {
      self.gathered = self.elapsed(context);
      self.since = null;
      return null;
    })
    .method('string ToString()', (self, _, context) =>
      context.text(new TimeSpan(elapsedTicks(self, context))),
    )
    .staticProperty('long Frequency', () => 1_000_000_000n)
    .staticProperty('bool IsHighResolution', () => true)
    .staticMethod('long GetTimestamp()', (_, context) =>
      BigInt(Math.floor(context.clock.monotonic() * 1_000_000)),
    )
    .staticMethod('System.Diagnostics.Stopwatch StartNew()', (_, context) => {
      const made = new Stopwatch();
      made.since = context.clock.monotonic();
      return made;
    })
    .constructs('()', () => new Stopwatch())
    .build();

/** System.Tuple of some types. */
class Tuple extends NetObject {
  readonly typeName: string;
  readonly parts: readonly Value[];

  constructor(typeName: string, parts: readonly Value[]) {
    super();
    this.typeName = typeName;
    this.parts = parts;
  }
}

const tupleOf = instanceOf(Tuple, 'Tuple');

/** The type of tuples of some types, ``System.Tuple`2`` or ``System.ValueTuple`2``. */
export function tupleType(fullName: string, args: readonly string[]): NetType {
  const isStruct = fullName.includes('ValueTuple');
  const builder = new TypeBuilder(fullName, tupleOf, {
    interfaces: ['System.IComparable'],
    kind: isStruct ? 'struct' : 'class',
    typeArguments: args.map((name, index) => [`T${index + 1}`, name] satisfies [string, string]),
  });
  // Properties of a Tuple come as declared, fields of a ValueTuple behind its property.
  if (isStruct) builder.property('int Length', ({ parts }) => parts.length);
  for (const index of args.keys()) {
    builder.property(`T${index + 1} Item${index + 1}`, ({ parts }) => parts[index] ?? null);
  }
  if (!isStruct) builder.property('int Length', ({ parts }) => parts.length);
  return builder
    .method('int CompareTo(System.Object obj)', ({ parts }, [other], context) => {
      for (const [index, part] of parts.entries()) {
        const order = compareNatural(part, tupleOf(other).parts[index] ?? null, context);
        if (order !== 0) return order;
      }
      return 0;
    })
    .method(
      'bool Equals(System.Object obj)',
      ({ typeName, parts }, [other]) =>
        other instanceof Tuple &&
        other.typeName === typeName &&
        parts.every((part, index) => sameValue(part, other.parts[index] ?? null)),
    )
    .method(
      'string ToString()',
      ({ parts }, _, context) => `(${parts.map((part) => context.text(part)).join(', ')})`,
    )
    .constructs(
      `(${args.map((_, index) => `T${index + 1} item${index + 1}`).join(', ')})`,
      (parts) => new Tuple(fullName, parts),
    )
    .build();
}

/** Full name of the type of tuples of some types. */
export function tupleName(of: 'System.Tuple' | 'System.ValueTuple', types: readonly string[]): string {
  return genericName(`${of}\`${String(types.length)}`, types);
}

/** A ValueTuple of values whose types are named. */
export function valueTuple(types: readonly string[], parts: readonly Value[]): Value {
  return new Tuple(tupleName('System.ValueTuple', types), parts);
}

/** A Tuple of values whose types are named. */
export function tuple(types: readonly string[], parts: readonly Value[]): Value {
  return new Tuple(tupleName('System.Tuple', types), parts);
}

/** System.Tuple and System.ValueTuple: Create. */
export const tupleFactory = (name: 'System.Tuple' | 'System.ValueTuple') => () => {
  const builder = new TypeBuilder(name, (value) => value);
  for (let count = 1; count <= 7; count++) {
    const list = Array.from({ length: count }, (_, index) => `System.Object item${index + 1}`).join(', ');
    builder.staticMethod(
      `System.Object Create(${list})`,
      (parts, context) =>
        new Tuple(
          genericName(
            `${name}\`${count}`,
            parts.map((part) => context.types.of(part).fullName),
          ),
          parts,
        ),
    );
  }
  return builder.build();
};

/** System.Management.Automation.WildcardPattern. */
class Wildcard extends NetObject {
  readonly typeName = 'System.Management.Automation.WildcardPattern';
  readonly pattern: string;
  readonly options: number;

  constructor(pattern: string, options: number) {
    super();
    this.pattern = pattern;
    this.options = options;
  }
}

/** The pattern as a filter of WMI has it. */
function wqlOf(pattern: string): string {
  return pattern.replaceAll(/`(.)|[*?%_']/gs, (found, escaped: string | undefined) => {
    if (escaped !== undefined) return /[%_[]/.test(escaped) ? `[${escaped}]` : escaped;
    if (found === '*') return '%';
    if (found === '?') return '_';
    return found === "'" ? "\\'" : `[${found}]`;
  });
}

const wildcardOptions = 'System.Management.Automation.WildcardOptions';

/** The type WildcardPattern. */
export const wildcardType = () =>
  new TypeBuilder('System.Management.Automation.WildcardPattern', instanceOf(Wildcard, 'WildcardPattern'))
    .method('bool IsMatch(string input)', ({ pattern, options }, [input]) =>
      wildcardPattern(pattern, (options & 2) === 0)(text(input)),
    )
    .method('string ToWql()', ({ pattern }) => wqlOf(pattern))
    .staticMethod('bool ContainsWildcardCharacters(string pattern)', ([value]) => hasWildcards(text(value)))
    .staticMethod('string Escape(string pattern)', ([value]) => escapeWildcards(required(value, 'pattern')))
    .staticMethod('string Unescape(string pattern)', ([value]) =>
      unescapeWildcards(required(value, 'pattern')),
    )
    .staticMethods(
      [
        'System.Management.Automation.WildcardPattern Get(string pattern)',
        `System.Management.Automation.WildcardPattern Get(string pattern, ${wildcardOptions} options)`,
      ],
      ([value, options]) => new Wildcard(required(value, 'pattern'), flagBits(options)),
    )
    .constructs('(string pattern)', ([value]) => new Wildcard(required(value, 'pattern'), 0))
    .constructs(
      `(string pattern, ${wildcardOptions} options)`,
      ([value, options]) => new Wildcard(required(value, 'pattern'), flagBits(options)),
    )
    .build();
