import { NetObject, type Value } from './value.ts';

/** Fields of objects of script classes by lower-case name; an object can be one of .NET that a script class derives from. */
const fields = new WeakMap<NetObject, Map<string, Value>>();

/** An object of a class that a script declares. */
export class ScriptObject extends NetObject {
  readonly typeName: string;

  constructor(typeName: string) {
    super();
    this.typeName = typeName;
  }
}

/** The fields that classes of scripts gave an object. */
export function fieldsOf(object: NetObject): Map<string, Value> {
  const known = fields.get(object);
  if (known !== undefined) return known;
  const made = new Map<string, Value>();
  fields.set(object, made);
  return made;
}

/** An object with the same fields. */
export function copyOf(object: ScriptObject): ScriptObject {
  const made = new ScriptObject(object.typeName);
  fields.set(made, new Map(fieldsOf(object)));
  return made;
}
