import type { AlertDocument, SupDocument } from '../../domain/documents.ts';
import type { SupStatusDocument } from '../../domain/siteLinkDocument.ts';
import { errorCatalog } from '../../domain/errors/syncError.ts';
import type { Settings } from '../../domain/settings.ts';
import { SyncState } from '../../domain/syncState.ts';
import type { EnginePorts } from '../ports.ts';
import { linkAlertId, syncAlert, syncAlertId } from './syncAlert.ts';

/** What an alert is about, and whether it holds now. */
export interface AlertCondition {
  readonly id: string;
  /** The alert to raise; undefined while all is well. */
  readonly alert: AlertDocument | undefined;
  /** Ends an active alert when all is well again; else the next success does. */
  readonly endsByItself: boolean;
}

/** What is known of the machine and not of the store. */
export interface MachineFacts {
  /** Free bytes on the disk of the data folder; undefined where the system does not tell. */
  readonly freeBytes: number | undefined;
  /** Names of secrets that have to be given again. */
  readonly missingSecrets: readonly string[];
}

type Ports = Pick<EnginePorts, 'store' | 'clock'>;

const hour = 3_600_000;
const mebibyte = 1024 * 1024;

/** Everything that an alert can be about, as it stands now. */
export async function alertConditions(
  ports: Ports,
  settings: Pick<Settings, 'alerts'>,
  facts: MachineFacts,
): Promise<readonly AlertCondition[]> {
  const { store, clock } = ports;
  const { items } = await store.documents('sups', { where: { isDefault: true }, limit: 10_000 });
  const conditions: AlertCondition[] = [];
  for (const sup of items) {
    const status = await store.document('supStatus', sup._id);
    const alert =
      overdue(sup, settings, await lastGood(ports, sup, status), clock.now()) ??
      failed(sup, settings, status, clock.now());
    conditions.push({ id: syncAlertId(sup._id), alert, endsByItself: false });
    conditions.push(await linkCondition(ports, sup, status));
  }
  return [...conditions, diskCondition(settings, facts, clock.now()), secretsCondition(facts, clock.now())];
}

/** When a SUP last succeeded; for one that never did, when its site first tried. Undefined before that. */
async function lastGood(
  { store }: Ports,
  { siteCode }: SupDocument,
  status: SupStatusDocument | undefined,
): Promise<{ readonly time: number; readonly isSuccess: boolean } | undefined> {
  if (status?.lastSuccess !== undefined) return { time: status.lastSuccess, isSuccess: true };
  const [first] = (await store.documents('runs', { where: { siteCode }, limit: 1 })).items;
  return first === undefined ? undefined : { time: first.started, isSuccess: false };
}

function overdue(
  sup: SupDocument,
  { alerts: { noSuccessHours } }: Pick<Settings, 'alerts'>,
  last: { readonly time: number; readonly isSuccess: boolean } | undefined,
  now: number,
): AlertDocument | undefined {
  if (noSuccessHours === 0 || last === undefined || now - last.time < noSuccessHours * hour) return undefined;
  const since = `${last.isSuccess ? '' : 'the first attempt at '}${new Date(last.time).toISOString()}`;
  return syncAlert(sup, {
    state: 'active',
    changed: now,
    message: `No successful synchronization since ${since}, more than ${noSuccessHours} hours`,
  });
}

/** A failed run raises the alert itself; this raises it again after it was postponed. */
function failed(
  sup: SupDocument,
  { alerts }: Pick<Settings, 'alerts'>,
  status: SupStatusDocument | undefined,
  now: number,
): AlertDocument | undefined {
  if (!alerts.onFailure || status === undefined) return undefined;
  const { state, errorCode, message = 'The last synchronization failed', cause, remedy } = status;
  const isFailed = state === SyncState.failed || state === SyncState.outOfSync;
  // Stopping is no failure.
  if (!isFailed || errorCode === errorCatalog.cancelled.code) return undefined;
  return syncAlert(sup, {
    ...{ state: 'active', changed: now, message, code: errorCode },
    ...(cause === undefined ? {} : { cause }),
    ...(remedy === undefined ? {} : { remedy }),
  });
}

async function linkCondition(
  { store, clock }: Ports,
  { _id, siteCode }: SupDocument,
  status: SupStatusDocument | undefined,
): Promise<AlertCondition> {
  const id = linkAlertId(_id);
  const { code, cause, remedy } = errorCatalog.linkUnavailable;
  const isDown = status?.linkStatus === 2;
  const wasTold = (await store.document('alerts', id))?.state === 'active';
  // A run that failed for it has told so.
  const isNews = isDown && (wasTold || status.errorCode !== code);
  const alert: AlertDocument = {
    ...{ _id: id, name: `Link to the parent site of ${siteCode}`, severity: 'warning', siteCode },
    ...{ state: 'active', changed: clock.now(), code, cause, remedy },
    message: `Site ${siteCode} does not reach its parent site`,
  };
  return { id, alert: isNews ? alert : undefined, endsByItself: true };
}

function diskCondition(
  { alerts: { freeSpaceMebibytes } }: Pick<Settings, 'alerts'>,
  { freeBytes }: MachineFacts,
  now: number,
): AlertCondition {
  const id = 'disk';
  const { code, remedy } = errorCatalog.diskFull;
  if (freeSpaceMebibytes === 0 || freeBytes === undefined || freeBytes >= freeSpaceMebibytes * mebibyte)
    return { id, alert: undefined, endsByItself: true };
  const alert: AlertDocument = {
    ...{
      _id: id,
      name: 'Free space of the data folder',
      severity: 'critical',
      state: 'active',
      changed: now,
    },
    message: `The disk of the data folder has less than ${freeSpaceMebibytes} MiB of free space`,
    ...{ code, cause: 'The disk fills up.', remedy },
  };
  return { id, alert, endsByItself: true };
}

function secretsCondition({ missingSecrets }: MachineFacts, now: number): AlertCondition {
  const id = 'secrets';
  if (missingSecrets.length === 0) return { id, alert: undefined, endsByItself: true };
  const shown = missingSecrets.slice(0, 10).join(', ');
  const alert: AlertDocument = {
    ...{ _id: id, name: 'Secrets of the data folder', severity: 'warning', state: 'active', changed: now },
    message: `Secrets are missing and have to be given again: ${shown}${missingSecrets.length > 10 ? ', …' : ''}`,
    cause: 'Backups hold no secrets, or secrets.json was lost or damaged.',
    remedy: 'Give them again; as settings: susync settings set KEY=VALUE.',
  };
  return { id, alert, endsByItself: true };
}
