import { SyncError } from './errors/syncError.ts';
import type { Page, PageRequest } from './store.ts';

/** A request for the part of a list after a page's `next`; from the start where there is none. */
export function pageAfter(after: string | undefined, limit: number): PageRequest {
  return after === undefined ? { limit } : { limit, after };
}

/** Goes through a paged list, a page at a time. */
export async function* pagesOf<T>(
  read: (after: string | undefined) => Promise<Page<T>>,
): AsyncGenerator<readonly T[], void, void> {
  let after: string | undefined;
  do {
    const page = await read(after);
    if (page.items.length > 0) yield page.items;
    after = page.next;
  } while (after !== undefined);
}

/** Like `pagesOf` for a list of changes that may no longer be kept: then rejects with `notFound`. */
export async function* changePagesOf<T>(
  read: (after: string | undefined) => Promise<Page<T> | 'fullNeeded'>,
): AsyncGenerator<readonly T[], void, void> {
  yield* pagesOf(async (after) => {
    const page = await read(after);
    if (page === 'fullNeeded')
      throw new SyncError('notFound', 'The changes since that generation are no longer kept');
    return page;
  });
}

/** A list in parts of at most `size` items. */
export function* chunksOf<T>(items: Iterable<T>, size: number): Generator<readonly T[], void, void> {
  let chunk: T[] = [];
  for (const item of items) {
    chunk.push(item);
    if (chunk.length < size) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}
