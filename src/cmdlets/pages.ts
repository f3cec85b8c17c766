import type { Page } from '../domain/store.ts';

/** All items of a list that comes in pages; the next page is asked for when the last one is used up. */
export function* everyItem<Item>(
  pageAfter: (place: { readonly after?: string }) => Page<Item>,
): Generator<Item> {
  let after: string | undefined;
  do {
    const page = pageAfter(after === undefined ? {} : { after });
    yield* page.items;
    after = page.next;
  } while (after !== undefined);
}
