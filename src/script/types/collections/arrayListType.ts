import { introSort } from '../../values/introSort.ts';
import { NetArray } from '../../values/netArray.ts';
import { NetList } from '../../values/netList.ts';
import type { Value } from '../../values/value.ts';
import { beyondEnd, int, items } from '../arguments.ts';
import { TypeBuilder } from '../typeBuilder.ts';
import { addListMembers, addRangeMembers, addSort, change, listOf, orderBy } from './listMembers.ts';
import { listInterfaces, portion } from './listTypes.ts';

/** What an ArrayList can be wrapped into, by the name of the type that is made. */
export const arrayListWrappers = ['FixedSize', 'ReadOnly', 'Sync'] as const;

/** The type of a part of an ArrayList. */
export const arrayListPart = 'System.Collections.ArrayList+Range';

/** A list of the same items that cannot grow, cannot change, or says that it is synchronized. */
function wrapped(list: Value | undefined, wrapper: (typeof arrayListWrappers)[number]): NetList {
  return new NetList(listOf(list).items, `System.Collections.ArrayList+${wrapper}ArrayList`);
}

/** The items themselves, so that changes show in both. */
function sharedItems(list: Value): Value[] {
  return list instanceof NetArray || list instanceof NetList ? list.items : [...items(list)];
}

/** System.Collections.ArrayList. */
export const arrayListType = () => {
  const name = 'System.Collections.ArrayList';
  const builder = new TypeBuilder(name, listOf, {
    interfaces: [...listInterfaces, 'System.ICloneable'],
    typeArguments: [['T', 'System.Object']],
  });
  addSort(builder, 'System.Collections.IComparer comparer');
  return addRangeMembers(addListMembers(builder, 'int'), 'System.Collections.ICollection c')
    .method('System.Object Clone()', ({ items: all }) => new NetList([...all], name))
    .method(
      'System.Collections.ArrayList GetRange(int index, int count)',
      ({ items: all }, [index, count]) => new NetList(portion(all, int(index), int(count)), arrayListPart),
    )
    .method('array ToArray(type type)', ({ items: all }, [type = null], context) => {
      const element =
        typeof type === 'object' && type !== null && 'fullName' in type && typeof type.fullName === 'string'
          ? type.fullName
          : 'System.Object';
      context.checkpoint();
      return new NetArray([...all], element);
    })
    .staticMethod(
      'System.Collections.ArrayList Repeat(System.Object value, int count)',
      ([value = null, count], context) => {
        context.allow('items', int(count));
        return new NetList(Array.from<Value>({ length: int(count) }).fill(value), name);
      },
    )
    .staticMethod(
      'System.Collections.ArrayList Adapter(System.Collections.IList list)',
      ([list = null]) => new NetList(sharedItems(list), name),
    )
    .property('bool IsFixedSize', ({ typeName }) => /\+(?:FixedSize|ReadOnly)/.test(typeName))
    .property('bool IsReadOnly', ({ typeName }) => typeName.includes('+ReadOnly'))
    .property('bool IsSynchronized', ({ typeName }) => typeName.includes('+Sync'))
    .method('void TrimToSize()', () => null)
    .method(
      'void SetRange(int index, System.Collections.ICollection c)',
      (list, [index, from = null], context) => {
        const given = items(from);
        if (int(index) < 0 || int(index) > list.items.length - given.length) throw beyondEnd();
        change(list, context, 0, (all) => all.splice(int(index), given.length, ...given));
        return null;
      },
    )
    .method(
      'void Sort(int index, int count, System.Collections.IComparer comparer)',
      (list, [index, count, comparer], context) => {
        const part = portion(list.items, int(index), int(count));
        introSort(part, orderBy(comparer, context));
        change(list, context, 0, (all) => all.splice(int(index), part.length, ...part));
        return null;
      },
    )
    .staticMethod('System.Collections.ArrayList FixedSize(System.Collections.ArrayList list)', ([list]) =>
      wrapped(list, 'FixedSize'),
    )
    .staticMethod('System.Collections.ArrayList ReadOnly(System.Collections.ArrayList list)', ([list]) =>
      wrapped(list, 'ReadOnly'),
    )
    .staticMethod('System.Collections.ArrayList Synchronized(System.Collections.ArrayList list)', ([list]) =>
      wrapped(list, 'Sync'),
    )
    .constructs('()', () => new NetList([], name))
    .constructs('(System.Collections.ICollection c)', ([from = null]) => new NetList([...items(from)], name))
    .constructs('(int capacity)', () => new NetList([], name))
    .build();
};
