import { AdaptedObject } from './adapted.ts';
import { NetArray } from './netArray.ts';
import { type ScriptError, scriptError } from './errorRecord.ts';
import type { Value } from './value.ts';

/** Kinds of nodes, each with the name of its class. */
export const xmlClasses = {
  document: 'System.Xml.XmlDocument',
  element: 'System.Xml.XmlElement',
  attribute: 'System.Xml.XmlAttribute',
  text: 'System.Xml.XmlText',
  cdata: 'System.Xml.XmlCDataSection',
  comment: 'System.Xml.XmlComment',
  declaration: 'System.Xml.XmlDeclaration',
  instruction: 'System.Xml.XmlProcessingInstruction',
  doctype: 'System.Xml.XmlDocumentType',
  whitespace: 'System.Xml.XmlWhitespace',
} as const;

/** A kind of node. */
export type XmlKind = keyof typeof xmlClasses;

/** A node of an XML document. Its children and attributes are members by PowerShell's XML adapter. */
export class XmlNode extends AdaptedObject {
  readonly kind: XmlKind;
  /** Qualified: `p:name`, `#text`, `#document`. */
  readonly name: string;
  /** Content of what has no children; an empty text for the others. */
  value: string;
  readonly children: XmlNode[] = [];
  readonly attributes: XmlNode[] = [];
  parent: XmlNode | null = null;
  /** Whether a document keeps blanks between elements. */
  preserveWhitespace = false;
  /** Whether an element without content is written as one tag: it has had none, and no end tag. */
  isEmpty = true;
  /** The namespace given when the node was made; null where its declarations say it. */
  namespace: string | null = null;

  constructor(kind: XmlKind, name: string, value = '') {
    super();
    this.kind = kind;
    this.name = name;
    this.value = value;
  }

  get typeName(): string {
    return xmlClasses[this.kind];
  }

  get localName(): string {
    return this.name.slice(this.name.indexOf(':') + 1);
  }

  get prefix(): string {
    const colon = this.name.indexOf(':');
    return colon === -1 ? '' : this.name.slice(0, colon);
  }

  /** What its prefix stands for. */
  get namespaceUri(): string {
    if (this.namespace !== null) return this.namespace;
    if (this.kind === 'attribute' && this.prefix === '')
      return this.name === 'xmlns' ? 'http://www.w3.org/2000/xmlns/' : '';
    return this.namespaceOf(this.prefix);
  }

  /** What a prefix stands for where the node stands; empty for one that nothing declares. */
  namespaceOf(prefix: string): string {
    const declaration = prefix === '' ? 'xmlns' : `xmlns:${prefix}`;
    for (
      let node: XmlNode | null = this.kind === 'attribute' ? this.parent : this;
      node !== null;
      node = node.parent
    ) {
      const found = node.attributes.find(({ name }) => name === declaration);
      if (found !== undefined) return found.value;
    }
    return '';
  }

  /** Keeps what the names in it mean, wherever it goes: before it leaves the declarations around it. */
  #settle(): void {
    if (this.kind === 'attribute' ? this.prefix !== '' : this.kind === 'element')
      this.namespace = this.namespaceUri;
    for (const part of [...this.attributes, ...this.children]) part.#settle();
  }

  /** All text in it. */
  get innerText(): string {
    if (this.kind === 'element' || this.kind === 'document') {
      return this.children
        .filter(
          ({ kind }) =>
            kind !== 'comment' && kind !== 'instruction' && kind !== 'declaration' && kind !== 'doctype',
        )
        .map((child) => child.innerText)
        .join('');
    }
    return this.value;
  }

  set innerText(text: string) {
    if (this.kind !== 'element') {
      this.value = text;
      return;
    }
    this.children.splice(0);
    this.append(new XmlNode('text', '#text', text));
  }

  /** Puts a node at the end, or before another one; out of where it was. */
  append(node: XmlNode, before: XmlNode | null = null): void {
    node.remove();
    node.parent = this;
    const list = node.kind === 'attribute' ? this.attributes : this.children;
    if (node.kind !== 'attribute') this.isEmpty = false;
    const at = before === null ? -1 : list.indexOf(before);
    list.splice(at === -1 ? list.length : at, 0, node);
  }

  /** Takes it out of its parent. */
  remove(): void {
    if (this.parent !== null) this.#settle();
    const list = this.kind === 'attribute' ? this.parent?.attributes : this.parent?.children;
    const at = list?.indexOf(this) ?? -1;
    if (at !== -1) list?.splice(at, 1);
    this.parent = null;
  }

  /** Value of an attribute by its exact name; undefined for none. */
  attribute(name: string): string | undefined {
    return this.attributes.find((attribute) => attribute.name === name)?.value;
  }

  #matching(name: string): XmlNode[] {
    const wanted = name.toLowerCase();
    return [...this.attributes, ...this.children].filter(
      (node) => node.name.toLowerCase() === wanted || node.localName.toLowerCase() === wanted,
    );
  }

  adaptedGet(name: string): Value | undefined {
    const found = this.#matching(name);
    const [first] = found;
    if (first === undefined) return undefined;
    return found.length === 1 ? adaptedValue(first) : new NetArray(found.map((node) => adaptedValue(node)));
  }

  adaptedSet(name: string, value: Value): boolean {
    const found = this.#matching(name);
    const [first] = found;
    if (first === undefined) return false;
    if (found.length > 1) throw refusal('XmlNodeSetRestrictionsMoreThanOneNode', name);
    if (typeof value !== 'string' || !first.#isPlain()) {
      throw refusal('XmlNodeSetRestrictionsUnknownNodeType', name);
    }
    first.innerText = value;
    return true;
  }

  override isAdaptedSettable(name: string): boolean {
    const [first, second] = this.#matching(name);
    return first !== undefined && second === undefined && first.#isPlain();
  }

  /** Whether it holds a text and nothing else. */
  #isPlain(): boolean {
    const [only, second] = this.children;
    if (this.kind !== 'element' || only === undefined) return this.attributes.length === 0;
    return this.attributes.length === 0 && second === undefined && only.kind === 'text';
  }

  adaptedNames(): readonly string[] {
    const names = new Map<string, string>();
    for (const { name, localName } of [...this.attributes, ...this.children]) {
      if (!names.has(localName.toLowerCase()))
        names.set(localName.toLowerCase(), name.startsWith('#') ? name : localName);
    }
    return [...names.values()];
  }
}

function refusal(id: string, name: string): ScriptError {
  return scriptError(
    id,
    `Cannot set "${name}" because only strings can be used as values to set XmlNode properties.`,
    'NotSpecified',
    { type: 'System.Management.Automation.SetValueException' },
  );
}

/** What a node is as the value of a member: its text where it is nothing more. */
function adaptedValue(node: XmlNode): Value {
  if (node.kind !== 'element') return node.kind === 'document' ? node : node.value;
  if (node.attributes.length > 0) return node;
  const [only, second] = node.children;
  if (only === undefined) return '';
  return second === undefined && only.kind === 'text' ? only.value : node;
}
