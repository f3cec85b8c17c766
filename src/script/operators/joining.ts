import { joinedText, toText } from '../convert/toText.ts';
import { enumerate } from '../members/enumerate.ts';
import type { NetContext } from '../types/netType.ts';
import { NetEnumerable } from '../values/netEnumerable.ts';
import type { Value } from '../values/value.ts';

/** `-join`: the items as texts with a separator between them. */
export function join(left: Value, separator: string, context: NetContext): string {
  // An enumerator is one value here, the text of which has what it gives.
  const items = left instanceof NetEnumerable && left.isEnumerator ? undefined : enumerate(left);
  if (items === undefined) return toText(left, context);
  let text = '';
  let first = true;
  for (const item of items) {
    context.checkpoint();
    text += first ? joinedText(item, context) : separator + joinedText(item, context);
    first = false;
    context.allow('characters', text.length);
  }
  return text;
}
