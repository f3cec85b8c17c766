import type { ScriptBlock } from '../values/scriptBlock.ts';
import type { Value } from '../values/value.ts';

/** What formatting asks about values. It is all that formatting knows of the session. */
export interface ObjectReader {
  /** PSTypeNames, the most special first. */
  typeNames(value: Value): readonly string[];
  /** Names of the properties that `*` stands for, in order. */
  propertyNames(value: Value): readonly string[];
  /** The same, those of its type before those that were added to it: what is shown where nothing was asked for. */
  shownNames(value: Value): readonly string[];
  /** Whether a name matches a wildcard pattern, without regard to case. */
  pattern(pattern: string): (name: string) => boolean;
  /** The properties that the sets of a value with this name stand for. */
  setProperties(value: Value, name: string): readonly string[];
  /** DefaultDisplayProperty, which names objects of the type; null where it has none. */
  defaultProperty(value: Value): string | null;
  /** DefaultDisplayPropertySet; null where the type has none. */
  defaultProperties(value: Value): readonly string[] | null;
  /** A property as its own name, without regard to case; undefined where there is none. */
  propertyName(value: Value, name: string): string | undefined;
  /** The value of a property; undefined where there is none. Throws what its getter throws. */
  property(value: Value, name: string): Value | undefined;
  /** What a script block gives with the value as `$_`: a list where it gives several, null for nothing. */
  evaluate(block: ScriptBlock, value: Value): Value;
  /** What a pipeline enumerates; undefined for a single object. */
  items(value: Value): Iterable<Value> | undefined;
  /** As a text in the current culture. */
  text(value: Value): string;
  /** Whether its very type says what it is as a text, not a base of it. */
  declaresText(value: Value): boolean;
  /** As its own `ToString()` has it: a collection is the name of its type. */
  plainText(value: Value): string;
  /** As a text by a format string: `N1`, `yyyy-MM-dd` or `{0:N1} MB`. Throws where it is not valid. */
  format(value: Value, format: string): string;
  /** Whether two values are the same group: as `-eq` sees them. */
  same(left: Value, right: Value): boolean;
  /** A variable of the session; undefined for none. */
  variable(name: string): Value | undefined;
  /** Full name of the current location. */
  readonly location: string;
  /** Whether a command of this name can be called. */
  isCommand(name: string): boolean;
  /** Throws once the script is to stop. */
  checkpoint(): void;
}
