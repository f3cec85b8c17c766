import type { Settings } from '../../domain/settings.ts';
import type { Store } from '../../domain/store.ts';

const hour = 3_600_000;

/** Document id under which the end of a site's last complete maintenance is kept, ms UTC. */
export function siteMaintenanceKey(siteCode: string): string {
  return `state.siteMaintenance.${siteCode}`;
}

/**
 * Whether a site's maintenance is due at a moment (ms UTC): its last one, or the site's first run where there was none yet, is
 * as long ago as the settings say. However the runs since then ended.
 */
export async function isMaintenanceDue(
  store: Store,
  siteCode: string,
  { everyHours }: Settings['maintenance'],
  now: number,
): Promise<boolean> {
  if (everyHours === 0) return false;
  const kept = await store.document('settings', siteMaintenanceKey(siteCode));
  if (typeof kept?.value === 'number') return now - kept.value >= everyHours * hour;
  const [first] = (await store.documents('runs', { where: { siteCode }, limit: 1 })).items;
  return first !== undefined && now - first.started >= everyHours * hour;
}
