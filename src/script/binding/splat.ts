import type { Extent } from '../syntax/extent.ts';
import { Dictionary } from '../values/dictionary.ts';
import { NetArray } from '../values/netArray.ts';
import { Char } from '../values/number.ts';
import { unboxed } from '../values/extendedMembers.ts';
import type { Value } from '../values/value.ts';
import { ParameterToken, type RawArgument } from './rawArgument.ts';

/** The arguments that `@name` stands for: names and values of a hashtable; items of an array in order, names among `$args` being names again. */
export function splat(
  value: Value,
  text: (key: Value) => string,
  enumerate: (value: Value) => Iterable<Value> | undefined,
  extent: Extent | null = null,
): RawArgument[] {
  if (value instanceof Dictionary)
    return [...value.entries()].map(({ key, value: argument }) => named(text(key), argument, extent));
  const items = value instanceof NetArray ? value.items : (lettersOf(value) ?? enumerate(value) ?? [value]);
  return [...items].map((item) => positional(item, extent));
}

/** A text is given letter by letter. */
function lettersOf(value: Value): Iterable<Value> | undefined {
  const text = unboxed(value);
  if (typeof text !== 'string') return undefined;
  return Array.from({ length: text.length }, (_, index) => new Char(text.charCodeAt(index)));
}

function named(name: string, argument: Value, extent: Extent | null): RawArgument {
  return {
    kind: 'parameter',
    name,
    argument,
    hasColon: true,
    splatted: true,
    text: `-${name}:`,
    extent,
  };
}

function positional(value: Value, extent: Extent | null): RawArgument {
  if (!(value instanceof ParameterToken)) return { kind: 'value', value, extent };
  const { parameterName: name, text } = value;
  return {
    kind: 'parameter',
    name,
    argument: undefined,
    hasColon: false,
    splatted: false,
    text,
    extent,
  };
}
