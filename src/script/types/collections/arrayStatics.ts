import { convert } from '../../convert/convert.ts';
import { unboxed } from '../../values/extendedMembers.ts';
import { GridArray } from '../../values/gridArray.ts';
import { introSort } from '../../values/introSort.ts';
import { NetArray } from '../../values/netArray.ts';
import { NetList } from '../../values/netList.ts';
import { Reference } from '../../values/reference.ts';
import type { Value } from '../../values/value.ts';
import { argumentNull, beyondEnd, int, outOfRange } from '../arguments.ts';
import { genericName } from '../assemblies.ts';
import { NetType, type NetContext } from '../netType.ts';
import { sameValue } from '../objectType.ts';
import type { TypeBuilder } from '../typeBuilder.ts';
import { arrayOf, binarySearch, copyInto, zeroOf } from './arrayItems.ts';
import { orderBy } from './listMembers.ts';

function emptyArray(type: Value, lengths: readonly number[], context: NetContext): NetArray | GridArray {
  const elementType = type instanceof NetType ? type.fullName : 'System.Object';
  const size = lengths.reduce((product, length) => product * length, 1);
  context.allow('items', size);
  const zeros = Array.from<Value>({ length: size }).fill(zeroOf({ elementType }, context));
  return lengths.length === 1 ? new NetArray(zeros, elementType) : new GridArray(zeros, elementType, lengths);
}

/** Copies so many items of an array from a place on to a place of another. */
function copyPart([from = null, start, to = null, at, length]: readonly Value[]): Value {
  copyInto(arrayOf(from).items.slice(int(start), int(start) + int(length)), to, int(at));
  return null;
}

function sortTogether(keys: Value[], values: Value[], compare: (left: Value, right: Value) => number): void {
  const order = keys.map((_, index) => index);
  introSort(order, (left, right) => compare(keys[left] ?? null, keys[right] ?? null));
  const sorted = [
    order.map((index) => keys[index] ?? null),
    order.map((index) => values[index] ?? null),
  ] as const;
  keys.splice(0, keys.length, ...sorted[0]);
  values.splice(0, sorted[1].length, ...sorted[1]);
}

/** Copy, IndexOf, Sort and the like of System.Array. */
export function addArrayStatics(builder: TypeBuilder<NetArray | GridArray>): void {
  builder
    .staticMethods(
      [
        'int IndexOf(array array, System.Object value)',
        'int IndexOf(array array, System.Object value, int startIndex)',
        'int IndexOf(array array, System.Object value, int startIndex, int count)',
      ],
      ([array = null, wanted = null, start = 0, count]) => {
        const { items: all } = arrayOf(array);
        if (int(start) < 0 || int(start) > all.length) throw beyondEnd('startIndex');
        const end = count === undefined ? all.length : int(start) + int(count);
        return all.findIndex((item, at) => at >= int(start) && at < end && sameValue(unboxed(item), wanted));
      },
    )
    .staticMethods(
      [
        'int LastIndexOf(array array, System.Object value)',
        'int LastIndexOf(array array, System.Object value, int startIndex)',
        'int LastIndexOf(array array, System.Object value, int startIndex, int count)',
      ],
      ([array = null, wanted = null, start, count]) => {
        const { items: all } = arrayOf(array);
        const from = start === undefined ? all.length - 1 : int(start);
        const first = count === undefined ? 0 : from - int(count) + 1;
        return all.findLastIndex((item, at) => at <= from && at >= first && sameValue(unboxed(item), wanted));
      },
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
    .staticMethods(
      ['void Sort(array array)', 'void Sort(array array, System.Collections.IComparer comparer)'],
      ([array = null, comparer], context) => {
        introSort(arrayOf(array).items, orderBy(comparer, context));
        return null;
      },
    )
    .staticMethod(
      'void Sort[T](T[] array, System.Comparison[T] comparison)',
      ([array = null, by], context) => {
        introSort(arrayOf(array).items, orderBy(by, context));
        return null;
      },
    )
    .staticMethods(
      [
        'void Sort(array array, int index, int length)',
        'void Sort(array array, int index, int length, System.Collections.IComparer comparer)',
      ],
      ([array = null, index, length, comparer], context) => {
        const { items: all } = arrayOf(array);
        const part = all.slice(int(index), int(index) + int(length));
        introSort(part, orderBy(comparer, context));
        all.splice(int(index), part.length, ...part);
        return null;
      },
    )
    .staticMethods(
      [
        'void Sort(array keys, array items)',
        'void Sort(array keys, array items, System.Collections.IComparer comparer)',
      ],
      ([keys = null, values = null, comparer], context) => {
        sortTogether(arrayOf(keys).items, arrayOf(values).items, orderBy(comparer, context));
        return null;
      },
    )
    .staticMethods(
      [
        'int BinarySearch(array array, System.Object value)',
        'int BinarySearch(array array, System.Object value, System.Collections.IComparer comparer)',
      ],
      ([array = null, wanted = null, comparer], context) =>
        binarySearch(arrayOf(array).items, wanted, orderBy(comparer, context)),
    )
    .staticMethod('void Clear(array array)', ([array = null], context) => {
      arrayOf(array).items.fill(zeroOf(arrayOf(array), context));
      return null;
    })
    .staticMethod('void Resize(ref array array, int newSize)', ([target, size], context) => {
      if (!(target instanceof Reference) || !(target.value instanceof NetArray)) throw argumentNull('array');
      const { items: all, elementType } = target.value;
      context.allow('items', int(size));
      const zero = zeroOf(target.value, context);
      target.value = new NetArray(
        Array.from({ length: int(size) }, (_, index) => all[index] ?? zero),
        elementType,
      );
      return null;
    })
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
      copyPart,
    )
    .staticMethod('array CreateInstance(type elementType, int length)', ([type = null, length], context) => {
      if (int(length) < 0) throw outOfRange('Non-negative number required.', 'length');
      return emptyArray(type, [int(length)], context);
    })
    .staticMethods(
      [
        'array CreateInstance(type elementType, int length1, int length2)',
        'array CreateInstance(type elementType, int length1, int length2, int length3)',
        'array CreateInstance(type elementType, params int[] lengths)',
      ],
      ([type = null, ...given], context) => {
        const [first] = given;
        const lengths = (first instanceof NetArray ? first.items : given).map((value) => int(value));
        return emptyArray(type, lengths, context);
      },
    )
    .staticMethod(
      'void ConstrainedCopy(array sourceArray, int sourceIndex, array destinationArray, int destinationIndex, int length)',
      copyPart,
    )
    .staticMethod(
      'System.Collections.ObjectModel.ReadOnlyCollection[T] AsReadOnly[T](T[] array)',
      ([array = null]) => {
        const { items: all, elementType } = arrayOf(array);
        return new NetList(
          all,
          genericName('System.Collections.ObjectModel.ReadOnlyCollection`1', [elementType]),
          elementType,
        );
      },
    )
    .staticProperty('int MaxLength', () => 2147483591);
}
