import type { Value } from '../values/value.ts';
import { genericName } from './assemblies.ts';
import type { NetParameter } from './netType.ts';
import { accelerators } from './typeNames.ts';
import { splitArguments } from './typeText.ts';

/** A member as its declaration says it. */
export interface Signature {
  /** Full name of the type it has or returns. */
  readonly type: string;
  readonly name: string;
  readonly parameters: readonly NetParameter[];
  /** Of a generic method, as `T[] Empty[T]()`. */
  readonly typeParameters: readonly string[];
}

/** Full name of a type as a declaration writes it: `int`, `string[]`, `System.Func[int,bool]`, `T` where a type argument says what it is. */
export function declaredType(text: string, typeArguments: ReadonlyMap<string, string>): string {
  const argument = typeArguments.get(text);
  if (argument !== undefined) return argument;
  if (text.endsWith('&')) return `${declaredType(text.slice(0, -1), typeArguments)}&`;
  const array = /^(.*)(\[,*\])$/.exec(text);
  if (array !== null) return `${declaredType(array[1] ?? '', typeArguments)}${array[2] ?? ''}`;
  const generic = /^([^[]+)\[(.+)\]$/.exec(text);
  if (generic !== null) {
    const args = splitArguments(generic[2] ?? '').map((arg) => declaredType(arg, typeArguments));
    return genericName(`${generic[1] ?? ''}\`${args.length}`, args);
  }
  return accelerators.get(text) ?? text;
}

/** The value of a default as a declaration writes it: `null`, `true`, a number, a text in single quotes. */
function defaultOf(text: string): Value {
  if (text === 'null') return null;
  if (text === 'true' || text === 'false') return text === 'true';
  return /^-?\d+$/.test(text) ? Number(text) : text.replaceAll("'", '');
}

function parameterOf(text: string, typeArguments: ReadonlyMap<string, string>): NetParameter {
  const [declaration = '', fallback] = text.split(' = ');
  const words = declaration.split(' ');
  const rest = words[0] === 'params';
  const reference = words[0] === 'ref';
  const [type = '', name = ''] = rest || reference ? words.slice(1) : words;
  return {
    name,
    type: declaredType(reference ? `${type}&` : type, typeArguments),
    rest,
    fallback: fallback === undefined ? undefined : defaultOf(fallback),
  };
}

/** Reads `string Substring(int startIndex, int length)`, `int Length`, `(string value)`; `ref` marks a parameter by reference, `params` the rest. */
export function parseSignature(text: string, typeArguments: ReadonlyMap<string, string>): Signature {
  const open = text.indexOf('(');
  const head = (open === -1 ? text : text.slice(0, open)).trim();
  const space = head.lastIndexOf(' ');
  const list = open === -1 ? '' : text.slice(open + 1, -1);
  const [, name = '', generic = ''] = /^([^[]*)(?:\[(.*)\])?$/.exec(head.slice(space + 1)) ?? [];
  return {
    type: space === -1 ? 'System.Void' : declaredType(head.slice(0, space), typeArguments),
    name,
    typeParameters: splitArguments(generic),
    parameters: splitArguments(list).map((part) => parameterOf(part, typeArguments)),
  };
}
