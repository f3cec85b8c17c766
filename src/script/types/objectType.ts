import { typeText } from './typeText.ts';
import { CustomObject } from '../values/customObject.ts';
import { hashCode } from '../values/hashOrder.ts';
import { ScriptObject } from '../values/scriptObject.ts';
import { isNull, NetObject, type Value } from '../values/value.ts';
import { TypeBuilder } from './typeBuilder.ts';
import type { NetContext, NetType } from './netType.ts';

/** Whether two values are one to .NET's Equals, but for what a type says of its own. */
export const sameValue = (left: Value, right: Value): boolean => {
  if (left === right) return true;
  if (isNull(left) || isNull(right)) return isNull(left) && isNull(right);
  if (left instanceof ScriptObject && left.equality !== null) return left.equality.equal(left, right);
  return keyed(left) !== undefined && keyed(left) === keyed(right);
};

/** What tells equal values of one type apart from others; undefined for objects that are equal to themselves alone. */
function keyed(value: Value): string | undefined {
  if (typeof value !== 'object' || value === null) return `${typeof value} ${String(value)}`;
  const own = keyOf(value);
  return own === undefined ? undefined : `${value.typeName} ${own}`;
}

function keyOf(value: NetObject): string | undefined {
  if ('dictionaryKey' in value && typeof value.dictionaryKey === 'string') return value.dictionaryKey;
  if ('value' in value && (typeof value.value === 'number' || typeof value.value === 'bigint')) {
    return String(value.value);
  }
  if ('code' in value && typeof value.code === 'number') return String(value.code);
  if ('mantissa' in value && 'scale' in value) return `${String(value.mantissa)}e${String(value.scale)}`;
  return undefined;
}

const hashes = new WeakMap<NetObject, number>();
let nextHash = 1;

/** A number that is the same for equal values. */
function hashOf(value: Value): number {
  const own = hashCode(value);
  if (own !== undefined) return own;
  const key = keyed(value);
  if (key !== undefined) {
    let hash = 0;
    for (let index = 0; index < key.length; index++) hash = (Math.imul(hash, 31) + key.charCodeAt(index)) | 0;
    return hash;
  }
  if (typeof value !== 'object' || value === null) return 0;
  const known = hashes.get(value);
  if (known !== undefined) return known;
  hashes.set(value, nextHash);
  return nextHash++;
}

/** `[object]::new()`: an object of nothing but its identity. */
class PlainObject extends NetObject {
  readonly typeName = 'System.Object';
}

/** An object of which only the type is known. */
class OfType extends NetObject {
  readonly typeName: string;

  constructor(typeName: string) {
    super();
    this.typeName = typeName;
  }
}

function ownType(self: Value, { types }: NetContext): NetType {
  const standsFor = self instanceof CustomObject ? self.standsFor : null;
  return types.of(standsFor === null ? self : new OfType(standsFor));
}

/** System.Object: what every value can do. */
export const objectType: NetType = new TypeBuilder('System.Object', (value) => value, { base: null })
  .method('type GetType()', (self, _, context) => ownType(self, context))
  .method(
    'bool Equals(System.Object obj)',
    (self, [other = null]) =>
      // A custom object is a wrapper around nothing: .NET compares that nothing with the wrapper.
      !(self instanceof CustomObject) && sameValue(self, other),
  )
  .method('int GetHashCode()', (self) => hashOf(self))
  .method('string ToString()', (self) =>
    typeof self === 'object' && self !== null ? typeText(self.typeName) : String(self),
  )
  .staticMethod('bool Equals(System.Object objA, System.Object objB)', ([left = null, right = null]) =>
    sameValue(left, right),
  )
  .staticMethod(
    'bool ReferenceEquals(System.Object objA, System.Object objB)',
    ([left, right]) => left === right,
  )
  .constructs('()', () => new PlainObject())
  .build();
