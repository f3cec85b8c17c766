import type { RunStep, SupDocument } from '../../domain/documents.ts';
import type { SupMaintenance } from './maintainSup.ts';

/** What maintenance did at a SUP as a step of a run that began at `started` (ms UTC) and ends now. */
export function maintenanceStep(
  { serverName }: SupDocument,
  started: number,
  done: SupMaintenance,
): Omit<RunStep, 'ended'> {
  const processed = done.declinedExpired + done.declinedSuperseded + done.deleted;
  return { name: 'maintenance', server: serverName, started, processed, details: { ...done } };
}
