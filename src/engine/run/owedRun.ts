import type { OwedRun, PendingSyncDocument } from '../../domain/documents.ts';
import type { DocumentChange, Store } from '../../domain/store.ts';

/** The change that notes a run which a site is to begin: part of the commit that makes it due, so that no crash in between loses it. */
export async function owe(store: Store, siteCode: string, owed: OwedRun): Promise<DocumentChange> {
  const pending: PendingSyncDocument = (await store.document('pending', siteCode)) ?? { _id: siteCode };
  return { collection: 'pending', put: { ...pending, owed } };
}

/** The change that takes the note back once the run begins, or another one stands for it; none where nothing is owed. */
export async function settle(store: Store, siteCode: string): Promise<readonly DocumentChange[]> {
  const pending = await store.document('pending', siteCode);
  if (pending?.owed === undefined) return [];
  const rest: { owed?: OwedRun } & PendingSyncDocument = { ...pending };
  delete rest.owed;
  return [{ collection: 'pending', put: rest }];
}
