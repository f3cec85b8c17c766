import { readFileSync } from 'node:fs';
import { Parser, processors } from 'xml2js';

/** One member of a sequence. */
export interface SchemaMember {
  readonly name: string;
  readonly type: string;
  readonly min: number;
  readonly max: number;
}

interface SchemaType {
  readonly members: readonly SchemaMember[];
}

interface XmlNode {
  readonly name: string;
  readonly namespace: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
  readonly text: string;
}

const simpleForms: Readonly<Record<string, RegExp>> = {
  boolean: /^(true|false|1|0)$/,
  int: /^[+-]?\d{1,10}$/,
  short: /^[+-]?\d{1,5}$/,
  unsignedByte: /^\d{1,3}$/,
  dateTime: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?$/,
  base64Binary: /^[A-Za-z0-9+/\s]*={0,2}\s*$/,
  guid: /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/,
  string: /^[^]*$/,
};

/** The schemas inside WSDL files: says what is wrong with an element, one sentence each. */
export class WsdlSchema {
  /** By `{namespace}name`. */
  readonly #elements = new Map<string, SchemaType>();
  readonly #types = new Map<string, SchemaType>();

  private constructor() {
    // Made by `read`.
  }

  static async read(paths: readonly string[]): Promise<WsdlSchema> {
    const schema = new WsdlSchema();
    for (const path of paths) schema.#take(await parseXml(readFileSync(path, 'utf8')));
    return schema;
  }

  /** Names of the elements that the schemas declare, `{namespace}name`. */
  get elementNames(): readonly string[] {
    return [...this.#elements.keys()];
  }

  /** Faults of the element inside the SOAP body of a message. */
  async faultsOf(message: string): Promise<string[]> {
    const envelope = await parseXml(message);
    const body = envelope.children.find(({ name }) => name === 'Body');
    const [element, ...others] = body?.children ?? [];
    if (element === undefined || others.length > 0) return ['The body does not hold one element'];
    const type = this.#elements.get(`{${element.namespace}}${element.name}`);
    return type === undefined
      ? [`{${element.namespace}}${element.name} is not declared`]
      : this.#check(element, type, element.name);
  }

  #check(node: XmlNode, type: SchemaType, where: string): string[] {
    const faults: string[] = [];
    let at = 0;
    for (const { name, type: typeName, min, max } of type.members) {
      let count = 0;
      for (let child = node.children[at]; child?.name === name && count < max; child = node.children[at]) {
        count++;
        at++;
        faults.push(
          ...this.#checkMember(child, typeName, { where: `${where}/${name}`, namespace: node.namespace }),
        );
      }
      if (count < min) faults.push(`${where}/${name} is missing`);
    }
    const extra = node.children[at];
    if (extra !== undefined)
      faults.push(`${where}/${extra.name} stands where the schema has no place for it`);
    return faults;
  }

  #checkMember(
    child: XmlNode,
    typeName: string,
    { where, namespace }: { readonly where: string; readonly namespace: string },
  ): string[] {
    if (child.namespace !== namespace) return [`${where} is in namespace "${child.namespace}"`];
    const local = typeName.replace(/^.*:/, '');
    const complex = this.#types.get(`{${namespace}}${local}`);
    if (complex !== undefined) return this.#check(child, complex, where);
    const form = simpleForms[local];
    if (form === undefined) return [`${where} has the unknown type ${typeName}`];
    return form.test(child.text) && child.children.length === 0
      ? []
      : [`${where} is no ${local}: "${child.text.slice(0, 60)}"`];
  }

  #take(definitions: XmlNode): void {
    const schemas = definitions.children
      .filter(({ name }) => name === 'types')
      .flatMap(({ children }) => children)
      .filter(({ name }) => name === 'schema');
    for (const { attributes, children } of schemas) {
      const key = (name: string): string => `{${attributes['targetNamespace'] ?? ''}}${name}`;
      for (const child of children) {
        const name = key(child.attributes['name'] ?? '');
        if (child.name === 'complexType') this.#types.set(name, schemaType(child));
        const inner = child.children.find((node) => node.name === 'complexType');
        if (child.name === 'element' && inner !== undefined) this.#elements.set(name, schemaType(inner));
      }
    }
  }
}

function schemaType(complexType: XmlNode): SchemaType {
  const sequence = complexType.children.find(({ name }) => name === 'sequence');
  const members = (sequence?.children ?? []).map(({ attributes }) => ({
    name: attributes['name'] ?? '',
    type: attributes['type'] ?? '',
    min: Number(attributes['minOccurs'] ?? 1),
    max: attributes['maxOccurs'] === 'unbounded' ? Infinity : Number(attributes['maxOccurs'] ?? 1),
  }));
  return { members };
}

/** Parses with xml2js, keeping the order of the elements. */
async function parseXml(text: string): Promise<XmlNode> {
  const parser = new Parser({
    xmlns: true,
    explicitRoot: false,
    explicitChildren: true,
    preserveChildrenOrder: true,
    tagNameProcessors: [processors.stripPrefix],
  });
  const root: unknown = await parser.parseStringPromise(text);
  return xmlNode(root);
}

function xmlNode(value: unknown): XmlNode {
  const node = record(value);
  const children = Array.isArray(node['$$']) ? node['$$'] : [];
  const attributes = Object.entries(record(node['$'])).map(([name, attribute]): [string, string] => [
    name,
    text(record(attribute)['value']),
  ]);
  return {
    name: text(node['#name']).replace(/^.*:/, ''),
    namespace: text(record(node['$ns'])['uri']),
    attributes: Object.fromEntries(attributes),
    children: children.map(xmlNode).filter(({ name }) => name !== '' && name !== '__text__'),
    text: text(node['_']),
  };
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
