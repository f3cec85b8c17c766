import type { SupDocument } from '../../domain/documents.ts';
import { asSyncError } from '../../domain/errors/syncError.ts';
import { maintainedVersion } from '../maintenance/maintenanceStates.ts';
import { maintenanceStep } from '../maintenance/maintenanceStep.ts';
import { maintainSup } from '../maintenance/maintainSup.ts';
import type { RunContext } from './runContext.ts';

/**
 * WSUS maintenance of a SUP after the site database changed, which is open still at child sites. Replicas are pulled
 * after it, so that they take over what it declined, and then lose what is obsolete themselves. A failure is told and
 * leaves the run as it is: it did its work.
 */
export async function maintainAfterRun(
  context: RunContext,
  sup: SupDocument,
  version: number,
): Promise<void> {
  const { ports, recorder, settings, signal } = context;
  const { declineExpired, removeObsolete } = settings.maintenance;
  if (!(declineExpired || removeObsolete)) return;
  // A run that was cut off may have published the site database and not come to this.
  if ((await maintainedVersion(ports.store, sup._id)) === version) return;
  const started = ports.clock.now();
  try {
    const request = { sup, settings: settings.maintenance, siteAt: 'open', version } as const;
    recorder.step(maintenanceStep(sup, started, await maintainSup(ports, request, signal)));
  } catch (error) {
    if (signal.aborted) throw error;
    const { message, entry } = asSyncError(error);
    recorder.emit({
      kind: 'note',
      severity: 'error',
      text: `Maintenance of ${sup.serverName} failed: ${message}. ${entry.remedy}`,
    });
  }
}
