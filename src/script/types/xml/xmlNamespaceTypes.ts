import type { XPathNamespaces } from '../../text/xpath.ts';
import { NetObject, type Value } from '../../values/value.ts';
import { instanceOf, text } from '../arguments.ts';
import type { NetType } from '../netType.ts';
import { TypeBuilder } from '../typeBuilder.ts';

const space = 'System.Xml';

/** System.Xml.XmlNamespaceManager: prefixes for XPath. */
class NamespaceManager extends NetObject {
  readonly typeName = 'System.Xml.XmlNamespaceManager';
  readonly prefixes = new Map<string, string>();
}

/** The prefixes of a manager; undefined where none is given. */
export const prefixesOf = (value: Value | undefined): XPathNamespaces | undefined =>
  value instanceof NamespaceManager ? value.prefixes : undefined;

/** XmlNamespaceManager and the table of names it is made with. */
export const namespaceTypes: readonly (readonly [string, () => NetType])[] = [
  [
    `${space}.XmlNamespaceManager`,
    () =>
      new TypeBuilder(`${space}.XmlNamespaceManager`, instanceOf(NamespaceManager, 'XmlNamespaceManager'))
        .method('void AddNamespace(string prefix, string uri)', ({ prefixes }, [prefix, uri]) => {
          prefixes.set(text(prefix), text(uri));
          return null;
        })
        .property('string DefaultNamespace', ({ prefixes }) => prefixes.get('') ?? '')
        .property(`${space}.XmlNameTable NameTable`, () => new NamespaceManager())
        .method('void RemoveNamespace(string prefix, string uri)', ({ prefixes }, [prefix, uri]) => {
          if (prefixes.get(text(prefix)) === text(uri)) prefixes.delete(text(prefix));
          return null;
        })
        .method(
          'string LookupPrefix(string uri)',
          ({ prefixes }, [uri]) => [...prefixes].find(([, value]) => value === text(uri))?.[0] ?? null,
        )
        .method('void PushScope()', () => null)
        .method('bool PopScope()', () => false)
        .method('bool HasNamespace(string prefix)', ({ prefixes }, [prefix]) => prefixes.has(text(prefix)))
        .method(
          'string LookupNamespace(string prefix)',
          ({ prefixes }, [prefix]) => prefixes.get(text(prefix)) ?? null,
        )
        .constructs('(System.Object nameTable)', () => new NamespaceManager())
        .build(),
  ],
  [
    `${space}.NameTable`,
    () =>
      new TypeBuilder(`${space}.NameTable`, (value) => value)
        .constructs('()', () => new NamespaceManager())
        .build(),
  ],
];
