import type { ParameterBinding } from '../../binding/parameterBinding.ts';
import type { Value } from '../../values/value.ts';

const none: ReadonlyMap<string, Value> = new Map();

/** The binding of a block without parameters: all arguments are `$args`. */
export function noParameters(rest: readonly Value[]): ParameterBinding {
  return {
    bound: none,
    rest,
    parameterSetName: '__AllParameterSets',
    value: () => undefined,
    bindObject: () => [],
  };
}
