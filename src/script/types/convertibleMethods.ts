import { DateTime } from '../values/dateTime.ts';
import { Char, Decimal, Double, Single } from '../values/number.ts';
import type { Value } from '../values/value.ts';
import { netError } from './arguments.ts';
import type { NetContext, NetMethod } from './netType.ts';

const convertible = 'IConvertible';
const provider = { name: 'provider', type: 'System.IFormatProvider', rest: false, fallback: undefined };
const targetNames =
  'Boolean Byte Char DateTime Decimal Double Int16 Int32 Int64 SByte Single UInt16 UInt32 UInt64'.split(' ');

let made: ReadonlyMap<string, NetMethod> | undefined;

/** The methods of IConvertible, which its types have as methods of the interface alone, by lower-case name; made once for all types. */
export function convertibleMethods(): ReadonlyMap<string, NetMethod> {
  made ??= new Map(
    [...targetNames.map(toTarget), toAny()].map((method) => [method.name.toLowerCase(), method] as const),
  );
  return made;
}

/** The overloads of ToString that a type has of its interfaces, in their order, as they are listed. */
export function toldOfInterfaces(interfaces: readonly string[]): readonly string[] {
  return interfaces.flatMap((name) =>
    name === 'System.IConvertible'
      ? ['string IConvertible.ToString(System.IFormatProvider provider)']
      : name === 'System.IFormattable'
        ? ['string IFormattable.ToString(string format, System.IFormatProvider formatProvider)']
        : [],
  );
}

function toTarget(target: string): NetMethod {
  const name = `To${target}`;
  const invoke = (self: Value, [given = null]: readonly Value[], context: NetContext): Value => {
    if (!isPossible(self, target))
      throw netError(
        'System.InvalidCastException',
        `Invalid cast from '${context.types.of(self).name}' to '${target}'.`,
      );
    return converted(name, self, given, context);
  };
  return {
    name,
    overloads: [{ of: convertible, parameters: [provider], returns: `System.${target}`, invoke }],
  };
}

function toAny(): NetMethod {
  const type = { name: 'conversionType', type: 'System.Type', rest: false, fallback: undefined };
  return {
    name: 'ToType',
    overloads: [
      {
        ...{ of: convertible, parameters: [type, provider], returns: 'System.Object' },
        invoke: (self, [target = null, given = null], context) =>
          converted('ChangeType', self, target, context, given),
      },
    ],
  };
}

/** What System.Convert makes of a value. */
function converted(
  name: string,
  self: Value,
  second: Value,
  context: NetContext,
  ...more: readonly Value[]
): Value {
  const taken = [
    'System.Object',
    ...(name === 'ChangeType' ? ['System.Type'] : []),
    'System.IFormatProvider',
  ];
  const overload = context.types
    .find('System.Convert')
    ?.facts.staticMethods.get(name.toLowerCase())
    ?.overloads.find(
      ({ parameters }) =>
        parameters.length === taken.length && parameters.every(({ type }, at) => type === taken[at]),
    );
  if (overload === undefined)
    throw netError('System.MissingMethodException', `System.Convert has no ${name} of any object.`);
  return overload.invoke(null, [self, second, ...more], context);
}

/** Whether .NET has a conversion at all between what a value is and a target. */
function isPossible(self: Value, target: string): boolean {
  if (typeof self === 'string') return true;
  if (self instanceof DateTime) return target === 'DateTime';
  if (target === 'DateTime') return false;
  const isReal = self instanceof Double || self instanceof Single || self instanceof Decimal;
  if (target === 'Char') return !isReal && typeof self !== 'boolean';
  return !(self instanceof Char) || !['Boolean', 'Single', 'Double', 'Decimal'].includes(target);
}
