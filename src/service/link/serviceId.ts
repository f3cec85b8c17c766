import type { EnginePorts } from '../../engine/ports.ts';

const key = 'state.serviceId';

/** The identity of this data folder among services: a GUID, made once, part of backups. Children know their parent by it. */
export async function serviceId({
  store,
  fence,
  ids,
}: Pick<EnginePorts, 'store' | 'fence' | 'ids'>): Promise<string> {
  const kept = await store.document('settings', key);
  if (typeof kept?.value === 'string') return kept.value;
  const value = ids.guid();
  await store.commit({ documents: [{ collection: 'settings', put: { _id: key, value } }] }, fence);
  return value;
}
