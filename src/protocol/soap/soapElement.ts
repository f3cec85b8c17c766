import { isRecord } from '../../base/isRecord.ts';

/** An element of a small message, over the tree that xml2js builds; names are local, without prefix. */
export class SoapElement {
  readonly name: string;
  readonly #node: Readonly<Record<string, unknown>>;

  /** `node` as xml2js builds it with `xmlns` and `explicitArray`. */
  constructor(name: string, node: unknown) {
    this.name = name;
    this.#node = isRecord(node) ? node : typeof node === 'string' ? { _: node } : {};
  }

  /** URI of the element's namespace, empty for none. */
  get namespace(): string {
    const namespace = this.#node['$ns'];
    const uri = isRecord(namespace) ? namespace['uri'] : undefined;
    return typeof uri === 'string' ? uri : '';
  }

  /** The element's own text as sent, spaces included; empty when it holds elements only. */
  get text(): string {
    const text = this.#node['_'];
    return typeof text === 'string' ? text : '';
  }

  /** Whether the element says `xsi:nil="true"`. */
  get isNil(): boolean {
    const value = this.attribute('nil')?.trim();
    return value === 'true' || value === '1';
  }

  /** Value of an attribute by its local name. */
  attribute(name: string): string | undefined {
    const attributes = this.#node['$'];
    if (!isRecord(attributes)) return undefined;
    const attribute = attributes[name];
    const value = isRecord(attribute) ? attribute['value'] : attribute;
    return typeof value === 'string' ? value : undefined;
  }

  /** Names of the members, each once, in the order of their first occurrence. */
  get memberNames(): readonly string[] {
    return Object.keys(this.#node).filter((key) => !reserved.has(key));
  }

  /** Members of that name, in order. */
  children(name: string): readonly SoapElement[] {
    const nodes = reserved.has(name) ? undefined : this.#node[name];
    return Array.isArray(nodes) ? nodes.map((node: unknown) => new SoapElement(name, node)) : [];
  }

  /** The first member of that name. */
  child(name: string): SoapElement | undefined {
    const nodes = reserved.has(name) ? undefined : this.#node[name];
    return Array.isArray(nodes) && nodes.length > 0 ? new SoapElement(name, nodes[0]) : undefined;
  }

  /** Text of the first member of that name; undefined when it is absent or nil. */
  textOf(name: string): string | undefined {
    const child = this.child(name);
    return child === undefined || child.isNil ? undefined : child.text;
  }
}

const reserved: ReadonlySet<string> = new Set(['$', '_', '$ns']);
