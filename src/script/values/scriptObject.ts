import { NetObject, type Value } from './value.ts';

/** Fields of objects of script classes by lower-case name; an object can be one of .NET that a script class derives from. */
const fields = new WeakMap<NetObject, Map<string, Value>>();

/** How a class tells its objects apart, where it says so itself. */
export interface Equality {
  hash(self: NetObject): Value;
  equal(self: NetObject, other: Value): boolean;
}

/** An object of a class that a script declares. */
export class ScriptObject extends NetObject {
  readonly typeName: string;
  /** Null where it is equal to itself alone. */
  readonly equality: Equality | null;

  constructor(typeName: string, equality: Equality | null = null) {
    super();
    this.typeName = typeName;
    this.equality = equality;
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
  const made = new ScriptObject(object.typeName, object.equality);
  fields.set(made, new Map(fieldsOf(object)));
  return made;
}
