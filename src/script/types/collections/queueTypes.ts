import { Enumerator } from '../../values/enumerator.ts';
import { NetArray } from '../../values/netArray.ts';
import { NetList } from '../../values/netList.ts';
import type { Value } from '../../values/value.ts';
import { int, items, netError } from '../arguments.ts';
import { change, copyItems, listOf } from './listMembers.ts';
import type { NetContext, NetType } from '../netType.ts';
import { sameValue } from '../objectType.ts';
import { storeFound } from '../tryParse.ts';
import { TypeBuilder } from '../typeBuilder.ts';

const interfaces = ['System.Collections.ICollection', 'System.Collections.IEnumerable'];
const sequence = 'System.Collections.Generic.IEnumerable[T]';

/** The first or last item, which must be there; taken out where it is to be. */
function end(list: NetList, first: boolean, take: boolean, context: NetContext): Value {
  const item = first ? list.items[0] : list.items.at(-1);
  if (item === undefined) {
    const what = list.typeName.includes('Stack') ? 'Stack' : 'Queue';
    throw netError('System.InvalidOperationException', `${what} empty.`);
  }
  if (take) change(list, context, 0, (all) => (first ? all.shift() : all.pop()));
  return item;
}

/** The same for a Try… method: null in its `[ref]` where there is none. */
function tryEnd(
  list: NetList,
  first: boolean,
  take: boolean,
  target: Value | undefined,
  context: NetContext,
): boolean {
  const item = list.items.length > 0 ? end(list, first, take, context) : undefined;
  return storeFound(item, target, null);
}

/** Queue and Stack, of objects or of one type. */
export function endedType(fullName: string, [element = 'System.Object']: readonly string[] = []): NetType {
  const isQueue = fullName.includes('Queue');
  const generic = fullName.includes('`1');
  const make = (all: Value[]) => new NetList(all, fullName, element);
  const builder = new TypeBuilder(fullName, listOf, {
    interfaces: generic ? [...interfaces, sequence] : interfaces,
    typeArguments: [['T', element]],
  })
    .property('int Count', ({ items: all }) => all.length)
    .property('bool IsEmpty', ({ items: all }) => all.length === 0)
    .property('bool IsSynchronized', () => false)
    .property('System.Object SyncRoot', (list) => list)
    .method('void Clear()', (list, _, context) => {
      change(list, context, 0, (all) => all.splice(0));
      return null;
    })
    .method('bool Contains(T item)', ({ items: all }, [item = null]) =>
      all.some((each) => sameValue(each, item)),
    )
    .method(
      'System.Collections.IEnumerator GetEnumerator()',
      (list) => new Enumerator('System.ArrayEnumerator', () => list.elements()),
    )
    .method('T Peek()', (list, _, context) => end(list, isQueue, false, context))
    .method('bool TryPeek(ref T result)', (list, [target], context) =>
      tryEnd(list, isQueue, false, target, context),
    )
    .method('T[] ToArray()', (list) => new NetArray([...list.elements()], element))
    .method(`void CopyTo(${generic ? 'T[]' : 'array'} array, int index)`, (list, [target, start]) =>
      copyItems([...list.elements()], target, int(start)),
    );
  if (generic)
    builder
      .methods(['void TrimExcess()', 'void TrimExcess(int capacity)'], () => null)
      .method('int EnsureCapacity(int capacity)', ({ items: all }, [capacity]) =>
        Math.max(all.length, int(capacity)),
      );
  else
    builder
      .method('System.Object Clone()', ({ items: all }) => make([...all]))
      .staticMethod(
        `${fullName} Synchronized(${fullName} ${isQueue ? 'queue' : 'stack'})`,
        ([list = null]) => list,
      );
  if (!generic && isQueue) builder.method('void TrimToSize()', () => null);
  if (isQueue) {
    builder
      .method('T Dequeue()', (list, _, context) => end(list, true, true, context))
      .method('void Enqueue(T item)', (list, [item = null], context) => {
        change(list, context, 1, (all) => all.push(item));
        return null;
      })
      .method('bool TryDequeue(ref T result)', (list, [target], context) =>
        tryEnd(list, true, true, target, context),
      );
  } else {
    builder
      .method('T Pop()', (list, _, context) => end(list, false, true, context))
      .method('void Push(T item)', (list, [item = null], context) => {
        change(list, context, 1, (all) => all.push(item));
        return null;
      })
      .method('bool TryPop(ref T result)', (list, [target], context) =>
        tryEnd(list, false, true, target, context),
      );
  }
  return builder
    .constructs('()', () => make([]))
    .constructs(`(${generic ? sequence : 'System.Collections.ICollection'} collection)`, ([from = null]) =>
      make([...items(from)]),
    )
    .constructs('(int capacity)', () => make([]))
    .build();
}

/** ConcurrentBag of a type: what was put in last comes first. */
export function bagType(fullName: string, [element = 'System.Object']: readonly string[]): NetType {
  const make = (all: Value[]) => new NetList(all, fullName, element);
  return new TypeBuilder(fullName, listOf, {
    interfaces: [...interfaces, sequence],
    typeArguments: [['T', element]],
  })
    .property('int Count', ({ items: all }) => all.length)
    .property('bool IsEmpty', ({ items: all }) => all.length === 0)
    .method('void Add(T item)', (list, [item = null], context) => {
      change(list, context, 1, (all) => all.unshift(item));
      return null;
    })
    .method('bool TryTake(ref T result)', (list, [target], context) =>
      tryEnd(list, true, true, target, context),
    )
    .method('bool TryPeek(ref T result)', (list, [target], context) =>
      tryEnd(list, true, false, target, context),
    )
    .method('T[] ToArray()', (list) => new NetArray([...list.elements()], element))
    .method('void Clear()', (list, _, context) => {
      change(list, context, 0, (all) => all.splice(0));
      return null;
    })
    .method(
      'System.Collections.IEnumerator GetEnumerator()',
      (list) => new Enumerator('System.ArrayEnumerator', () => list.elements()),
    )
    .constructs('()', () => make([]))
    .constructs(`(${sequence} collection)`, ([from = null]) => make([...items(from)].reverse()))
    .build();
}
