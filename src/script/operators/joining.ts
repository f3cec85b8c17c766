import { joinedText, toText } from '../convert/toText.ts';
import { enumerate } from '../members/enumerate.ts';
import type { NetContext } from '../types/netType.ts';
import type { Value } from '../values/value.ts';

/** `-join`: the items as texts with a separator between them. */
export function join(left: Value, separator: string, context: NetContext): string {
  const items = enumerate(left);
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
