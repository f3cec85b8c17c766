import { Enumerator } from '../../values/enumerator.ts';
import { NetArray } from '../../values/netArray.ts';
import { NetEnumerable } from '../../values/netEnumerable.ts';
import type { Value } from '../../values/value.ts';
import { indexOutOfRange, instanceOf, int, stringArray, text } from '../arguments.ts';
import { urlDecode, urlEncode } from '../web/urlText.ts';
import type { NetContext, NetType } from '../netType.ts';
import { TypeBuilder } from '../typeBuilder.ts';

const collection = 'System.Collections.Specialized.NameValueCollection';
const queryName = 'System.Web.HttpUtility+HttpQSCollection';

/** System.Collections.Specialized.NameValueCollection: texts by names, several under one. */
class NameValueCollection extends NetEnumerable {
  readonly typeName: string = collection;
  /** By lower-case name, in order. */
  readonly entries = new Map<string, { readonly name: string; values: string[] }>();

  get count(): number {
    return this.entries.size;
  }

  elements(): Iterable<Value> {
    return [...this.entries.values()].map(({ name }) => name);
  }

  add(name: string, value: string): void {
    const known = this.entries.get(name.toLowerCase());
    if (known === undefined) this.entries.set(name.toLowerCase(), { name, values: [value] });
    else known.values.push(value);
  }

  joined(name: string): string | null {
    return this.entries.get(name.toLowerCase())?.values.join(',') ?? null;
  }
}

/** What ParseQueryString of HttpUtility gives: its text is the query again. */
class QueryCollection extends NameValueCollection {
  override readonly typeName: string = queryName;
}

/** The names and values of the query of an address. */
export function queryCollection(query: string, context: NetContext): Value {
  const found = new QueryCollection();
  for (const part of query.replace(/^\?/, '').split('&')) {
    if (query === '' || query === '?') break;
    const equals = part.indexOf('=');
    context.allow('items', found.count + 1);
    found.add(urlDecode(part.slice(0, Math.max(equals, 0))), urlDecode(part.slice(equals + 1)));
  }
  return found;
}

/** The type of what ParseQueryString gives. */
export const queryCollectionType = (): NetType =>
  new TypeBuilder(queryName, instanceOf(QueryCollection, 'HttpQSCollection'), { base: collection })
    .method('string ToString()', ({ entries }) =>
      [...entries.values()]
        .flatMap(({ name, values }) =>
          values.map((value) => (name === '' ? '' : `${queryText(name)}=`) + queryText(value)),
        )
        .join('&'),
    )
    .build();

/** HttpUtility writes its escapes with small letters. */
function queryText(value: string): string {
  return urlEncode(value).replaceAll(/%[0-9A-F]{2}/g, (one) => one.toLowerCase());
}

function at(self: NameValueCollection, index: Value | undefined) {
  const entry = [...self.entries.values()][int(index)];
  if (entry !== undefined) return entry;
  throw indexOutOfRange();
}

/** The type NameValueCollection. */
export const nameValueType = (): NetType =>
  new TypeBuilder(collection, instanceOf(NameValueCollection, 'NameValueCollection'), {
    interfaces: ['System.Collections.ICollection', 'System.Collections.IEnumerable'],
  })
    .property('string[] AllKeys', (self) => stringArray([...self.entries.values()].map(({ name }) => name)))
    .property('int Count', ({ count }) => count)
    .property('System.Collections.Specialized.NameObjectCollectionBase+KeysCollection Keys', (self) =>
      stringArray([...self.entries.values()].map(({ name }) => name)),
    )
    .method('void Add(string name, string value)', (self, [name, value], context) => {
      context.allow('items', self.count + 1);
      self.add(text(name), text(value));
      return null;
    })
    .method('void Clear()', (self) => {
      self.entries.clear();
      return null;
    })
    .methods(['string Get(string name)', 'string get_Item(string name)'], (self, [name]) =>
      self.joined(text(name)),
    )
    .methods(['string Get(int index)', 'string get_Item(int index)'], (self, [index]) =>
      at(self, index).values.join(','),
    )
    .method('string GetKey(int index)', (self, [index]) => at(self, index).name)
    .method('string[] GetValues(string name)', (self, [name]) => {
      const known = self.entries.get(text(name).toLowerCase());
      return known === undefined ? null : stringArray(known.values);
    })
    .method('bool HasKeys()', ({ count }) => count > 0)
    .method('void Remove(string name)', (self, [name]) => {
      self.entries.delete(text(name).toLowerCase());
      return null;
    })
    .methods(
      ['void Set(string name, string value)', 'void set_Item(string name, string value)'],
      (self, [name, value]) => {
        const known = self.entries.get(text(name).toLowerCase());
        if (known === undefined) self.add(text(name), text(value));
        else known.values = [text(value)];
        return null;
      },
    )
    .method(
      'System.Collections.IEnumerator GetEnumerator()',
      (self) => new Enumerator('System.ArrayEnumerator', () => self.elements()),
    )
    .method('void CopyTo(array dest, int index)', (self, [target, index]) => {
      if (target instanceof NetArray)
        for (const [place, { values }] of [...self.entries.values()].entries())
          target.items[int(index) + place] = values.join(',');
      return null;
    })
    .constructs('()', () => new NameValueCollection())
    .build();
