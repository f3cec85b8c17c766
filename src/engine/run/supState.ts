import type { SupDocument } from '../../domain/documents.ts';
import type { SupStatusDocument } from '../../domain/siteLinkDocument.ts';
import type { SyncError } from '../../domain/errors/syncError.ts';
import { SyncState, type SyncStateValue } from '../../domain/syncState.ts';
import type { PendingLicenses } from '../wsus/pendingFiles.ts';
import type { RunContext } from './runContext.ts';

/** What changes in a SUP's row besides state and time. */
export interface SupStateChange {
  readonly source?: string;
  readonly catalogVersion?: number;
  /** How the link to the parent site was found just now: 0 healthy, 2 error. */
  readonly link?: 0 | 2;
  readonly error?: SyncError;
  /** Insertion strings of the status message. */
  readonly strings?: readonly string[];
}

/** Moves a SUP's row to a state and writes the status message of the same number; durable with the next commit. */
export async function setSupState(
  { ports, recorder }: Pick<RunContext, 'ports' | 'recorder'>,
  sup: SupDocument,
  state: SyncStateValue,
  change: SupStateChange = {},
): Promise<void> {
  const now = ports.clock.now();
  const before = (await ports.store.document('supStatus', sup._id)) ?? emptyStatus(sup);
  const succeeded = state === SyncState.succeeded || state === SyncState.pendingLicenseTerms;
  const { error } = change;
  recorder.put({
    collection: 'supStatus',
    put: {
      ...withoutError(before),
      state,
      stateTime: now,
      ...(change.source === undefined ? {} : { source: change.source }),
      ...(succeeded ? { lastSuccess: now } : {}),
      ...(change.link === undefined ? {} : { linkStatus: change.link, linkCheckTime: now }),
      catalogVersion: change.catalogVersion ?? before.catalogVersion,
      errorCode: error?.code ?? 0,
      ...(error === undefined
        ? {}
        : { message: error.message, cause: error.entry.cause, remedy: error.entry.remedy }),
    },
  });
  const strings = change.strings ?? (error === undefined ? [] : [error.source, error.message]);
  recorder.put({
    collection: 'statusMessages',
    put: {
      _id: `${new Date(now).toISOString()} ${ports.ids.guid()}`,
      time: now,
      siteCode: sup.siteCode,
      messageId: state,
      severity: severityOf(state),
      strings,
    },
  });
  recorder.emit({
    kind: 'status',
    state,
    server: sup.serverName,
    strings,
    ...(error === undefined ? {} : { errorCode: error.code }),
  });
}

/** The end of a SUP's own synchronization: 6702, or 6708 with what is missing while license files are pending. */
export async function setSucceeded(
  context: Pick<RunContext, 'ports' | 'recorder'>,
  sup: SupDocument,
  catalogVersion: number,
  pending: PendingLicenses | undefined,
): Promise<void> {
  const { recorder } = context;
  if (pending === undefined) await setSupState(context, sup, SyncState.succeeded, { catalogVersion });
  else {
    const { error } = pending;
    await setSupState(context, sup, SyncState.pendingLicenseTerms, { catalogVersion, error, strings: [] });
  }
  recorder.emit({ kind: 'succeeded', pendingLicenseTerms: pending?.count ?? 0 });
  if (pending !== undefined) recorder.explain(pending.error);
}

function withoutError(status: SupStatusDocument): SupStatusDocument {
  const { _id, siteCode, serverName, source, lastSuccess, catalogVersion, linkStatus, linkCheckTime } =
    status;
  return {
    ...{ _id, siteCode, serverName, source, catalogVersion, linkStatus, errorCode: 0 },
    ...(lastSuccess === undefined ? {} : { lastSuccess }),
    ...(linkCheckTime === undefined ? {} : { linkCheckTime }),
  };
}

/** The row of a SUP that has never synchronized. */
export function emptyStatus(sup: SupDocument): SupStatusDocument {
  return {
    _id: sup._id,
    siteCode: sup.siteCode,
    serverName: sup.serverName,
    source: '',
    errorCode: 0,
    catalogVersion: 0,
    linkStatus: 0,
  };
}

function severityOf(state: SyncStateValue): 'I' | 'W' | 'E' {
  if (state === SyncState.failed || state === SyncState.error) return 'E';
  return state === SyncState.outOfSync || state === SyncState.pendingLicenseTerms ? 'W' : 'I';
}
