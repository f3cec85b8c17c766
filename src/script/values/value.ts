/** What a pipeline without output gives: `$null` in an expression, nothing at all in a pipeline (AutomationNull). */
export const nothing = Symbol('nothing');

/** The type of {@link nothing}. */
export type Nothing = typeof nothing;

/**
 * A value of a script. Int32 is a `number` (always a whole one within its range), Int64 a `bigint`, Boolean and String are JavaScript's own; every other
 * .NET object is a NetObject.
 */
export type Value = null | Nothing | boolean | number | bigint | string | NetObject;

/** An object of a .NET type. Its members are found by way of its type alone, never by JavaScript's own properties. */
export abstract class NetObject {
  /** Full name of its type, as `GetType().FullName` tells it: the key of the type registry. */
  abstract readonly typeName: string;
}

/** Whether a value is `$null` in an expression. */
export function isNull(value: Value): value is null | Nothing {
  return value === null || value === nothing;
}

/** A value where it is stored or handed over: a pipeline without output counts as null there. */
export function unwrapNothing(value: Value): Value {
  return value === nothing ? null : value;
}
