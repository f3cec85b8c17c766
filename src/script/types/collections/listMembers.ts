import { introSort } from '../../values/introSort.ts';
import { compareNatural } from '../../text/naturalOrder.ts';
import { compareText } from '../../text/compareText.ts';
import { Enumerator } from '../../values/enumerator.ts';
import { EnumValue } from '../../values/enumValue.ts';
import { NetArray } from '../../values/netArray.ts';
import { NetList } from '../../values/netList.ts';
import { ScriptBlock } from '../../values/scriptBlock.ts';
import { ScriptObject } from '../../values/scriptObject.ts';
import type { Value } from '../../values/value.ts';
import { binarySearch, copyInto } from './arrayItems.ts';
import {
  argumentNull,
  beyondEnd,
  indexOutOfRange,
  instanceOf,
  int,
  items,
  netError,
  outOfRange,
} from '../arguments.ts';
import { StringComparer } from '../text/comparers.ts';
import { findMethod } from '../lookup.ts';
import type { NetContext } from '../netType.ts';
import { sameValue } from '../objectType.ts';
import { NetComparer } from '../smallTypes.ts';
import type { TypeBuilder } from '../typeBuilder.ts';
import { comparisonOf } from '../text/textComparison.ts';

/** The list that a member was called on. */
export const listOf = instanceOf(NetList, 'list');

/** Takes an item in; lists know that they changed. */
export function change(
  list: NetList,
  context: NetContext,
  added: number,
  edit: (all: Value[]) => void,
): void {
  context.allow('items', list.items.length + added);
  const guarded = list.typeName.startsWith('System.Collections.ArrayList+') ? guardOf(list) : undefined;
  edit(list.items);
  guarded?.();
  list.changed();
}

/** Refuses changes of a read-only list; what it gives refuses those that changed the size of one of fixed size. */
function guardOf(list: NetList): (() => void) | undefined {
  if (list.typeName.includes('+ReadOnly'))
    throw netError('System.NotSupportedException', 'Collection is read-only.');
  if (!list.typeName.includes('+FixedSize')) return undefined;
  const before = [...list.items];
  return () => {
    if (list.items.length === before.length) return;
    list.items.splice(0, list.items.length, ...before);
    throw netError('System.NotSupportedException', 'Collection was of a fixed size.');
  };
}

function placeIn(index: Value | undefined, end: number): number {
  const at = int(index);
  if (at < 0 || at >= end) {
    throw indexOutOfRange();
  }
  return at;
}

/** An order that a script block, a comparer, or the items themselves give. */
export function orderBy(
  comparer: Value | undefined,
  context: NetContext,
): (left: Value, right: Value) => number {
  if (comparer instanceof ScriptBlock) {
    return (left, right) => Number(context.invoke(comparer, [left, right])[0] ?? 0);
  }
  if (comparer instanceof NetComparer) return (left, right) => comparer.compare(left, right, context);
  if (comparer instanceof StringComparer) {
    const how = comparisonOf(new EnumValue('System.StringComparison', BigInt(comparer.comparison)), context);
    return (left, right) => compareText(context.text(left), context.text(right), how);
  }
  const own = comparer instanceof ScriptObject ? compareMethod(comparer, context) : undefined;
  return own ?? ((left, right) => compareNatural(left, right, context));
}

/** The Compare of an object of a class of a script that is an IComparer. */
function compareMethod(
  comparer: ScriptObject,
  context: NetContext,
): ((left: Value, right: Value) => number) | undefined {
  const method = findMethod(context.types.of(comparer), 'compare', context.types);
  const overload = method?.overloads.find(({ parameters }) => parameters.length === 2);
  return overload === undefined
    ? undefined
    : (left, right) => Number(overload.invoke(comparer, [left, right], context));
}

/** Sort, without an argument and by each of some types of comparers. */
export function addSort(
  builder: TypeBuilder<NetList>,
  ...comparers: readonly string[]
): TypeBuilder<NetList> {
  return builder.methods(
    ['void Sort()', ...comparers.map((comparer) => `void Sort(${comparer})`)],
    (list, [comparer], context) => {
      change(list, context, 0, (all) => {
        introSort(all, orderBy(comparer, context));
      });
      return null;
    },
  );
}

/** What ArrayList, List`1 and Collection`1 have in common; `T` is declared by the type. */
export function addListMembers(builder: TypeBuilder<NetList>, add: 'int' | 'void'): TypeBuilder<NetList> {
  return builder
    .property('int Count', ({ items: all }) => all.length)
    .property('bool IsFixedSize', () => false)
    .property('bool IsReadOnly', () => false)
    .property('bool IsSynchronized', () => false)
    .property('System.Object SyncRoot', (list) => list)
    .method(`${add} Add(T item)`, (list, [item = null], context) => {
      change(list, context, 1, (all) => all.push(item));
      return add === 'int' ? list.items.length - 1 : null;
    })
    .method('void Clear()', (list, _, context) => {
      change(list, context, 0, (all) => all.splice(0));
      return null;
    })
    .method('bool Contains(T item)', ({ items: all }, [item = null]) =>
      all.some((each) => sameValue(each, item)),
    )
    .methods(
      add === 'int'
        ? ['void CopyTo(array array)', 'void CopyTo(array array, int arrayIndex)']
        : ['void CopyTo(T[] array)', 'void CopyTo(T[] array, int arrayIndex)'],
      ({ items: all }, [target, start = 0]) => copyItems(all, target, int(start)),
    )
    .method(
      `void CopyTo(int index, ${add === 'int' ? 'array' : 'T[]'} array, int arrayIndex, int count)`,
      ({ items: all }, [from, target, start, count]) =>
        copyItems(all.slice(int(from), int(from) + int(count)), target, int(start)),
    )
    .method(
      'System.Collections.IEnumerator GetEnumerator()',
      (list) => new Enumerator('System.Collections.Generic.List`1+Enumerator', () => list.elements()),
    )
    .method('int IndexOf(T item)', ({ items: all }, [item = null]) =>
      all.findIndex((each) => sameValue(each, item)),
    )
    .method('void Insert(int index, T item)', (list, [index, item = null], context) => {
      const at = int(index);
      if (at < 0 || at > list.items.length) {
        throw add === 'int'
          ? beyondEnd()
          : outOfRange('Index must be within the bounds of the List.', 'index');
      }
      change(list, context, 1, (all) => all.splice(at, 0, item));
      return null;
    })
    .method(`${add === 'int' ? 'void' : 'bool'} Remove(T item)`, (list, [item = null], context) => {
      const at = list.items.findIndex((each) => sameValue(each, item));
      if (at !== -1) change(list, context, 0, (all) => all.splice(at, 1));
      return add === 'int' ? null : at !== -1;
    })
    .method('void RemoveAt(int index)', (list, [index], context) => {
      const at = placeIn(index, list.items.length);
      change(list, context, 0, (all) => all.splice(at, 1));
      return null;
    })
    .method('T get_Item(int index)', (list, [index]) => list.items[placeIn(index, list.items.length)] ?? null)
    .method('void set_Item(int index, T value)', (list, [index, item = null]) => {
      list.items[placeIn(index, list.items.length)] = item;
      return null;
    });
}

/** CopyTo of a collection: copies its items into an array of one dimension. */
export function copyItems(all: readonly Value[], target: Value | undefined, start: number): Value {
  if (!(target instanceof NetArray)) throw argumentNull('destinationArray');
  copyInto(all, target, start);
  return null;
}

/** The items of what a parameter takes, which must not be null. */
function given(value: Value, parameter: string): readonly Value[] {
  if (value === null) throw argumentNull(parameter.split(' ').at(-1) ?? '');
  return items(value);
}

/** What ArrayList and List`1 have beside; `sequence` is the parameter of those that take many items. */
export function addRangeMembers(builder: TypeBuilder<NetList>, sequence: string): TypeBuilder<NetList> {
  return builder
    .property(
      'int Capacity',
      ({ items: all }) => Math.max(4, 2 ** Math.ceil(Math.log2(Math.max(all.length, 1)))),
      () => undefined,
    )
    .method(`void AddRange(${sequence})`, (list, [more = null], context) => {
      const added = given(more, sequence);
      change(list, context, added.length, (all) => {
        for (const item of added) all.push(item);
      });
      return null;
    })
    .method(`void InsertRange(int index, ${sequence})`, (list, [index, more = null], context) => {
      const added = given(more, sequence);
      if (int(index) < 0 || int(index) > list.items.length) throw beyondEnd();
      change(list, context, added.length, (all) => all.splice(int(index), 0, ...added));
      return null;
    })
    .method('void RemoveRange(int index, int count)', (list, [index, count], context) => {
      if (int(index) + int(count) > list.items.length || int(count) < 0 || int(index) < 0) {
        throw outOfRange(
          'Offset and length were out of bounds for the array or count is greater than the number of elements from index to the end of the source collection.',
          'count',
        );
      }
      change(list, context, 0, (all) => all.splice(int(index), int(count)));
      return null;
    })
    .method('void Reverse()', (list, _, context) => {
      change(list, context, 0, (all) => all.reverse());
      return null;
    })
    .method('void Reverse(int index, int count)', (list, [index, count], context) => {
      change(list, context, 0, (all) => {
        const part = all.slice(int(index), int(index) + int(count)).reverse();
        all.splice(int(index), part.length, ...part);
      });
      return null;
    })
    .methods(
      ['int BinarySearch(T item)', 'int BinarySearch(T item, System.Collections.IComparer comparer)'],
      ({ items: all }, [item = null, comparer], context) =>
        binarySearch(all, item, orderBy(comparer, context)),
    )
    .methods(
      ['int IndexOf(T item, int index)', 'int IndexOf(T item, int index, int count)'],
      ({ items: all }, [item = null, from, count]) => {
        if (int(from) < 0 || int(from) > all.length) throw indexOutOfRange();
        const end = count === undefined ? all.length : int(from) + int(count);
        return all.findIndex((each, index) => index >= int(from) && index < end && sameValue(each, item));
      },
    )
    .methods(
      [
        'int LastIndexOf(T item)',
        'int LastIndexOf(T item, int index)',
        'int LastIndexOf(T item, int index, int count)',
      ],
      ({ items: all }, [item = null, from = all.length - 1, count]) => {
        const first = count === undefined ? 0 : int(from) - int(count) + 1;
        return all.findLastIndex(
          (each, index) => index <= int(from) && index >= first && sameValue(each, item),
        );
      },
    )
    .method('T[] ToArray()', ({ items: all, elementType }) => new NetArray([...all], elementType));
}
