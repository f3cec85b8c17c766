import type { AlertDocument } from '../../domain/documents.ts';
import type { DocumentChange } from '../../domain/store.ts';
import type { EnginePorts } from '../ports.ts';

/**
 * Makes the alert of every source SUP active whose last success is longer ago than the setting allows; the next success
 * cancels it. Resolves with the number of alerts raised.
 */
export async function raiseOverdueAlerts(
  ports: Pick<EnginePorts, 'store' | 'fence' | 'clock' | 'settings'>,
): Promise<number> {
  const { store, fence, clock } = ports;
  const { noSuccessHours } = (await ports.settings()).alerts;
  if (noSuccessHours === 0) return 0;
  const now = clock.now();
  const { items } = await store.documents('sups', { where: { isDefault: true }, limit: 10_000 });
  const documents: DocumentChange[] = [];
  for (const { _id, serverName } of items) {
    const status = await store.document('supStatus', _id);
    const id = `sync/${_id}`;
    const before = await store.document('alerts', id);
    if (status?.lastSuccess === undefined || now - status.lastSuccess < noSuccessHours * 3_600_000) continue;
    if (before !== undefined && isSilenced(before, now)) continue;
    const since = new Date(status.lastSuccess).toISOString();
    documents.push({
      collection: 'alerts',
      put: {
        _id: id,
        name: `Synchronization failure alert for software update point: ${serverName}`,
        severity: 'warning',
        state: 'active',
        changed: now,
        message: `No successful synchronization since ${since}, more than ${noSuccessHours} hours`,
      },
    });
  }
  if (documents.length > 0) await store.commit({ documents }, fence);
  return documents.length;
}

function isSilenced({ state, postponedUntil = 0 }: AlertDocument, now: number): boolean {
  return state === 'active' || state === 'disabled' || (state === 'postponed' && postponedUntil > now);
}
