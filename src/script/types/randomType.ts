import { NetArray } from '../values/netArray.ts';
import { Double, Integer, Single } from '../values/number.ts';
import { NetObject, type Value } from '../values/value.ts';
import { instanceOf, int, items, long, negative, outOfRange } from './arguments.ts';
import type { NetContext } from './netType.ts';
import { TypeBuilder } from './typeBuilder.ts';
import { SeededNumbers } from './seededNumbers.ts';

/** System.Random: numbers of the session, or of a seed. */
class Random extends NetObject {
  readonly typeName = 'System.Random';
  readonly #seeded: SeededNumbers | null;

  constructor(seed: number | null) {
    super();
    this.#seeded = seed === null ? null : new SeededNumbers(seed);
  }

  /** A number in [0, 1). */
  next(context: NetContext): number {
    return this.#seeded?.fraction() ?? context.random();
  }

  /** A whole number from 0 on, below a limit. */
  below(limit: number, context: NetContext): number {
    return Math.floor(this.next(context) * limit);
  }

  /** A whole number between two, the second excluded. */
  between(low: number, high: number, context: NetContext): number {
    const range = high - low;
    if (this.#seeded === null || range <= 2147483647) return low + this.below(range, context);
    return low + Math.floor(this.#seeded.largeFraction() * range);
  }

  /** A whole number that is below the largest Int32. */
  whole(context: NetContext): number {
    return this.#seeded?.whole() ?? this.below(2147483647, context);
  }

  byte(context: NetContext): number {
    return this.#seeded === null ? this.below(256, context) : this.#seeded.whole() & 0xff;
  }
}

function shuffle(self: Random, all: Value[], context: NetContext): void {
  for (let index = 0; index < all.length - 1; index++) {
    const other = self.between(index, all.length, context);
    const kept = all[index] ?? null;
    all[index] = all[other] ?? null;
    all[other] = kept;
  }
}

/** The type System.Random. */
export const randomType = () =>
  new TypeBuilder('System.Random', instanceOf(Random, 'Random'))
    .method('int Next()', (self, _, context) => self.whole(context))
    .method('int Next(int maxValue)', (self, [high], context) => {
      if (int(high) < 0) throw negative('maxValue', int(high));
      return self.below(int(high), context);
    })
    .method('int Next(int minValue, int maxValue)', (self, [low, high], context) => {
      if (int(low) > int(high)) throw outOfRange("'minValue' cannot be greater than maxValue.", 'minValue');
      return self.between(int(low), int(high), context);
    })
    .method('double NextDouble()', (self, _, context) => new Double(self.next(context)))
    .method('float NextSingle()', (self, _, context) => new Single(Math.fround(self.next(context))))
    .methods(
      ['long NextInt64()', 'long NextInt64(long maxValue)', 'long NextInt64(long minValue, long maxValue)'],
      (self, args, context) => {
        const [low, high] =
          args.length === 2
            ? [long(args[0]), long(args[1])]
            : [0n, args.length === 0 ? maximum : long(args[0])];
        return low + BigInt(Math.floor(self.next(context) * Number(high - low)));
      },
    )
    .method('void NextBytes(byte[] buffer)', (self, [buffer], context) => {
      if (buffer instanceof NetArray)
        for (let index = 0; index < buffer.items.length; index++)
          buffer.items[index] = new Integer('System.Byte', BigInt(self.byte(context)));
      return null;
    })
    .method('void Shuffle[T](T[] values)', (self, [values], context) => {
      if (values instanceof NetArray) shuffle(self, values.items, context);
      return null;
    })
    .method('T[] GetItems[T](T[] choices, int length)', (self, [choices, length], context) => {
      const all = items(choices);
      context.allow('items', int(length));
      return new NetArray(
        Array.from({ length: int(length) }, () => all[self.below(all.length, context)] ?? null),
        choices instanceof NetArray ? choices.elementType : undefined,
      );
    })
    .staticProperty('System.Random Shared', () => new Random(null))
    .constructs('()', () => new Random(null))
    .constructs('(int Seed)', ([seed]) => new Random(int(seed)))
    .build();

const maximum = 9223372036854775807n;
