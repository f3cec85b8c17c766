import { toBoolean } from '../../convert/toBoolean.ts';
import { Enumerator } from '../../values/enumerator.ts';
import { NetArray } from '../../values/netArray.ts';
import { NetList } from '../../values/netList.ts';
import type { Value } from '../../values/value.ts';
import { argumentNull, bool, bytes, int, items, netError } from '../arguments.ts';
import type { NetContext } from '../netType.ts';
import { TypeBuilder } from '../typeBuilder.ts';
import { listOf } from './listMembers.ts';

const name = 'System.Collections.BitArray';

const made = (bits: readonly boolean[]) => new NetList([...bits], name, 'System.Boolean');

const bitsOf = (numbers: readonly number[], width: number) =>
  numbers.flatMap((number) => Array.from({ length: width }, (_, bit) => ((number >>> bit) & 1) === 1));

function bitsIn(values: Value | undefined): boolean[] {
  const all = items(values);
  const element = values instanceof NetArray ? values.elementType : 'System.Object';
  if (element === 'System.Byte') return bitsOf([...bytes(values)], 8);
  if (element === 'System.Int32')
    return bitsOf(
      all.map((value) => int(value)),
      32,
    );
  return all.map((value) => toBoolean(value));
}

/** Changes each bit by the one of another array of the same length. */
function combine(
  self: NetList,
  other: Value | undefined,
  by: (left: boolean, right: boolean) => boolean,
): NetList {
  if (!(other instanceof NetList)) throw argumentNull('value');
  if (other.items.length !== self.items.length)
    throw netError('System.ArgumentException', 'Array lengths must be the same.');
  for (const [index, bit] of self.items.entries())
    self.items[index] = by(bit === true, other.items[index] === true);
  return self;
}

function shift(self: NetList, by: number): NetList {
  const before = [...self.items];
  for (const index of before.keys()) self.items[index] = before[index - by] === true;
  return self;
}

function placeIn(self: NetList, index: Value | undefined): number {
  const at = int(index);
  if (at < 0 || at >= self.items.length)
    throw netError(
      'System.ArgumentOutOfRangeException',
      `Index was out of range. Must be non-negative and less than the size of the collection. (Parameter 'index')\nActual value was ${at}.`,
      { ParamName: 'index', ActualValue: at },
    );
  return at;
}

/** System.Collections.BitArray. */
export const bitArrayType = () => {
  const filled = (length: Value | undefined, bit: boolean, context: NetContext) => {
    context.allow('items', int(length));
    return made(Array.from({ length: int(length) }, () => bit));
  };
  return (
    new TypeBuilder(name, listOf, {
      interfaces: ['System.Collections.ICollection', 'System.Collections.IEnumerable', 'System.ICloneable'],
    })
      .property(
        'int Length',
        ({ items: all }) => all.length,
        (self, value) => {
          while (self.items.length < int(value)) self.items.push(false);
          self.items.length = int(value);
        },
      )
      .property('int Count', ({ items: all }) => all.length)
      .property('System.Object SyncRoot', (self) => self)
      .property('bool IsSynchronized', () => false)
      .property('bool IsReadOnly', () => false)
      .methods(
        ['bool Get(int index)', 'bool get_Item(int index)'],
        (self, [index]) => self.items[placeIn(self, index)] ?? null,
      )
      .methods(
        ['void Set(int index, bool value)', 'void set_Item(int index, bool value)'],
        (self, [index, value]) => {
          self.items[placeIn(self, index)] = bool(value);
          return null;
        },
      )
      .method('void SetAll(bool value)', (self, [value]) => {
        self.items.fill(bool(value));
        return null;
      })
      .method(`${name} And(${name} value)`, (self, [other]) => combine(self, other, (a, b) => a && b))
      .method(`${name} Or(${name} value)`, (self, [other]) => combine(self, other, (a, b) => a || b))
      .method(`${name} Xor(${name} value)`, (self, [other]) => combine(self, other, (a, b) => a !== b))
      .method(`${name} Not()`, (self) => {
        for (const [index, bit] of self.items.entries()) self.items[index] = bit !== true;
        return self;
      })
      .method(`${name} RightShift(int count)`, (self, [by]) => shift(self, -int(by)))
      .method(`${name} LeftShift(int count)`, (self, [by]) => shift(self, int(by)))
      .method('bool HasAllSet()', ({ items: all }) => !all.includes(false))
      .method('bool HasAnySet()', ({ items: all }) => all.includes(true))
      .method('void CopyTo(array array, int index)', ({ items: all }, [target, start]) => {
        if (target instanceof NetArray)
          for (const [index, bit] of all.entries()) target.items[int(start) + index] = bit;
        return null;
      })
      .method('System.Object Clone()', ({ items: all }) => new NetList([...all], name, 'System.Boolean'))
      .method(
        'System.Collections.IEnumerator GetEnumerator()',
        (self) => new Enumerator('System.ArrayEnumerator', () => self.elements()),
      )
      .constructs('(int length)', ([length], context) => filled(length, false, context))
      .constructs('(int length, bool defaultValue)', ([length, value], context) =>
        filled(length, bool(value), context),
      )
      // One for bytes, numbers and booleans: what the items are says which.
      .constructs('(array values)', ([values]) => made(bitsIn(values)))
      .constructs(`(${name} bits)`, ([bits]) => made(items(bits).map((value) => bool(value))))
      .build()
  );
};
