import type { Value } from '../values/value.ts';

/** What serialization asks about values. */
export interface ValueReader {
  typeNames(value: Value): readonly string[];
  /** Names of the properties that are not hidden, in order. */
  propertyNames(value: Value): readonly string[];
  /** Hidden ones among them; those of its type come before those that were added. */
  allPropertyNames(value: Value): readonly string[];
  /** The value of a property; null where there is none or its getter failed. */
  property(value: Value, name: string): Value;
  /** What a pipeline enumerates; undefined for a single object. */
  items(value: Value): Iterable<Value> | undefined;
  /** As `"$value"` has it: invariant. */
  text(value: Value): string;
  /** As `.ToString()` of the current culture has it. */
  cultureText(value: Value): string;
}
