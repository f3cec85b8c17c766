import { NetException, NetThrow } from '../../values/netException.ts';
import type { NetObject, Value } from '../../values/value.ts';

/** Takes a value for an object of a class; another one is a TargetException, as reflection of .NET has it. */
export function selfOf<Self extends NetObject>(
  kind: abstract new (...args: never[]) => Self,
): (value: Value) => Self {
  return (value) => {
    if (value instanceof kind) return value;
    throw new NetThrow(
      new NetException('System.Reflection.TargetException', 'Object does not match target type.'),
    );
  };
}
