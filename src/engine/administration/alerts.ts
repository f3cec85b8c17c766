import type { AlertDocument } from '../../domain/documents.ts';
import { SyncError } from '../../domain/errors/syncError.ts';
import type { EnginePorts } from '../ports.ts';

type AlertPorts = Pick<EnginePorts, 'store' | 'fence' | 'clock'>;

/** Every alert, newest change first. */
export async function alerts({ store }: Pick<AlertPorts, 'store'>): Promise<readonly AlertDocument[]> {
  const { items } = await store.documents('alerts', { limit: 10_000 });
  return [...items].sort((a, b) => b.changed - a.changed);
}

/** Keeps an alert silent until a moment (ms UTC, in the future). */
export async function postponeAlert(ports: AlertPorts, id: string, until: number): Promise<AlertDocument> {
  if (!(until > ports.clock.now()))
    throw new SyncError('invalidRequest', 'An alert is postponed to a time in the future');
  return changeAlert(ports, id, { state: 'postponed', postponedUntil: until });
}

/** Keeps an alert silent for good. */
export async function disableAlert(ports: AlertPorts, id: string): Promise<AlertDocument> {
  return changeAlert(ports, id, { state: 'disabled' });
}

/** Takes back that an alert is disabled or postponed: it waits for its cause, which the next look may find. Any other stays as it is. */
export async function enableAlert(ports: AlertPorts, id: string): Promise<AlertDocument> {
  const alert = await requireAlert(ports, id);
  if (alert.state !== 'disabled' && alert.state !== 'postponed') return alert;
  return changeAlert(ports, id, { state: 'canceled' });
}

async function changeAlert(
  ports: AlertPorts,
  id: string,
  change: Partial<AlertDocument>,
): Promise<AlertDocument> {
  const { store, fence, clock } = ports;
  const after = { ...(await requireAlert(ports, id)), ...change, changed: clock.now() };
  await store.commit({ documents: [{ collection: 'alerts', put: after }] }, fence);
  return after;
}

async function requireAlert({ store }: Pick<AlertPorts, 'store'>, id: string): Promise<AlertDocument> {
  const alert = await store.document('alerts', id);
  if (alert === undefined) throw new SyncError('notFound', `There is no alert ${id}`);
  return alert;
}
