import { Dictionary } from '../../values/dictionary.ts';
import { Enumerator } from '../../values/enumerator.ts';
import { NetArray } from '../../values/netArray.ts';
import { NetEnumerable } from '../../values/netEnumerable.ts';
import { changedWhileEnumerated } from '../../values/netList.ts';
import type { Value } from '../../values/value.ts';
import { instanceOf, int, items } from '../arguments.ts';
import { comparerOf } from '../text/comparers.ts';
import { comparerFor } from './keyComparer.ts';
import { copyItems, orderBy } from './listMembers.ts';
import { holds } from '../predicate.ts';
import type { NetContext, NetType } from '../netType.ts';
import { storeFound } from '../tryParse.ts';
import { TypeBuilder } from '../typeBuilder.ts';

const interfaces = ['System.Collections.ICollection', 'System.Collections.IEnumerable'];
const sequence = 'System.Collections.Generic.IEnumerable[T]';

/** A set of values: HashSet`1 in order of insertion, SortedSet`1 in the order of its items. */
class NetSet extends NetEnumerable {
  readonly typeName: string;
  readonly known: Dictionary;
  readonly sorted: ((left: Value, right: Value) => number) | null;

  constructor(typeName: string, known: Dictionary, sorted: ((left: Value, right: Value) => number) | null) {
    super();
    this.typeName = typeName;
    this.known = known;
    this.sorted = sorted;
  }

  get count(): number {
    return this.known.size;
  }

  get all(): Value[] {
    const keys = this.known.keys();
    return this.sorted === null ? keys : keys.sort(this.sorted);
  }

  *elements(): Iterable<Value> {
    const { version } = this.known;
    for (const key of this.all) {
      yield key;
      if (this.known.version !== version) throw changedWhileEnumerated();
    }
  }
}

const setOf = instanceOf(NetSet, 'a set');

/** HashSet and SortedSet of a type. */
export function setType(fullName: string, [element = 'System.Object']: readonly string[]): NetType {
  const isSorted = fullName.includes('SortedSet');
  const make = (from: readonly Value[], comparer: Value | undefined, context: NetContext) => {
    const known = new Dictionary(fullName, comparerOf(comparer) ?? 'ordinal');
    context.allow('items', from.length);
    for (const item of from) if (!known.has(item)) known.set(item, true);
    return new NetSet(fullName, known, isSorted ? orderBy(comparer, context) : null);
  };
  const comparerKind = `System.Collections.Generic.${isSorted ? 'IComparer' : 'IEqualityComparer'}`;
  const builder = new TypeBuilder(fullName, setOf, {
    interfaces: [
      ...interfaces,
      'System.Collections.Generic.ISet[T]',
      'System.Collections.Generic.ICollection[T]',
      sequence,
    ],
    typeArguments: [['T', element]],
  })
    .property('int Count', ({ count }) => count)
    .property(`${comparerKind}[T] Comparer`, ({ known }) => comparerFor(known.comparison, element))
    .method('bool Add(T item)', ({ known }, [item = null], context) => {
      if (known.has(item)) return false;
      context.allow('items', known.size + 1);
      known.set(item, true);
      return true;
    })
    .method('void Clear()', ({ known }) => {
      known.clear();
      return null;
    })
    .method('bool Contains(T item)', ({ known }, [item = null]) => known.has(item))
    .method(
      'System.Collections.IEnumerator GetEnumerator()',
      (self) => new Enumerator('System.ArrayEnumerator', () => self.elements()),
    )
    .method('bool Remove(T item)', ({ known }, [item = null]) => known.delete(item))
    .method('int RemoveWhere(System.Predicate[T] match)', (self, [match], context) => {
      const gone = self.all.filter((item) => holds(match, item, context));
      for (const item of gone) self.known.delete(item);
      return gone.length;
    })
    .method(`void UnionWith(${sequence} other)`, ({ known }, [other = null]) => {
      for (const item of items(other)) if (!known.has(item)) known.set(item, true);
      return null;
    })
    .method(`void ExceptWith(${sequence} other)`, ({ known }, [other = null]) => {
      for (const item of items(other)) known.delete(item);
      return null;
    })
    .method(`void IntersectWith(${sequence} other)`, (self, [other = null], context) => {
      const kept = like(self, items(other), context);
      for (const item of self.all) if (!kept.has(item)) self.known.delete(item);
      return null;
    })
    .method(`void SymmetricExceptWith(${sequence} other)`, ({ known }, [other = null]) => {
      for (const item of items(other)) if (!known.delete(item)) known.set(item, true);
      return null;
    })
    .method(`bool IsSubsetOf(${sequence} other)`, (self, [other = null], context) => {
      const whole = like(self, items(other), context);
      return self.all.every((item) => whole.has(item));
    })
    .method(`bool IsProperSubsetOf(${sequence} other)`, (self, [other = null], context) => {
      const whole = like(self, items(other), context);
      return whole.size > self.count && self.all.every((item) => whole.has(item));
    })
    .method(`bool IsSupersetOf(${sequence} other)`, ({ known }, [other = null]) =>
      items(other).every((item) => known.has(item)),
    )
    .method(`bool IsProperSupersetOf(${sequence} other)`, (self, [other = null], context) => {
      const part = like(self, items(other), context);
      return part.size < self.count && part.keys().every((item) => self.known.has(item));
    })
    .method('bool TryGetValue(T equalValue, ref T actualValue)', (self, [wanted = null, target]) =>
      storeFound(
        self.known.keys().find((item) => isSame(self, item, wanted)),
        target,
        null,
      ),
    )
    .method(`bool Overlaps(${sequence} other)`, ({ known }, [other = null]) =>
      items(other).some((item) => known.has(item)),
    )
    .method(`bool SetEquals(${sequence} other)`, (self, [other = null], context) => {
      const whole = like(self, items(other), context);
      return whole.size === self.count && self.all.every((item) => whole.has(item));
    })
    .methods(
      [
        'void CopyTo(T[] array)',
        'void CopyTo(T[] array, int arrayIndex)',
        'void CopyTo(T[] array, int arrayIndex, int count)',
      ],
      (self, [target, start = 0, count = self.count]) =>
        copyItems(self.all.slice(0, int(count)), target, int(start)),
    );
  if (isSorted) {
    builder
      .method(
        'System.Collections.Generic.IEnumerable[T] Reverse()',
        ({ all }) => new NetArray(all.reverse(), element),
      )
      .method(
        `${fullName} GetViewBetween(T lowerValue, T upperValue)`,
        ({ all, sorted, known }, [low = null, high = null], context) => {
          const compare = sorted ?? orderBy(undefined, context);
          const part = new Dictionary(fullName, known.comparison);
          for (const item of all)
            if (compare(item, low) >= 0 && compare(item, high) <= 0) part.set(item, true);
          return new NetSet(fullName, part, compare);
        },
      );
    builder.property('T Max', ({ all }) => all.at(-1) ?? null).property('T Min', ({ all }) => all[0] ?? null);
  }
  const comparer = `${comparerKind}[T] comparer`;
  return builder
    .methods(['void TrimExcess()', 'void TrimExcess(int capacity)'], () => null)
    .method('int EnsureCapacity(int capacity)', ({ count }, [capacity]) => Math.max(count, int(capacity)))
    .constructs('()', (_, context) => make([], undefined, context))
    .constructs('(int capacity)', (_, context) => make([], undefined, context))
    .constructs(`(${sequence} collection)`, ([from = null], context) => make(items(from), undefined, context))
    .constructs(`(${comparer})`, ([how], context) => make([], how, context))
    .constructs(`(${sequence} collection, ${comparer})`, ([from = null, how], context) =>
      make(items(from), how, context),
    )
    .build();
}

/** Whether a set takes two items for one. */
function isSame(set: NetSet, one: Value, other: Value): boolean {
  const made = new Dictionary(set.typeName, set.known.comparison);
  made.set(one, true);
  return made.has(other);
}

/** A dictionary of items that compares as a set does. */
function like(set: NetSet, from: readonly Value[], context: NetContext): Dictionary {
  const made = new Dictionary(set.typeName, set.known.comparison);
  context.allow('items', from.length);
  for (const item of from) made.set(item, true);
  return made;
}
