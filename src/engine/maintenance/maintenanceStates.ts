import type { Store } from '../../domain/store.ts';
import { compactionKey } from './compactStore.ts';

/** When maintenance last ran at a SUP and what it did; null before the first time. */
export interface MaintenanceState {
  readonly siteCode: string;
  readonly serverName: string;
  /** ISO UTC. */
  readonly lastRun: string | null;
  readonly total: number;
  readonly declined: number;
  readonly deleted: number;
}

/** The last compaction of the data folder; its time ISO UTC. */
export interface CompactionState {
  readonly lastRun: string;
  readonly movedRecords: number;
  readonly droppedRecords: number;
  readonly givenBackBytes: number;
  readonly complete: boolean;
}

/** The last maintenance of every SUP. */
export async function maintenanceStates(store: Store): Promise<readonly MaintenanceState[]> {
  const { items } = await store.documents('sups', { limit: 10_000 });
  return Promise.all(
    items.map(async ({ _id, siteCode, serverName }) => {
      const kept = await store.document('settings', maintenanceKey(_id));
      const numbers = typeof kept?.value === 'object' && kept.value !== null ? kept.value.map(Number) : [];
      const [time, total = 0, declined = 0, deleted = 0] = numbers;
      return {
        ...{ siteCode, serverName, total, declined, deleted },
        lastRun: time === undefined ? null : new Date(time).toISOString(),
      };
    }),
  );
}

/** The last compaction of the data folder; null before the first one. */
export async function compactionState(store: Store): Promise<CompactionState | null> {
  const kept = await store.document('settings', compactionKey);
  if (typeof kept?.value !== 'object' || kept.value === null) return null;
  const [time = 0, movedRecords = 0, droppedRecords = 0, movedBytes = 0, removedBytes = 0, complete = 0] =
    kept.value.map(Number);
  return {
    lastRun: new Date(time).toISOString(),
    ...{ movedRecords, droppedRecords, givenBackBytes: removedBytes - movedBytes },
    complete: complete === 1,
  };
}

/** The content version of its site for which a SUP was last maintained; undefined before the first time. */
export async function maintainedVersion(store: Store, supId: string): Promise<number | undefined> {
  const kept = await store.document('settings', maintenanceKey(supId));
  const version = typeof kept?.value === 'object' && kept.value !== null ? kept.value[4] : undefined;
  return version === undefined ? undefined : Number(version);
}

/** When a SUP was last maintained, ms UTC; undefined before the first time. */
export async function maintainedAt(store: Store, supId: string): Promise<number | undefined> {
  const kept = await store.document('settings', maintenanceKey(supId));
  const time = typeof kept?.value === 'object' && kept.value !== null ? kept.value[0] : undefined;
  return time === undefined ? undefined : Number(time);
}

/** Document id under which a SUP's last maintenance is kept: a list of time (ms UTC), total, declined, deleted, content version of the site. */
export function maintenanceKey(supId: string): string {
  return `state.maintenance.${supId}`;
}
