import { NetThrow } from '../values/netException.ts';
import { Reference } from '../values/reference.ts';
import type { Value } from '../values/value.ts';

/** What a Parse method reads; undefined where it throws an exception of .NET. */
export function attempt<Read>(parse: () => Read): Read | undefined {
  try {
    return parse();
  } catch (error) {
    if (error instanceof NetThrow) return undefined;
    throw error;
  }
}

/** What a Try… method ends with: stores what was found, or what stands for nothing, in a `[ref]`; whether it was found. */
export function storeFound(found: Value | undefined, target: Value | undefined, otherwise: Value): boolean {
  if (target instanceof Reference) target.value = found ?? otherwise;
  return found !== undefined;
}
