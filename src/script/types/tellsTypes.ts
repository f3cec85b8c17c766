import { DelegateBlock } from '../values/delegateBlock.ts';
import { NetArray } from '../values/netArray.ts';
import { ScriptBlock } from '../values/scriptBlock.ts';
import type { Value } from '../values/value.ts';

/** Whether arguments can tell the types of a generic method: a script block that was made no delegate says nothing of what it takes. */
export function tellsTypes(args: readonly Value[]): boolean {
  return !args.some((value) => value instanceof ScriptBlock && !(value instanceof DelegateBlock));
}

/** The same for a query: an array of objects that is not cast to be one tells nothing of its items, either. */
export function tellsItems(args: readonly Value[], casts: readonly (string | null)[]): boolean {
  const [from] = args;
  const isUntyped =
    from instanceof NetArray && from.elementType === 'System.Object' && (casts[0] ?? null) === null;
  return tellsTypes(args) && (!isUntyped || args.some((value) => value instanceof DelegateBlock));
}
