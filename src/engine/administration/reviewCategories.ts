import type { CategoryDocument } from '../../domain/documents.ts';
import { chunksOf } from '../../domain/paging.ts';
import type { EnginePorts } from '../ports.ts';
import { allCategories } from './categories.ts';

/** Marks the products and classifications that came since the last review as seen; resolves with them, as they were. */
export async function reviewCategories({
  store,
  fence,
}: Pick<EnginePorts, 'store' | 'fence'>): Promise<readonly CategoryDocument[]> {
  const fresh = (await allCategories(store)).filter(({ firstRun }) => firstRun !== undefined);
  for (const page of chunksOf(fresh, 1000)) {
    const documents = page.map((category) => {
      const put: { firstRun?: string } & CategoryDocument = { ...category };
      delete put.firstRun;
      return { collection: 'categories', put } as const;
    });
    await store.commit({ documents }, fence);
  }
  return fresh;
}
