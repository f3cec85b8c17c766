import type { Value } from '../values/value.ts';
import { netError } from './arguments.ts';

/**
 * CompareTo of a type as it takes any object: what is null comes before everything, what is of another type is an ArgumentException, whose text may name
 * the `parameter`.
 */
export function compareTo<Self extends Value, Own extends Value>(
  typeName: string,
  isOwn: (value: Value) => value is Own,
  order: (self: Self, other: Own) => number,
  parameter: string | null = null,
): (self: Self, args: readonly (Value | undefined)[]) => number {
  return (self, [other = null]) => {
    if (other === null) return 1;
    if (isOwn(other)) return order(self, other);
    const where = parameter === null ? '' : ` (Parameter '${parameter}')`;
    throw netError('System.ArgumentException', `Object must be of type ${typeName}.${where}`);
  };
}
