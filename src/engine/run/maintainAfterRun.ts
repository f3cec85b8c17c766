import type { SupDocument } from '../../domain/documents.ts';
import { asSyncError } from '../../domain/errors/syncError.ts';
import { maintainSup } from '../maintenance/maintainSup.ts';
import type { RunContext } from './runContext.ts';

/**
 * WSUS maintenance of a SUP in a run that changed the site database, which is open still at child sites. Replicas are
 * pulled after it, so that they take over what it declined, and then lose what is obsolete themselves. A failure is
 * told and leaves the run as it is: it did its work.
 */
export async function maintainAfterRun(
  context: RunContext,
  sup: SupDocument,
  version: number,
): Promise<void> {
  const { ports, recorder, settings, site, signal } = context;
  const { declineExpired, removeObsolete } = settings.maintenance;
  if (version === site.contentVersion || !(declineExpired || removeObsolete)) return;
  const started = ports.clock.now();
  try {
    const { declined, deleted } = await maintainSup(ports, sup, settings.maintenance, signal, 'open');
    recorder.step({ name: 'maintenance', server: sup.serverName, started, processed: declined + deleted });
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
