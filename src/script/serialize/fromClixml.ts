import { convert } from '../convert/convert.ts';
import type { NetContext } from '../types/netType.ts';
import { CustomObject } from '../values/customObject.ts';
import { Dictionary } from '../values/dictionary.ts';
import { Boxed, extensionFor } from '../values/extendedMembers.ts';
import { NetList } from '../values/netList.ts';
import { Char } from '../values/number.ts';
import { TimeSpan } from '../values/timeSpan.ts';
import { isNull, NetObject, type Value } from '../values/value.ts';
import { readClixml, type ClixmlElement } from './clixmlElement.ts';
import { durationTicks } from './clixmlPrimitive.ts';
import { fromClixmlText } from './clixmlText.ts';
import { jsonDate } from './jsonDate.ts';

/** Full names of the types of the tags that hold one value. */
const tagTypes = new Map([
  ['I32', 'System.Int32'],
  ['I64', 'System.Int64'],
  ['By', 'System.Byte'],
  ['SB', 'System.SByte'],
  ['I16', 'System.Int16'],
  ['U16', 'System.UInt16'],
  ['U32', 'System.UInt32'],
  ['U64', 'System.UInt64'],
  ['Db', 'System.Double'],
  ['Sg', 'System.Single'],
  ['D', 'System.Decimal'],
  ['G', 'System.Guid'],
  ['URI', 'System.Uri'],
  ['Version', 'System.Version'],
  ['XD', 'System.Xml.XmlDocument'],
]);

/** The values of a CLIXML text. Objects of types come back as their properties, named `Deserialized.…`. */
export function fromClixml(text: string, context: NetContext): Value[] {
  const reader = new ClixmlObjects(context);
  return readClixml(text, () => {
    context.checkpoint();
  }).map((element) => reader.value(element));
}

class ClixmlObjects {
  readonly #context: NetContext;
  readonly #objects = new Map<string, Value>();
  readonly #types = new Map<string, readonly string[]>();

  constructor(context: NetContext) {
    this.#context = context;
  }

  value(element: ClixmlElement): Value {
    if (element.tag === 'Obj') return this.#object(element);
    if (element.tag === 'Ref') return this.#objects.get(element.reference ?? '') ?? null;
    return this.#primitive(element);
  }

  #primitive({ tag, text }: ClixmlElement): Value {
    switch (tag) {
      case 'Nil':
        return null;
      case 'S':
      case 'SBK':
      case 'ToString':
        return fromClixmlText(text);
      case 'B':
        return text === 'true';
      case 'C':
        return new Char(Number(text));
      case 'DT':
        return jsonDate(text, 'Default', this.#context.timeZone) ?? text;
      case 'TS': {
        const ticks = durationTicks(text);
        return ticks === undefined ? text : new TimeSpan(ticks);
      }
      default: {
        const type = this.#context.types.find(tagTypes.get(tag) ?? '');
        return type === undefined ? fromClixmlText(text) : convert(realText(text), type, this.#context);
      }
    }
  }

  #object(element: ClixmlElement): Value {
    const types = this.#typeNames(element);
    const made = this.#body(element, types);
    if (element.reference !== null) this.#objects.set(element.reference, made);
    return made;
  }

  #typeNames({ children }: ClixmlElement): readonly string[] {
    const named = children.find(({ tag }) => tag === 'TN');
    if (named !== undefined) {
      const names = named.children.map(({ text }) => text);
      if (named.reference !== null) this.#types.set(named.reference, names);
      return names;
    }
    const known = children.find(({ tag }) => tag === 'TNRef');
    return this.#types.get(known?.reference ?? '') ?? [];
  }

  #body({ children }: ClixmlElement, types: readonly string[]): Value {
    const deserialized = types.map((name) => `Deserialized.${name}`);
    const list = children.find(({ tag }) => ['LST', 'IE', 'QUE', 'STK'].includes(tag));
    if (list !== undefined) {
      const made = new NetList(list.children.map((child) => this.value(child)));
      name(made, deserialized);
      return this.#withMembers(made, children);
    }
    const dictionary = children.find(({ tag }) => tag === 'DCT');
    if (dictionary !== undefined) return this.#withMembers(this.#dictionary(dictionary, types), children);
    const single = children.find(({ tag }) => !containers.has(tag));
    if (single !== undefined) return this.#single(single, children, deserialized);
    const made = new CustomObject();
    made.typeNames = deserialized;
    made.isOnlyNamed = deserialized.length > 0;
    const told = children.find(({ tag }) => tag === 'ToString');
    if (told !== undefined) made.text = fromClixmlText(told.text);
    for (const tag of ['Props', 'MS'])
      for (const member of children.find((child) => child.tag === tag)?.children ?? [])
        made.set(fromClixmlText(member.name ?? ''), this.value(member));
    return made;
  }

  /** A value that was written with what was added to it, or by its name. */
  #single(element: ClixmlElement, children: readonly ClixmlElement[], types: string[]): Value {
    const value = this.#enumOr(this.#primitive(element), children, types);
    const isBare = children.every(({ tag }) => tag !== 'MS') || isNull(value) || typeof value === 'symbol';
    if (isBare) return value;
    const made =
      value instanceof NetObject ? value : new Boxed(value, this.#context.types.of(value).fullName);
    return this.#withMembers(made, children);
  }

  /** A number that was a value of an enum stays a number, which tells its name as Value. */
  #enumOr(value: Value, children: readonly ClixmlElement[], types: string[]): Value {
    const told = children.find(({ tag }) => tag === 'ToString');
    if (told === undefined || !types.includes('Deserialized.System.Enum')) return value;
    if (isNull(value) || typeof value === 'symbol') return value;
    const text = fromClixmlText(told.text);
    const made = new Boxed(value, this.#context.types.of(value).fullName, text);
    extensionFor(made).members.set('value', { kind: 'note', name: 'Value', value: text });
    name(made, types);
    return made;
  }

  #dictionary(element: ClixmlElement, types: readonly string[]): Dictionary {
    const ordered = 'System.Collections.Specialized.OrderedDictionary';
    const made = new Dictionary(types[0] === ordered ? ordered : 'System.Collections.Hashtable');
    for (const entry of element.children) {
      const part = (name: string): Value => {
        const found = entry.children.find((child) => child.name === name);
        return found === undefined ? null : this.value(found);
      };
      made.set(part('Key'), part('Value'));
    }
    name(
      made,
      types.map((type) => `Deserialized.${type}`),
    );
    return made;
  }

  #withMembers(made: NetObject, children: readonly ClixmlElement[]): Value {
    for (const member of children.find(({ tag }) => tag === 'MS')?.children ?? []) {
      const name = fromClixmlText(member.name ?? '');
      extensionFor(made).members.set(name.toLowerCase(), { kind: 'note', name, value: this.value(member) });
    }
    return made;
  }
}

/** Gives a collection the names that were written down; they are all that it has. */
function name(made: NetObject, typeNames: string[]): void {
  const extension = extensionFor(made);
  extension.typeNames = typeNames;
  extension.isOnlyNamed = typeNames.length > 0;
}

/** Children of an object that are not its value. */
const containers = new Set(['TN', 'TNRef', 'ToString', 'Props', 'MS', 'LST', 'IE', 'QUE', 'STK', 'DCT']);

function realText(text: string): string {
  return text === 'INF' ? 'Infinity' : text === '-INF' ? '-Infinity' : text;
}
