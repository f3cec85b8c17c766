import type { XmlNode } from '../values/xmlNode.ts';
import { attributeText } from './xmlText.ts';

/** Where a tag is written: what prefixes mean there, and how many elements it stands in. */
export interface TagPlace {
  readonly prefixes: ReadonlyMap<string, string>;
  readonly depth: number;
}

/** Outside of every element. */
export const outermost: TagPlace = { prefixes: new Map(), depth: 0 };

/** The begin of a start tag, without its end; with declarations of the namespaces that are not known there, as XmlTextWriter adds them. */
export function openTag(
  element: XmlNode,
  place: TagPlace,
): { readonly text: string; readonly within: TagPlace } {
  const prefixes = new TagPrefixes(element, place);
  prefixes.need(element);
  const attributes = element.attributes.map(
    (attribute) => ` ${prefixes.nameOf(attribute)}="${attributeText(attribute.value)}"`,
  );
  return {
    text: `<${element.name}${attributes.join('')}${prefixes.declarations()}`,
    within: { prefixes: prefixes.known, depth: place.depth + 1 },
  };
}

/** What prefixes mean within a tag, and which of them it has to declare. */
class TagPrefixes {
  known: ReadonlyMap<string, string>;
  readonly #missing: (readonly [prefix: string, uri: string])[] = [];
  readonly #depth: number;
  #made = 0;

  constructor({ attributes }: XmlNode, { prefixes, depth }: TagPlace) {
    const own = attributes.flatMap(({ name, value }): [string, string][] =>
      name === 'xmlns' ? [['', value]] : name.startsWith('xmlns:') ? [[name.slice(6), value]] : [],
    );
    this.known = own.length === 0 ? prefixes : new Map([...prefixes, ...own]);
    this.#depth = depth + 1;
  }

  /** Sees to it that the prefix of a node means the node's namespace. */
  need(node: XmlNode): void {
    const { prefix } = node;
    // What a document says of its own nodes holds here, too.
    if (prefix === 'xml' || (node.namespace === null && this.known.has(prefix))) return;
    const uri = node.namespaceUri;
    if ((this.known.get(prefix) ?? '') === uri) {
      if (!this.known.has(prefix)) this.#learn(prefix, uri);
      return;
    }
    if (prefix !== '' && uri === '') return;
    this.#learn(prefix, uri);
    this.#missing.unshift([prefix, uri]);
  }

  /** The name of an attribute; one of a namespace without a prefix gets one. */
  nameOf(attribute: XmlNode): string {
    const { name, prefix } = attribute;
    if (name === 'xmlns' || prefix === 'xmlns') return name;
    if (prefix !== '') {
      this.need(attribute);
      return name;
    }
    const uri = attribute.namespace ?? '';
    if (uri === '') return name;
    for (const [known, meaning] of this.known) if (known !== '' && meaning === uri) return `${known}:${name}`;
    const made = `d${this.#depth}p${++this.#made}`;
    this.#learn(made, uri);
    this.#missing.unshift([made, uri]);
    return `${made}:${name}`;
  }

  declarations(): string {
    return this.#missing
      .map(([prefix, uri]) => ` ${prefix === '' ? 'xmlns' : `xmlns:${prefix}`}="${attributeText(uri)}"`)
      .join('');
  }

  #learn(prefix: string, uri: string): void {
    this.known = new Map(this.known).set(prefix, uri);
  }
}
