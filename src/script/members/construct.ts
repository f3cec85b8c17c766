import type { NetContext, NetType } from '../types/netType.ts';
import type { Value } from '../values/value.ts';
import { CustomObject } from '../values/customObject.ts';
import { GridArray } from '../values/gridArray.ts';
import { NetException } from '../values/netException.ts';
import { NetArray } from '../values/netArray.ts';
import { EnumValue } from '../values/enumValue.ts';
import { callError, exceptionOf, methodError, noOverload } from './memberError.ts';
import { bindCall } from './overloads.ts';
import { defaultOf } from '../convert/defaultOf.ts';

const emptyObjects: ReadonlySet<string> = new Set([
  'System.Management.Automation.PSCustomObject',
  'System.Management.Automation.PSObject',
]);

/** `[type]::new(…)`: an array of a length, a struct without arguments, or what the constructor that fits makes. */
export function construct(type: NetType, args: readonly Value[], context: NetContext): Value {
  const { fullName, facts } = type;
  const rank = /\[(,*)\]$/.exec(fullName);
  if (rank !== null) return constructArray(type, args, (rank[1] ?? '').length + 1, context);
  if (args.length === 0 && facts.constructors.every(({ parameters }) => parameters.length > 0)) {
    if (facts.kind === 'enum') return new EnumValue(fullName, 0n);
    if (facts.kind === 'struct') return defaultOf(type, context);
  }
  if (emptyObjects.has(fullName) && args.length === 0) return new CustomObject();
  if (facts.constructors.length === 0) {
    throw methodError(
      args.length === 0 && facts.kind !== 'interface' ? 'MethodException' : 'MethodCountCouldNotFindBest',
      `Cannot find an overload for "new" and the argument count: "${args.length}".`,
    );
  }
  const bound = bindCall('.ctor', facts.constructors, args, context, 'new');
  try {
    return bound.overload.invoke(null, bound.args, context);
  } catch (error) {
    const inner = exceptionOf(error);
    throw inner === undefined ? error : callError('.ctor', args.length, inner);
  }
}

/** A length of an array, as the argument of a method that it is. */
function lengthOf(value: Value, int: NetType, index: number, context: NetContext): Value {
  const parameter = { name: String(index), type: int.fullName, rest: false, fallback: undefined };
  const constructor = { parameters: [parameter], returns: 'System.Array', invoke: () => null };
  const [length = null] = bindCall('.ctor', [constructor], [value], context).args;
  return length;
}

/** An array of a length whose elements are zero, false, null and the like. */
function constructArray(type: NetType, args: readonly Value[], rank: number, context: NetContext): Value {
  const int = context.types.find('System.Int32');
  if (args.length !== rank || int === undefined) {
    throw noOverload('new', args.length);
  }
  const lengths = args.map((value, index) => Number(lengthOf(value, int, index, context)));
  const total = lengths.reduce((all, length) => all * length, 1);
  if (lengths.some((length) => length < 0)) {
    throw callError(
      '.ctor',
      args.length,
      new NetException('System.OverflowException', 'Arithmetic operation resulted in an overflow.'),
    );
  }
  context.allow('items', total);
  const elementName = type.fullName.replace(/\[,*\]$/, '');
  const element = context.types.find(elementName);
  const zero = element === undefined ? null : defaultOf(element, context);
  const items = Array.from<Value>({ length: total }).fill(zero);
  return rank === 1 ? new NetArray(items, elementName) : new GridArray(items, elementName, lengths);
}
