import { Enumerator } from '../../values/enumerator.ts';
import { NetArray } from '../../values/netArray.ts';
import { NetEnumerable } from '../../values/netEnumerable.ts';
import { RegexGroup } from '../../text/regexObjects.ts';
import { isNull, type Value } from '../../values/value.ts';
import { instanceOf, int, outOfRange, stringArray, text } from '../arguments.ts';
import type { NetType } from '../netType.ts';
import { TypeBuilder } from '../typeBuilder.ts';
import { DictionaryEntry, entryText } from '../../values/dictionaryEntry.ts';

const viewOf = instanceOf(NetEnumerable, 'collection');

/** A collection that shows another's items, by its full name: it has a count, and places where it says so; several of them are asked for at once in a list. */
export function collectionViewType(fullName: string, indexed: boolean, isList = false): NetType {
  const builder = new TypeBuilder(fullName, viewOf, {
    interfaces: [
      ...(isList ? ['System.Collections.IList'] : []),
      'System.Collections.ICollection',
      'System.Collections.IEnumerable',
    ],
  })
    .property('int Count', (self) => self.count ?? [...self.elements()].length)
    .property('bool IsSynchronized', () => false)
    .property('System.Object SyncRoot', (self) => self)
    .method('void CopyTo(array array, int index)', (self, [target, start]) => {
      if (target instanceof NetArray)
        for (const [index, item] of [...self.elements()].entries()) target.items[int(start) + index] = item;
      return null;
    })
    .method('bool Contains(System.Object item)', (self, [item = null]) => [...self.elements()].includes(item))
    .method(
      'System.Collections.IEnumerator GetEnumerator()',
      (self) => new Enumerator('System.ArrayEnumerator', () => self.elements()),
    );
  if (indexed) {
    builder.method('System.Object get_Item(int i)', (self, [index]) => {
      const item = [...self.elements()].at(int(index));
      if (item === undefined && fullName.endsWith('GroupCollection')) return failed(String(int(index)));
      if (item === undefined)
        throw outOfRange('Specified argument was out of the range of valid values.', 'i');
      return item;
    });
  }
  if (fullName.endsWith('GroupCollection')) {
    builder
      .method('System.Object get_Item(string groupname)', (self, [name]) => {
        const found = [...self.elements()].find(
          (group) => group instanceof RegexGroup && group.name === text(name),
        );
        return found ?? failed(text(name));
      })
      .property('System.Collections.Generic.IEnumerable[string] Keys', (self) =>
        stringArray([...self.elements()].map(groupName)),
      )
      .property(
        'System.Collections.Generic.IEnumerable[System.Text.RegularExpressions.Group] Values',
        (self) => new NetArray([...self.elements()], 'System.Text.RegularExpressions.Group'),
      )
      .method('bool ContainsKey(string key)', (self, [name]) =>
        [...self.elements()].some((group) => groupName(group) === text(name)),
      );
  }
  return builder.build();
}

/** What stands for a group that a pattern does not have. */
const failed = (name: string) => new RegexGroup(name, '', false, () => 0);

/** The name of a group; the first one is the match itself. */
const groupName = (group: Value) => (group instanceof RegexGroup ? group.name : '0');

const enumeratorOf = instanceOf(Enumerator, 'enumerator');

/** An enumerator by its full name; those of dictionaries have keys and values too. */
export function enumeratorType(fullName: string): NetType {
  const current = (self: Enumerator) => (isNull(self.current) ? null : self.current);
  return new TypeBuilder(fullName, enumeratorOf, { interfaces: ['System.Collections.IEnumerator'] })
    .property('System.Object Current', current)
    .property('System.Object Key', ({ current: entry }) =>
      entry instanceof DictionaryEntry ? entry.key : null,
    )
    .property('System.Object Value', ({ current: entry }) =>
      entry instanceof DictionaryEntry ? entry.value : null,
    )
    .property('System.Collections.DictionaryEntry Entry', current)
    .method('bool MoveNext()', (self) => self.moveNext())
    .method('void Reset()', (self) => {
      self.reset();
      return null;
    })
    .method('void Dispose()', () => null)
    .build();
}

const entryOf = instanceOf(DictionaryEntry, 'pair');

/** DictionaryEntry, or a KeyValuePair of two types. */
export function entryType(
  fullName: string,
  [key = 'System.Object', value = 'System.Object']: readonly string[] = [],
): NetType {
  const isPair = fullName.includes('KeyValuePair');
  const builder = new TypeBuilder(fullName, entryOf, {
    kind: 'struct',
    typeArguments: isPair
      ? [
          ['TKey', key],
          ['TValue', value],
        ]
      : [],
  });
  if (!isPair) builder.added('AliasProperty', 'System.Object Name', (self) => self.key, 'Key');
  return builder
    .property(`${key} Key`, (self) => self.key)
    .property(
      `${value} Value`,
      (self) => self.value,
      isPair
        ? undefined
        : (self, given) => {
            self.value = given;
          },
    )
    .method('string ToString()', (self, _, context) => entryText(self, (part) => context.text(part)))
    .constructs(
      `(${key} key, ${value} value)`,
      ([name = null, item = null]) => new DictionaryEntry(name, item, fullName),
    )
    .build();
}
