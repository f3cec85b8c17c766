import type { CategoryView } from '../../service/api/subscription.ts';
import type { SyncService } from '../../service/api/syncService.ts';
import type { CategoryNames } from './packageFacts.ts';

/** Products and classifications that the hierarchy knows. */
export async function knownCategories(
  service: Pick<SyncService, 'products' | 'classifications'>,
): Promise<readonly CategoryView[]> {
  const [products, classifications] = await Promise.all([service.products({}), service.classifications()]);
  return [...products, ...classifications];
}

/** Their names, by id. */
export function namesOf(categories: readonly CategoryView[]): CategoryNames {
  return new Map(categories.map(({ id, name }) => [id, name]));
}
