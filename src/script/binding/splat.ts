import { Dictionary } from '../values/dictionary.ts';
import { NetArray } from '../values/netArray.ts';
import { isNull, type Value } from '../values/value.ts';
import { ParameterToken, type RawArgument } from './rawArgument.ts';

/** The arguments that `@name` stands for: names and values of a hashtable; items of an array in order, names among `$args` being names again. */
export function splat(
  value: Value,
  text: (key: Value) => string,
  enumerate: (value: Value) => Iterable<Value> | undefined,
): RawArgument[] {
  if (isNull(value)) return [];
  if (value instanceof Dictionary)
    return [...value.entries()].map(({ key, value: argument }) => named(text(key), argument));
  const items = value instanceof NetArray ? value.items : (enumerate(value) ?? [value]);
  return [...items].map(positional);
}

function named(name: string, argument: Value): RawArgument {
  return {
    kind: 'parameter',
    name,
    argument,
    hasColon: true,
    splatted: true,
    text: `-${name}:`,
    extent: null,
  };
}

function positional(value: Value): RawArgument {
  if (!(value instanceof ParameterToken)) return { kind: 'value', value, extent: null };
  const { parameterName: name, text } = value;
  return {
    kind: 'parameter',
    name,
    argument: undefined,
    hasColon: false,
    splatted: false,
    text,
    extent: null,
  };
}
