import { GridArray } from '../../values/gridArray.ts';
import { Enumerator } from '../../values/enumerator.ts';
import { NetArray } from '../../values/netArray.ts';
import { unboxed } from '../../values/extendedMembers.ts';
import { isNull, NetObject, type Value } from '../../values/value.ts';
import { sameObject } from '../../operators/compare.ts';
import { any, int, items, netError } from '../arguments.ts';
import { genericName } from '../assemblies.ts';
import { isAssignable } from '../lookup.ts';
import { NetType } from '../netType.ts';
import { sameValue } from '../objectType.ts';
import { TypeBuilder, emptyFacts } from '../typeBuilder.ts';
import { arrayOf, copyInto, zeroOf } from './arrayItems.ts';
import { addArraySearch } from './arraySearch.ts';
import { addArrayStatics } from './arrayStatics.ts';

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

/** System.Array: what every array can do. */
export const systemArrayType = () => {
  const builder = new TypeBuilder('System.Array', arrayOf, {
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
        throw netError('System.IndexOutOfRangeException', 'Array does not have that many dimensions.');
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
      (array, [value = null, indexes = null], context) => {
        const element = context.types.find(array.elementType);
        if (
          element !== undefined &&
          !isNull(value) &&
          !isAssignable(context.types.of(value), element, context.types)
        )
          throw netError('System.InvalidCastException', 'Object cannot be stored in an array of this type.');
        array.items[placeOf(array, items(indexes))] = value;
        return null;
      },
    );
  addArrayStatics(builder);
  addArraySearch(builder);
  return builder.build();
};

function setItem(array: NetArray | GridArray, args: readonly Value[]): Value {
  array.items[placeOf(array, args.slice(0, -1))] = any(args.at(-1));
  return null;
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
