import type { Attributes } from './documentValues.ts';

const canonicalPrefixes = new Map([
  ['http://schemas.microsoft.com/msus/2002/12/Update', 'upd'],
  ['http://schemas.microsoft.com/msus/2002/12/UpdateHandlers/Category', 'cat'],
]);

/**
 * Namespace declarations in effect. Only the two namespaces that a header is read from are told apart (update-xml.md §1);
 * every other one counts as foreign.
 */
export class NamespaceScope {
  /** Outside the root element: nothing is declared. */
  static readonly outermost = new NamespaceScope(new Map());
  readonly #prefixes: ReadonlyMap<string, string | undefined>;

  private constructor(prefixes: ReadonlyMap<string, string | undefined>) {
    this.#prefixes = prefixes;
  }

  /** The scope inside an element with these attributes: itself unless they declare something new. */
  inside(attributes: Attributes): NamespaceScope {
    let changed: Map<string, string | undefined> | undefined;
    for (const name in attributes) {
      if (!name.startsWith('xmlns')) continue;
      const prefix = name.length === 5 ? '' : name.slice(6);
      const canonical = canonicalPrefixes.get(attributes[name]?.trim() ?? '');
      if (this.#prefixes.get(prefix) === canonical) continue;
      changed ??= new Map(this.#prefixes);
      changed.set(prefix, canonical);
    }
    return changed === undefined ? this : new NamespaceScope(changed);
  }

  /** The element's name with the usual prefix of its namespace (`upd:Title`); undefined when it is foreign. */
  canonicalName(name: string): string | undefined {
    const colon = name.indexOf(':');
    const prefix = colon < 0 ? '' : name.slice(0, colon);
    const canonical = this.#prefixes.get(prefix);
    if (canonical === undefined || canonical === prefix) return canonical && name;
    return `${canonical}:${name.slice(colon + 1)}`;
  }
}
