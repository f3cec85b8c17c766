import type { SubscriptionDocument } from '../../domain/documents.ts';
import { SyncError } from '../../domain/errors/syncError.ts';
import { initialSubscription } from '../../domain/initialSubscription.ts';
import type { Store } from '../../domain/store.ts';
import { allCategories, categoryId } from './categories.ts';

/** A change of what the top-level site retrieves; ids or names. */
export interface SelectionChange {
  readonly mode: 'set' | 'add' | 'remove';
  readonly products?: readonly string[];
  readonly classifications?: readonly string[];
  readonly languages?: readonly string[];
}

/** The stored subscription, or the empty one. */
export async function currentSubscription(store: Store): Promise<SubscriptionDocument> {
  return (await store.document('subscription', 'subscription')) ?? initialSubscription;
}

/** The subscription as a change makes it; nothing is stored. Unknown names and an empty language list are refused. */
export async function changedSubscription(
  store: Store,
  change: SelectionChange,
): Promise<SubscriptionDocument> {
  const before = await currentSubscription(store);
  const categories = await allCategories(store);
  const products = change.products?.map((name) =>
    categoryId(categories, name, ['Product', 'ProductFamily', 'Company']),
  );
  const classifications = change.classifications?.map((name) =>
    categoryId(categories, name, ['UpdateClassification']),
  );
  const languages = change.languages?.map((name) => name.trim().toLowerCase());
  const unusable = languages?.find((language) => !/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/.test(language));
  if (unusable !== undefined)
    throw new SyncError('invalidRequest', `${unusable} is no language: en, de, pt-br, zh-cn, …`);
  const after: SubscriptionDocument = {
    _id: 'subscription',
    products: applied(before.products, products, change.mode),
    classifications: applied(before.classifications, classifications, change.mode),
    languages: applied(before.languages, languages, change.mode),
  };
  if (after.languages.length === 0) throw new SyncError('invalidRequest', 'At least one language is needed');
  return after;
}

function applied(
  before: readonly string[],
  asked: readonly string[] | undefined,
  mode: SelectionChange['mode'],
): readonly string[] {
  if (asked === undefined) return before;
  if (mode === 'set') return [...new Set(asked)];
  if (mode === 'add') return [...new Set([...before, ...asked])];
  const gone = new Set(asked);
  return before.filter((id) => !gone.has(id));
}
