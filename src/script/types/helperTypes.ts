import { compareNatural } from '../text/naturalOrder.ts';
import { escapeWildcards, hasWildcards, unescapeWildcards, wildcardPattern } from '../text/wildcard.ts';
import { NetArray } from '../values/netArray.ts';
import { Double, Integer } from '../values/number.ts';
import { TimeSpan } from '../values/timeSpan.ts';
import { NetObject, type Value } from '../values/value.ts';
import { bool, flagBits, instanceOf, int, outOfRange, required, text } from './arguments.ts';
import type { NetContext, NetType } from './netType.ts';
import { genericName } from './assemblies.ts';
import { TypeBuilder } from './typeBuilder.ts';

/** System.Random: numbers of the session, or of a seed. */
class Random extends NetObject {
  readonly typeName = 'System.Random';
  #state: number | null;

  constructor(seed: number | null) {
    super();
    this.#state = seed;
  }

  /** A number in [0, 1). */
  next(context: NetContext): number {
    if (this.#state === null) return context.random();
    // mulberry32: the numbers of a seed repeat, but are not those of .NET.
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }
}

function between(random: Random, low: number, high: number, context: NetContext): number {
  if (low > high) throw outOfRange("'minValue' cannot be greater than maxValue.", 'minValue');
  return low + Math.floor(random.next(context) * (high - low));
}

/** The type System.Random. */
export const randomType = () =>
  new TypeBuilder('System.Random', instanceOf(Random, 'Random'))
    .method('int Next()', (self, _, context) => between(self, 0, 2147483647, context))
    .method('int Next(int maxValue)', (self, [high], context) => {
      if (int(high) < 0) throw outOfRange("'maxValue' must be greater than zero.", 'maxValue');
      return between(self, 0, int(high), context);
    })
    .method('int Next(int minValue, int maxValue)', (self, [low, high], context) =>
      between(self, int(low), int(high), context),
    )
    .method('double NextDouble()', (self, _, context) => new Double(self.next(context)))
    .method('long NextInt64(long maxValue)', (self, [high], context) =>
      BigInt(Math.floor(self.next(context) * Number(high))),
    )
    .method('void NextBytes(byte[] buffer)', (self, [buffer], context) => {
      if (buffer instanceof NetArray) {
        for (let index = 0; index < buffer.items.length; index++)
          buffer.items[index] = new Integer('System.Byte', BigInt(between(self, 0, 256, context)));
      }
      return null;
    })
    .staticProperty('System.Random Shared', () => new Random(null))
    .constructs('()', () => new Random(null))
    .constructs('(int Seed)', ([seed]) => new Random(int(seed)))
    .build();

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

const wildcardOptions = 'System.Management.Automation.WildcardOptions';

/** The type WildcardPattern. */
export const wildcardType = () =>
  new TypeBuilder('System.Management.Automation.WildcardPattern', instanceOf(Wildcard, 'WildcardPattern'))
    .method('bool IsMatch(string input)', ({ pattern, options }, [input]) =>
      wildcardPattern(pattern, (options & 2) === 0)(text(input)),
    )
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

/** System.Collections.BitArray. */
export const bitArrayType = () => {
  const name = 'System.Collections.BitArray';
  const build = new TypeBuilder(name, instanceOf(NetArray, 'BitArray'));
  return build
    .constructs('(int length)', ([length], context) => {
      context.allow('items', int(length));
      return new NetArray(Array.from<Value>({ length: int(length) }).fill(false), 'System.Boolean');
    })
    .constructs(
      '(bool[] values)',
      ([values]) => new NetArray(values instanceof NetArray ? [...values.items] : [], 'System.Boolean'),
    )
    .constructs('(int length, bool defaultValue)', ([length, value], context) => {
      context.allow('items', int(length));
      return new NetArray(Array.from<Value>({ length: int(length) }).fill(bool(value)), 'System.Boolean');
    })
    .build();
};
