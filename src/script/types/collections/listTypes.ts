import { NetList } from '../../values/netList.ts';
import { convert } from '../../convert/convert.ts';
import { ScriptBlock } from '../../values/scriptBlock.ts';
import type { Value } from '../../values/value.ts';
import { int, items, netError, outOfRange } from '../arguments.ts';
import { Enumerator } from '../../values/enumerator.ts';
import { sameValue } from '../objectType.ts';
import { addListMembers, addRangeMembers, addSort, change, copyItems, listOf } from './listMembers.ts';
import { genericName } from '../assemblies.ts';
import { invokeOne, returnedType } from '../invokeOne.ts';
import type { NetType } from '../netType.ts';
import { holds } from '../predicate.ts';
import { TypeBuilder } from '../typeBuilder.ts';

/** What every list is. */
export const listInterfaces = [
  'System.Collections.IList',
  'System.Collections.ICollection',
  'System.Collections.IEnumerable',
];

/** So many items from a place on, which the list must have. */
export function portion(all: readonly Value[], index: number, count: number): Value[] {
  if (index < 0) throw outOfRange('Non-negative number required.', 'index');
  if (count < 0) throw outOfRange('Non-negative number required.', 'count');
  if (index + count > all.length)
    throw netError(
      'System.ArgumentException',
      'Offset and length were out of bounds for the array or count is greater than the number of elements from index to the end of the source collection.',
    );
  return all.slice(index, index + count);
}

/** List`1 and Collection`1 of a type of items. */
export function listType(fullName: string, [element = 'System.Object']: readonly string[]): NetType {
  const builder = new TypeBuilder(fullName, listOf, {
    interfaces: [
      ...listInterfaces,
      'System.Collections.Generic.IList[T]',
      'System.Collections.Generic.ICollection[T]',
      'System.Collections.Generic.IEnumerable[T]',
      'System.Collections.Generic.IReadOnlyList[T]',
      'System.Collections.Generic.IReadOnlyCollection[T]',
    ],
    typeArguments: [['T', element]],
  });
  const make = (all: Value[]) => new NetList(all, fullName, element);
  addListMembers(builder, 'void');
  if (fullName.includes('Generic.List')) {
    addSearch(
      addRangeMembers(builder, 'System.Collections.Generic.IEnumerable[T] collection'),
      make,
      element,
    );
    addSort(builder, 'System.Comparison[T] comparison', 'System.Collections.Generic.IComparer[T] comparer');
  }
  if (fullName.includes('.ObservableCollection'))
    builder.method('void Move(int oldIndex, int newIndex)', (list, [from, to], context) => {
      change(list, context, 0, (all) => all.splice(int(to), 0, ...all.splice(int(from), 1)));
      return null;
    });
  return builder
    .constructs('()', () => make([]))
    .constructs('(System.Collections.Generic.IEnumerable[T] collection)', ([from = null]) =>
      make([...items(from)]),
    )
    .constructs('(int capacity)', () => make([]))
    .build();
}

const listName = 'System.Collections.Generic.List`1';

function addSearch(builder: TypeBuilder<NetList>, make: (all: Value[]) => NetList, element: string): void {
  const predicate = 'System.Predicate[T] match';
  builder
    .method(
      'System.Collections.ObjectModel.ReadOnlyCollection[T] AsReadOnly()',
      ({ items: all }) => new NetList(all, 'System.Collections.ObjectModel.ReadOnlyCollection`1', element),
    )
    .method(
      'System.Collections.Generic.List[TOutput] ConvertAll[TOutput](System.Converter[T,TOutput] converter)',
      ({ items: all }, [by], context, [type]) => {
        const output = type ?? returnedType(by, context);
        return new NetList(
          all.map((item) => {
            const made = invokeOne(by, [item], context);
            return output === undefined ? made : convert(made, output, context);
          }),
          genericName(listName, [output?.fullName ?? 'System.Object']),
          output?.fullName ?? 'System.Object',
        );
      },
    )
    .method(`bool Exists(${predicate})`, ({ items: all }, [match], context) =>
      all.some((item) => holds(match, item, context)),
    )
    .method(
      `T Find(${predicate})`,
      ({ items: all }, [match], context) => all.find((item) => holds(match, item, context)) ?? null,
    )
    .method(`System.Collections.Generic.List[T] FindAll(${predicate})`, ({ items: all }, [match], context) =>
      make(all.filter((item) => holds(match, item, context))),
    )
    .methods(
      [
        `int FindIndex(${predicate})`,
        `int FindIndex(int startIndex, ${predicate})`,
        `int FindIndex(int startIndex, int count, ${predicate})`,
      ],
      ({ items: all }, args, context) => {
        const [start = 0, count = all.length] = args.slice(0, -1).map((value) => int(value));
        return all.findIndex(
          (item, index) => index >= start && index < start + count && holds(args.at(-1), item, context),
        );
      },
    )
    .method(
      `T FindLast(${predicate})`,
      ({ items: all }, [match], context) => all.findLast((item) => holds(match, item, context)) ?? null,
    )
    .methods(
      [
        `int FindLastIndex(${predicate})`,
        `int FindLastIndex(int startIndex, ${predicate})`,
        `int FindLastIndex(int startIndex, int count, ${predicate})`,
      ],
      ({ items: all }, args, context) => {
        const [start = all.length - 1, count = start + 1] = args.slice(0, -1).map((value) => int(value));
        return all.findLastIndex(
          (item, index) => index <= start && index > start - count && holds(args.at(-1), item, context),
        );
      },
    )
    .method('void ForEach(System.Action[T] action)', ({ items: all }, [action], context) => {
      if (action instanceof ScriptBlock) for (const item of [...all]) context.invoke(action, [item]);
      return null;
    })
    .method(
      'System.Collections.Generic.List[T] GetRange(int index, int count)',
      ({ items: all }, [index, count]) => make(portion(all, int(index), int(count))),
    )
    .method(`int RemoveAll(${predicate})`, (list, [match], context) => {
      const before = list.items.length;
      const kept = list.items.filter((item) => !holds(match, item, context));
      change(list, context, 0, (all) => all.splice(0, before, ...kept));
      return before - kept.length;
    })
    .method('void TrimExcess()', () => null)
    .method('int EnsureCapacity(int capacity)', ({ items: all }, [capacity]) =>
      Math.max(4, all.length, int(capacity)),
    )
    .method(
      'System.Collections.Generic.List[T] Slice(int start, int length)',
      ({ items: all }, [index, count]) => make(portion(all, int(index), int(count))),
    )
    .method(`bool TrueForAll(${predicate})`, ({ items: all }, [match], context) =>
      all.every((item) => holds(match, item, context)),
    );
}

/** ReadOnlyCollection`1 and the like: they can be read alone. */
export function readOnlyListType(fullName: string, [element = 'System.Object']: readonly string[]): NetType {
  return new TypeBuilder(fullName, listOf, { interfaces: listInterfaces, typeArguments: [['T', element]] })
    .property('int Count', ({ items: all }) => all.length)
    .method('bool Contains(T value)', ({ items: all }, [item = null]) =>
      all.some((each) => sameValue(each, item)),
    )
    .method('int IndexOf(T value)', ({ items: all }, [item = null]) =>
      all.findIndex((each) => sameValue(each, item)),
    )
    .method('void CopyTo(T[] array, int index)', ({ items: all }, [target, start]) =>
      copyItems(all, target, int(start)),
    )
    .method(
      'System.Collections.IEnumerator GetEnumerator()',
      (list) => new Enumerator('System.Collections.Generic.List`1+Enumerator', () => list.elements()),
    )
    .method('T get_Item(int index)', ({ items: all }, [index]) => all[int(index)] ?? null)
    .constructs(
      '(System.Collections.Generic.IList[T] list)',
      ([from = null]) => new NetList([...items(from)], fullName, element),
    )
    .build();
}
