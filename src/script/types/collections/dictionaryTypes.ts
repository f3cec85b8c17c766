import { Dictionary } from '../../values/dictionary.ts';
import { Enumerator } from '../../values/enumerator.ts';
import { NetArray } from '../../values/netArray.ts';
import type { Value } from '../../values/value.ts';
import { indexOutOfRange, instanceOf, int, negative, netError, tooGreat } from '../arguments.ts';
import { genericName } from '../assemblies.ts';
import { comparerOf } from '../text/comparers.ts';
import { comparerFor } from './keyComparer.ts';
import type { NetContext, NetType } from '../netType.ts';
import { sameValue } from '../objectType.ts';
import { storeFound } from '../tryParse.ts';
import { TypeBuilder } from '../typeBuilder.ts';
import { addConcurrent } from './concurrentMembers.ts';
import { copyItems } from './listMembers.ts';
import { needKey } from './needKey.ts';
import { entriesOf, orderedEntries, view } from './dictionaryEntries.ts';
import { cultureText } from '../../text/cultureText.ts';

const dictionaryOf = instanceOf(Dictionary, 'dictionary');

/** A key as the error of a second one tells it: sorted dictionaries are sets of pairs, sorted lists name their parameter. */
function sortedKey({ typeName }: Dictionary, key: string, value: Value, context: NetContext): string {
  if (typeName.includes('.SortedDictionary`2')) return `[${key}, ${cultureText(value, context)}]`;
  return typeName.includes('.SortedList`2') ? `${key} (Parameter 'key')` : key;
}

function addTo(self: Dictionary, key: Value, value: Value, context: NetContext): void {
  if (self.has(key)) {
    const shown = cultureText(key, context);
    const generic = self.typeName.includes('`2');
    const known = [...self.entries()].find(
      (entry) => cultureText(entry.key, context).toLowerCase() === shown.toLowerCase(),
    );
    throw netError(
      'System.ArgumentException',
      generic
        ? `An item with the same key has already been added. Key: ${sortedKey(self, shown, value, context)}`
        : `Item has already been added. Key in dictionary: '${cultureText(known?.key ?? key, context)}'  Key being added: '${shown}'`,
    );
  }
  context.allow('items', self.size + 1);
  self.set(key, value);
}

/** What an OrderedDictionary does not have. */
function addContains(builder: TypeBuilder<Dictionary>, key: string, value: string): TypeBuilder<Dictionary> {
  return builder
    .method(`bool ContainsKey(${key} key)`, (self, [name]) => self.has(needKey(name)))
    .method(`bool ContainsValue(${value} value)`, (self, [item = null]) =>
      self.values().some((each) => sameValue(each, item)),
    );
}

type Builder = TypeBuilder<Dictionary>;

/** Those that Synchronized() was asked for: nothing runs beside a script that could get in its way. */
const synchronized = new WeakSet<Dictionary>();

/** Those that AsReadOnly() made. */
const readOnly = new WeakSet<Dictionary>();

const properties: ReadonlyMap<string, (builder: Builder) => Builder> = new Map([
  ['Count', (builder: Builder) => builder.property('int Count', (self) => self.size)],
  ['IsFixedSize', (builder) => builder.property('bool IsFixedSize', () => false)],
  ['IsReadOnly', (builder) => builder.property('bool IsReadOnly', (self) => readOnly.has(self))],
  ['IsSynchronized', (builder) => builder.property('bool IsSynchronized', (self) => synchronized.has(self))],
  ['SyncRoot', (builder) => builder.property('System.Object SyncRoot', (self) => self)],
  [
    'Keys',
    (builder) =>
      builder.property('System.Collections.ICollection Keys', (self, context) => view(self, 'Key', context)),
  ],
  [
    'Values',
    (builder) =>
      builder.property('System.Collections.ICollection Values', (self, context) =>
        view(self, 'Value', context),
      ),
  ],
]);

/** The properties in the order in which reflection lists them. */
function addProperties(builder: Builder): Builder {
  const order = builder.fullName.endsWith('.Hashtable')
    ? 'IsReadOnly IsFixedSize IsSynchronized Keys Values SyncRoot Count'
    : builder.fullName.endsWith('.OrderedDictionary')
      ? 'Count IsReadOnly Keys Values IsFixedSize SyncRoot IsSynchronized'
      : builder.fullName.endsWith('.SortedList')
        ? 'Count Keys Values IsReadOnly IsFixedSize IsSynchronized SyncRoot'
        : 'Count Keys Values IsReadOnly IsFixedSize SyncRoot IsSynchronized';
  return order.split(' ').reduce((made, name) => properties.get(name)?.(made) ?? made, builder);
}

function declare(
  builder: TypeBuilder<Dictionary>,
  key: string,
  value: string,
  generic: boolean,
): TypeBuilder<Dictionary> {
  const ordered = generic ? '' : 'System.Object';
  return addProperties(builder)
    .method(`void Add(${key} key, ${value} value)`, (self, [name, item = null], context) => {
      addTo(self, needKey(name), item, context);
      return null;
    })
    .method('void Clear()', (self) => {
      self.clear();
      return null;
    })
    .method(`bool Contains(${generic ? 'System.Object' : key} key)`, (self, [name]) =>
      self.has(needKey(name)),
    )
    .method(
      'System.Collections.IDictionaryEnumerator GetEnumerator()',
      (self, _, context) =>
        new Enumerator(
          generic
            ? 'System.Collections.Generic.Dictionary`2+Enumerator'
            : 'System.Collections.Hashtable+HashtableEnumerator',
          () => entriesOf(self, context),
        ),
    )
    .method(`${value} get_Item(${ordered || key} key)`, (self, [name], context) => {
      const found = self.get(needKey(name));
      if (found === undefined && generic)
        throw netError(
          'System.Collections.Generic.KeyNotFoundException',
          `The given key '${cultureText(needKey(name), context)}' was not present in the dictionary.`,
        );
      return found ?? null;
    })
    .method(`void set_Item(${ordered || key} key, ${value} value)`, (self, [name, item = null]) => {
      self.set(needKey(name), item);
      return null;
    })
    .method(`${generic ? 'bool' : 'void'} Remove(${key} key)`, (self, [name]) => {
      const removed = self.delete(needKey(name));
      return generic ? removed : null;
    })
    .method('void CopyTo(array array, int arrayIndex)', (self, [target, start], context) =>
      copyItems([...entriesOf(self, context)], target, int(start)),
    );
}

function copied(
  typeName: string,
  from: Value | undefined,
  comparer: Value | undefined,
  otherwise: 'ignoreCase' | 'ordinal',
): Dictionary {
  const made = new Dictionary(typeName, comparerOf(comparer) ?? otherwise);
  if (from instanceof Dictionary) for (const { key, value } of from.entries()) made.set(key, value);
  return made;
}

const legacyInterfaces = [
  'System.Collections.IDictionary',
  'System.Collections.ICollection',
  'System.Collections.IEnumerable',
  'System.ICloneable',
];

/** System.Collections.Hashtable, SortedList and the other dictionaries of objects. */
export const legacyDictionary = (typeName: string): NetType => {
  const builder = declare(
    new TypeBuilder(typeName, dictionaryOf, { interfaces: legacyInterfaces }),
    'System.Object',
    'System.Object',
    false,
  );
  if (typeName.endsWith('.OrderedDictionary')) addOrdered(builder);
  else {
    addContains(builder, 'System.Object', 'System.Object');
    builder.method('System.Object Clone()', (self) =>
      copied(self.typeName, self, undefined, self.comparison),
    );
  }
  if (typeName === 'System.Collections.SortedList') {
    builder
      .method(
        'System.Object GetByIndex(int index)',
        (self, [index], context) => entryAt(self, int(index), context).value,
      )
      .method(
        'System.Object GetKey(int index)',
        (self, [index], context) => entryAt(self, int(index), context).key,
      )
      .method(
        'System.Collections.IList GetKeyList()',
        (self, _, context) => new NetArray(orderedEntries(self, context).map(({ key }) => key)),
      )
      .method(
        'System.Collections.IList GetValueList()',
        (self, _, context) => new NetArray(orderedEntries(self, context).map(({ value }) => value)),
      )
      .method('void SetByIndex(int index, System.Object value)', (self, [index, value = null], context) => {
        self.set(entryAt(self, int(index), context).key, value);
        return null;
      });
    addPlaces(builder, 'System.Object', 'System.Object');
  }
  if (typeName === 'System.Collections.Hashtable')
    builder.staticMethod('hashtable Synchronized(hashtable table)', ([table = null]) => {
      if (table instanceof Dictionary) synchronized.add(table);
      return table;
    });
  return builder
    .constructs('()', () => new Dictionary(typeName, 'ordinal'))
    .constructs('(System.Collections.IDictionary d)', ([from]) =>
      copied(typeName, from, undefined, 'ordinal'),
    )
    .constructs('(int capacity)', () => new Dictionary(typeName, 'ordinal'))
    .constructs('(System.Collections.IEqualityComparer equalityComparer)', ([comparer]) =>
      copied(typeName, undefined, comparer, 'ordinal'),
    )
    .constructs(
      '(System.Collections.IDictionary d, System.Collections.IEqualityComparer equalityComparer)',
      ([from, comparer]) => copied(typeName, from, comparer, 'ordinal'),
    )
    .build();
};

/** What ConvertFrom-Json -AsHashtable makes: a hashtable that keeps its order. */
export const orderedHashtableType = (): NetType =>
  new TypeBuilder('System.Management.Automation.OrderedHashtable', dictionaryOf, {
    base: 'System.Collections.Hashtable',
  }).build();

function entryAt(
  self: Dictionary,
  index: number,
  context: NetContext,
): { readonly key: Value; readonly value: Value } {
  const entry = orderedEntries(self, context)[index];
  if (entry !== undefined) return entry;
  throw indexOutOfRange();
}

/** What sorted lists do by places. */
function addPlaces(builder: TypeBuilder<Dictionary>, key: string, value: string): void {
  builder
    .method(`int IndexOfKey(${key} key)`, (self, [name = null], context) =>
      orderedEntries(self, context).findIndex((entry) => sameValue(entry.key, name)),
    )
    .method(`int IndexOfValue(${value} value)`, (self, [item = null], context) =>
      orderedEntries(self, context).findIndex((entry) => sameValue(entry.value, item)),
    )
    .method('void RemoveAt(int index)', (self, [index], context) => {
      self.delete(entryAt(self, int(index), context).key);
      return null;
    });
}

function addOrdered(builder: TypeBuilder<Dictionary>): void {
  builder
    .method(
      'void Insert(int index, System.Object key, System.Object value)',
      (self, [index, key, value = null], context) => {
        const at = int(index);
        if (at < 0 || at > self.size) {
          throw at < 0 ? negative('index', at) : tooGreat('index', at, self.size);
        }
        if (self.has(needKey(key))) addTo(self, needKey(key), value, context);
        const entries = [...self.entries()];
        self.clear();
        for (const each of entries.slice(0, at)) self.set(each.key, each.value);
        self.set(needKey(key), value);
        for (const each of entries.slice(at)) self.set(each.key, each.value);
        return null;
      },
    )
    .method('void RemoveAt(int index)', (self, [index]) => {
      const at = int(index);
      if (at < 0) throw negative('index', at);
      const key = self.keys()[at];
      if (key === undefined) throw tooGreat('index', at, self.size, 'less than');
      self.delete(key);
      return null;
    })
    .method('System.Collections.Specialized.OrderedDictionary AsReadOnly()', (self) => {
      const made = copied(self.typeName, self, undefined, self.comparison);
      readOnly.add(made);
      return made;
    });
}

/** A generic dictionary of two types: Dictionary, SortedDictionary, SortedList, ConcurrentDictionary. */
export function genericDictionary(fullName: string, [key = '', value = '']: readonly string[]): NetType {
  const pair = genericName('System.Collections.Generic.KeyValuePair`2', [key, value]);
  const enumerable = genericName('System.Collections.Generic.IEnumerable`1', [pair]);
  const builder = new TypeBuilder(fullName, dictionaryOf, {
    interfaces: [
      ...[
        'System.Collections.IDictionary',
        'System.Collections.ICollection',
        'System.Collections.IEnumerable',
      ],
      enumerable,
      genericName('System.Collections.Generic.IDictionary`2', [key, value]),
    ],
    typeArguments: [
      ['TKey', key],
      ['TValue', value],
    ],
  });
  addContains(declare(builder, 'TKey', 'TValue', true), 'TKey', 'TValue')
    .method('bool TryGetValue(TKey key, ref TValue value)', (self, [name, target], context) => {
      const found = self.get(needKey(name));
      return storeFound(found, target, zeroOf(value, context));
    })
    .method('bool Remove(TKey key, ref TValue value)', (self, [name, target], context) => {
      const found = self.get(needKey(name));
      self.delete(needKey(name));
      return storeFound(found, target, zeroOf(value, context));
    })
    .method('int EnsureCapacity(int capacity)', (self, [capacity]) => Math.max(int(capacity), self.size))
    .property('System.Collections.Generic.IEqualityComparer[TKey] Comparer', ({ comparison }) =>
      comparerFor(comparison, key),
    )
    .method('void TrimExcess()', () => null)
    .methods(['bool TryAdd(TKey key, TValue value)'], (self, [name, item = null]) => {
      if (self.has(needKey(name))) return false;
      self.set(needKey(name), item);
      return true;
    })
    .constructs('()', () => new Dictionary(fullName, 'ordinal'))
    .constructs('(int capacity)', () => new Dictionary(fullName, 'ordinal'))
    .constructs('(System.Collections.Generic.IEqualityComparer[TKey] comparer)', ([comparer]) =>
      copied(fullName, undefined, comparer, 'ordinal'),
    )
    .constructs('(System.Collections.Generic.IDictionary[TKey,TValue] dictionary)', ([from]) =>
      copied(fullName, from, undefined, 'ordinal'),
    )
    .constructs(
      '(System.Collections.Generic.IDictionary[TKey,TValue] dictionary, System.Collections.Generic.IEqualityComparer[TKey] comparer)',
      ([from, comparer]) => copied(fullName, from, comparer, 'ordinal'),
    );
  if (fullName.includes('.SortedList`2')) {
    addPlaces(builder, 'TKey', 'TValue');
    builder
      .method(
        'TKey GetKeyAtIndex(int index)',
        (self, [index], context) => entryAt(self, int(index), context).key,
      )
      .method(
        'TValue GetValueAtIndex(int index)',
        (self, [index], context) => entryAt(self, int(index), context).value,
      )
      .method('void SetValueAtIndex(int index, TValue value)', (self, [index, item = null], context) => {
        self.set(entryAt(self, int(index), context).key, item);
        return null;
      });
  }
  if (fullName.includes('.ConcurrentDictionary`2')) addConcurrent(builder);
  return builder.build();
}

/** What an entry that is not there counts as: zero, false, null. */
function zeroOf(typeName: string, context: NetContext): Value {
  const type = context.types.find(typeName);
  if (type === undefined || type.facts.kind === 'class' || type.facts.kind === 'interface') return null;
  if (typeName === 'System.Boolean') return false;
  return /^System\.(?:S?Byte|U?Int\d\d|Double|Single|Decimal)$/.test(typeName) ? 0 : null;
}
