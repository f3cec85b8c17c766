import { expandProducts } from '../../domain/categories.ts';
import type { SubscriptionDocument } from '../../domain/documents.ts';
import { initialSubscription } from '../../domain/initialSubscription.ts';
import { pageAfter, pagesOf } from '../../domain/paging.ts';
import type { Store } from '../../domain/store.ts';

/**
 * The subscription with families and companies replaced by the products they have now. Ids that no category carries (yet)
 * stay: before the first synchronization nothing is known, and after a change of source they are warned of.
 */
export async function expandedSubscription(
  store: Store,
  selection?: SubscriptionDocument,
): Promise<Pick<SubscriptionDocument, 'products' | 'classifications' | 'languages'>> {
  const subscription =
    selection ?? (await store.document('subscription', 'subscription')) ?? initialSubscription;
  const categories = [];
  for await (const page of pagesOf((after) => store.documents('categories', pageAfter(after, 1000)))) {
    categories.push(...page);
  }
  const known = new Set(categories.map(({ _id }) => _id));
  const unknown = subscription.products.filter((id) => !known.has(id));
  return { ...subscription, products: [...expandProducts(subscription.products, categories), ...unknown] };
}
