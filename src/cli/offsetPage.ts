import type { Page } from '../domain/store.ts';

/** How many entries come before a page, and how many it has at most. */
export interface Offset {
  readonly skip: number;
  readonly limit: number;
}

/**
 * A page of a list whose own cursors end with the process that gave them: it is found by counting, and so is the next
 * one, also by another process.
 */
export async function offsetPage<T>(
  read: (limit: number, after: string | undefined) => Promise<Page<T>>,
  { skip, limit }: Offset,
): Promise<Page<T>> {
  const items: T[] = [];
  let passed = 0;
  let after: string | undefined;
  do {
    const wanted = passed < skip ? Math.min(skip - passed, 10_000) : limit - items.length;
    const page = await read(wanted, after);
    if (passed < skip) passed += page.items.length;
    else items.push(...page.items);
    after = page.next;
  } while (after !== undefined && items.length < limit);
  return after === undefined ? { items } : { items, next: String(skip + items.length) };
}
