import { NetObject, type Value } from './value.ts';

/** An object with members beside those of its type, which its content says: a node of an XML document, a row. */
export interface Adapter {
  /** The value of a member, by name without regard to case; undefined for none. */
  adaptedGet(name: string): Value | undefined;
  /** Sets a member; false where there is none. Throws a NetThrow with what is wrong with the value. */
  adaptedSet(name: string, value: Value): boolean;
  /** In order. */
  adaptedNames(): readonly string[];
  /** Whether a member takes another value. */
  isAdaptedSettable(name: string): boolean;
}

/** An object with an {@link Adapter}. */
export abstract class AdaptedObject extends NetObject implements Adapter {
  abstract adaptedGet(name: string): Value | undefined;
  abstract adaptedSet(name: string, value: Value): boolean;
  abstract adaptedNames(): readonly string[];

  isAdaptedSettable(name: string): boolean {
    return this.adaptedGet(name) !== undefined;
  }
}

/** The adapter of a value that has one. */
export function adapterOf(value: Value): Adapter | undefined {
  return value instanceof AdaptedObject ? value : undefined;
}
