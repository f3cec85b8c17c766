import type { SupDocument } from '../../domain/documents.ts';
import type { Store } from '../../domain/store.ts';

/** The SUPs of a site in their order: the source first, its replicas after it. */
export async function siteSups(store: Store, siteCode: string): Promise<readonly SupDocument[]> {
  const { items } = await store.documents('sups', { where: { siteCode }, limit: 1000 });
  return [...items].sort((a, b) => Number(b.isDefault) - Number(a.isDefault) || a.order - b.order);
}
