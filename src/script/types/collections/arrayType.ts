import { introSort } from '../../values/introSort.ts';
import { compareNatural } from '../../text/naturalOrder.ts';
import { GridArray } from '../../values/gridArray.ts';
import { Enumerator } from '../../values/enumerator.ts';
import { NetArray } from '../../values/netArray.ts';
import { ScriptBlock } from '../../values/scriptBlock.ts';
import { Reference } from '../../values/reference.ts';
import { convert } from '../../convert/convert.ts';
import { defaultOf } from '../../convert/defaultOf.ts';
import { unboxed } from '../../values/extendedMembers.ts';
import { NetObject, type Value } from '../../values/value.ts';
import { sameObject } from '../../operators/compare.ts';
import { holds } from '../predicate.ts';
import { any, argumentNull, int, items, netError, outOfRange, wrongSelf } from '../arguments.ts';
import { genericName } from '../assemblies.ts';
import { NetType, type NetContext } from '../netType.ts';
import { sameValue } from '../objectType.ts';
import { TypeBuilder, emptyFacts } from '../typeBuilder.ts';

/** An array of one or several dimensions. */
function arrayOf(value: Value): NetArray | GridArray {
  if (value instanceof NetArray || value instanceof GridArray) return value;
  if (value === null) throw argumentNull('array');
  throw wrongSelf('System.Array');
}

const lengthsOf = (array: NetArray | GridArray): readonly number[] =>
  array instanceof GridArray ? array.lengths : [array.items.length];

const fixedSize = () => netError('System.NotSupportedException', 'Collection was of a fixed size.');

function placeOf(array: NetArray | GridArray, indexes: readonly Value[]): number {
  const numbers = indexes.map((index) => int(index));
  const place = array instanceof GridArray ? array.placeOf(numbers) : numbers[0];
  if (place === undefined || place < 0 || place >= array.items.length) {
    throw netError('System.IndexOutOfRangeException', 'Index was outside the bounds of the array.');
  }
  return place;
}

function copyInto(from: readonly Value[], to: Value, at: number): void {
  const target = arrayOf(to);
  if (at < 0 || at + from.length > target.items.length) {
    throw netError(
      'System.ArgumentException',
      "Destination array was not long enough. Check the destination index, length, and the array's lower bounds. (Parameter 'destinationArray')",
    );
  }
  for (const [index, item] of from.entries()) target.items[at + index] = item;
}

/** System.Array: what every array can do. */
export const systemArrayType = () =>
  new TypeBuilder('System.Array', arrayOf, {
    interfaces: [
      'System.Collections.ICollection',
      'System.Collections.IEnumerable',
      'System.Collections.IList',
      'System.Collections.IStructuralComparable',
      'System.Collections.IStructuralEquatable',
      'System.ICloneable',
    ],
  })
    .staticMethod('T[] Empty[T]()', (_, _context, [type]) => new NetArray([], type?.fullName))
    .property('int Length', ({ items: all }) => all.length)
    .property('long LongLength', ({ items: all }) => BigInt(all.length))
    .property('int Rank', (array) => lengthsOf(array).length)
    .property('System.Object SyncRoot', (array) => array)
    .property('bool IsReadOnly', () => false)
    .property('bool IsFixedSize', () => true)
    .property('bool IsSynchronized', () => false)
    .property('int Count', ({ items: all }) => all.length)
    .method('int Add(System.Object value)', () => {
      throw fixedSize();
    })
    .method('void Clear()', (array, _, context) => {
      array.items.fill(zeroOf(array, context));
      return null;
    })
    .method('System.Object Clone()', (array) => new NetArray([...array.items], array.elementType))
    .method('bool Contains(System.Object value)', (array, [wanted = null], context) =>
      array.items
        .map(unboxed)
        .some((item) =>
          item instanceof NetObject && wanted instanceof NetObject
            ? sameObject(item, wanted, context)
            : sameValue(item, wanted),
        ),
    )
    .method('void CopyTo(array array, int index)', (array, [target = null, index]) => {
      copyInto(array.items, target, int(index));
      return null;
    })
    .method(
      'System.Collections.IEnumerator GetEnumerator()',
      (array) => new Enumerator('System.ArrayEnumerator', () => array.items),
    )
    .method('int GetLength(int dimension)', (array, [dimension]) => {
      const length = lengthsOf(array)[int(dimension)];
      if (length === undefined)
        throw netError('System.IndexOutOfRangeException', 'Index was outside the bounds of the array.');
      return length;
    })
    .method('int GetLowerBound(int dimension)', () => 0)
    .method(
      'int GetUpperBound(int dimension)',
      (array, [dimension]) => (lengthsOf(array)[int(dimension)] ?? 0) - 1,
    )
    .method(
      'System.Object GetValue(params int[] indices)',
      (array, [indexes = null]) => array.items[placeOf(array, items(indexes))] ?? null,
    )
    .method('int IndexOf(System.Object value)', (array, [wanted = null]) =>
      array.items.findIndex((item) => sameValue(unboxed(item), wanted)),
    )
    .method('void Insert(int index, System.Object value)', () => {
      throw fixedSize();
    })
    .method('void Remove(System.Object value)', () => {
      throw fixedSize();
    })
    .method('void RemoveAt(int index)', () => {
      throw fixedSize();
    })
    .method('System.Object get_Item(params int[] indices)', (array, [indexes = null]) => {
      const place =
        array instanceof GridArray
          ? array.placeOf(items(indexes).map((index) => int(index)))
          : int(items(indexes)[0]);
      return place === undefined ? null : (array.items[place] ?? null);
    })
    .method('void set_Item(int index, System.Object value)', setItem)
    .method('void set_Item(int index1, int index2, System.Object value)', setItem)
    .method('void set_Item(int index1, int index2, int index3, System.Object value)', setItem)
    .method(
      'void SetValue(System.Object value, params int[] indices)',
      (array, [value = null, indexes = null]) => {
        array.items[placeOf(array, items(indexes))] = value;
        return null;
      },
    )
    .staticMethods(['int IndexOf(array array, System.Object value)'], ([array = null, wanted = null]) =>
      arrayOf(array).items.findIndex((item) => sameValue(unboxed(item), wanted)),
    )
    .staticMethod('int LastIndexOf(array array, System.Object value)', ([array = null, wanted = null]) =>
      arrayOf(array).items.findLastIndex((item) => sameValue(unboxed(item), wanted)),
    )
    .staticMethod('void Reverse(array array)', ([array = null]) => {
      arrayOf(array).items.reverse();
      return null;
    })
    .staticMethod('void Reverse(array array, int index, int length)', ([array = null, index, length]) => {
      const all = arrayOf(array).items;
      const part = all.slice(int(index), int(index) + int(length)).reverse();
      all.splice(int(index), part.length, ...part);
      return null;
    })
    .staticMethod('void Sort(array array)', ([array = null], context) => {
      introSort(arrayOf(array).items, (left, right) => compareNatural(left, right, context));
      return null;
    })
    .staticMethod('void Sort(array keys, array items)', ([keys = null, values = null], context) => {
      sortTogether(arrayOf(keys).items, arrayOf(values).items, context);
      return null;
    })
    .staticMethod(
      'array FindAll(array array, System.Predicate[System.Object] match)',
      ([array = null, match], context) =>
        new NetArray(
          arrayOf(array).items.filter((item) => holds(match, item, context)),
          arrayOf(array).elementType,
        ),
    )
    .staticMethod(
      'System.Object Find(array array, System.Predicate[System.Object] match)',
      ([array = null, match], context) =>
        arrayOf(array).items.find((item) => holds(match, item, context)) ?? null,
    )
    .staticMethod(
      'int FindIndex(array array, System.Predicate[System.Object] match)',
      ([array = null, match], context) =>
        arrayOf(array).items.findIndex((item) => holds(match, item, context)),
    )
    .staticMethod(
      'bool Exists(array array, System.Predicate[System.Object] match)',
      ([array = null, match], context) => arrayOf(array).items.some((item) => holds(match, item, context)),
    )
    .staticMethod(
      'array ConvertAll(array array, System.Converter[System.Object,System.Object] converter)',
      ([array = null, by], context) =>
        new NetArray(
          arrayOf(array).items.flatMap((item) =>
            by instanceof ScriptBlock ? context.invoke(by, [item]) : [item],
          ),
        ),
    )
    .staticMethod(
      'int BinarySearch(array array, System.Object value)',
      ([array = null, wanted = null], context) => binarySearch(arrayOf(array).items, wanted, context),
    )
    .staticMethod('void Clear(array array)', ([array = null], context) => {
      arrayOf(array).items.fill(zeroOf(arrayOf(array), context));
      return null;
    })
    .staticMethod('void Resize(ref array array, int newSize)', ([target, size], context) => {
      if (!(target instanceof Reference) || !(target.value instanceof NetArray))
        throw wrongSelf('System.Array');
      const { items: all, elementType } = target.value;
      context.allow('items', int(size));
      const zero = zeroOf(target.value, context);
      target.value = new NetArray(
        Array.from({ length: int(size) }, (_, index) => all[index] ?? zero),
        elementType,
      );
      return null;
    })
    .staticMethod(
      'bool TrueForAll(array array, System.Predicate[System.Object] match)',
      ([array = null, match], context) => arrayOf(array).items.every((item) => holds(match, item, context)),
    )
    .staticMethod(
      'System.Object FindLast(array array, System.Predicate[System.Object] match)',
      ([array = null, match], context) =>
        arrayOf(array).items.findLast((item) => holds(match, item, context)) ?? null,
    )
    .staticMethod(
      'int FindLastIndex(array array, System.Predicate[System.Object] match)',
      ([array = null, match], context) =>
        arrayOf(array).items.findLastIndex((item) => holds(match, item, context)),
    )
    .staticMethod(
      'void ForEach(array array, System.Action[System.Object] action)',
      ([array = null, act], context) => {
        if (act instanceof ScriptBlock) for (const item of arrayOf(array).items) context.invoke(act, [item]);
        return null;
      },
    )
    .staticMethod('void Fill(array array, System.Object value)', ([array = null, value = null], context) => {
      const { items: all, elementType } = arrayOf(array);
      const type = context.types.find(elementType);
      all.fill(type === undefined ? value : convert(value, type, context));
      return null;
    })
    .staticMethod(
      'void Clear(array array, int index, int length)',
      ([array = null, index, length], context) => {
        arrayOf(array).items.fill(zeroOf(arrayOf(array), context), int(index), int(index) + int(length));
        return null;
      },
    )
    .staticMethod(
      'void Copy(array sourceArray, array destinationArray, int length)',
      ([from = null, to = null, length]) => {
        copyInto(arrayOf(from).items.slice(0, int(length)), to, 0);
        return null;
      },
    )
    .staticMethod(
      'void Copy(array sourceArray, int sourceIndex, array destinationArray, int destinationIndex, int length)',
      ([from = null, start, to = null, at, length]) => {
        copyInto(arrayOf(from).items.slice(int(start), int(start) + int(length)), to, int(at));
        return null;
      },
    )
    .staticMethod('array CreateInstance(type elementType, int length)', ([type = null, length], context) => {
      if (int(length) < 0) throw outOfRange('Non-negative number required.', 'length');
      context.allow('items', int(length));
      const element = type instanceof NetType ? type.fullName : 'System.Object';
      const made = new NetArray(Array.from<Value>({ length: int(length) }).fill(null), element);
      made.items.fill(zeroOf(made, context));
      return made;
    })
    .build();

/** What an element is that nothing was put into. */
function zeroOf({ elementType }: NetArray | GridArray, context: NetContext): Value {
  const type = context.types.find(elementType);
  return type === undefined ? null : defaultOf(type, context);
}

function setItem(array: NetArray | GridArray, args: readonly Value[]): Value {
  array.items[placeOf(array, args.slice(0, -1))] = any(args.at(-1));
  return null;
}

function sortTogether(keys: Value[], values: Value[], context: NetContext): void {
  const order = keys.map((_, index) => index);
  introSort(order, (left, right) => compareNatural(keys[left] ?? null, keys[right] ?? null, context));
  const sorted = [
    order.map((index) => keys[index] ?? null),
    order.map((index) => values[index] ?? null),
  ] as const;
  keys.splice(0, keys.length, ...sorted[0]);
  values.splice(0, sorted[1].length, ...sorted[1]);
}

/** The place of a value in sorted items; the complement of where it would stand where it is not there. */
export function binarySearch(all: readonly Value[], wanted: Value, context: NetContext): number {
  let [low, high] = [0, all.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const order = compareNatural(all[middle] ?? null, wanted, context);
    if (order === 0) return middle;
    if (order < 0) low = middle + 1;
    else high = middle - 1;
  }
  return ~low;
}

/** The type of arrays of an element type, by its full name: `System.Int32[]`. */
export function arrayType(fullName: string): NetType {
  const element = fullName.endsWith('[]') ? fullName.slice(0, -2) : undefined;
  return new NetType({
    ...emptyFacts(fullName, 'System.Array'),
    interfaces:
      element === undefined
        ? []
        : ['IList', 'ICollection', 'IEnumerable', 'IReadOnlyList', 'IReadOnlyCollection'].map((name) =>
            genericName(`System.Collections.Generic.${name}\`1`, [element]),
          ),
  });
}
