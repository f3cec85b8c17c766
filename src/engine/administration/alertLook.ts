import type { AlertDocument } from '../../domain/documents.ts';
import type { DocumentChange } from '../../domain/store.ts';
import type { EnginePorts } from '../ports.ts';
import { type AlertCondition, alertConditions, type MachineFacts } from './alertConditions.ts';
import { alertUpdate } from './alertUpdate.ts';
import { canceledAlert } from './syncAlert.ts';

const day = 86_400_000;

/**
 * Looks at everything that an alert can be about: raises, raises again after a postponement, cancels, reminds. Disabled alerts stay as they
 * are. Resolves with the ids of the alerts that changed.
 */
export async function lookAtAlerts(
  ports: Pick<EnginePorts, 'store' | 'fence' | 'clock' | 'ids' | 'settings'>,
  facts: MachineFacts,
): Promise<readonly string[]> {
  const { store, fence, clock } = ports;
  const settings = await ports.settings();
  const now = clock.now();
  const documents: DocumentChange[] = [];
  const changed: string[] = [];
  for (const condition of await alertConditions(ports, settings, facts)) {
    const before = await store.document('alerts', condition.id);
    const after = next(condition, before, now) ?? reminder(before, settings.notify.remindDays, now);
    if (after === undefined) continue;
    documents.push(...alertUpdate(ports, settings, before, after));
    changed.push(condition.id);
  }
  if (documents.length > 0) await store.commit({ documents }, fence);
  return changed;
}

function next(
  { alert, endsByItself }: AlertCondition,
  before: AlertDocument | undefined,
  now: number,
): AlertDocument | undefined {
  switch (before?.state) {
    case 'disabled':
      return undefined;
    case 'active':
      return alert === undefined && endsByItself ? canceledAlert(before, now) : undefined;
    case 'postponed':
      if ((before.postponedUntil ?? 0) > now) return undefined;
      return alert ?? canceledAlert(before, now);
    case 'canceled':
    case 'neverTriggered':
    case undefined:
      return alert;
  }
}

function reminder(before: AlertDocument | undefined, days: number, now: number): AlertDocument | undefined {
  if (before?.state !== 'active' || days === 0) return undefined;
  const { reminded = before.changed } = before;
  return now - reminded >= days * day ? { ...before, reminded: now } : undefined;
}
