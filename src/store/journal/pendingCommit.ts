import type { RecordNumber, RowUpsert } from '../../domain/catalogRow.ts';
import { SyncError } from '../../domain/errors/syncError.ts';
import type { CatalogChange, CommitUnit } from '../../domain/store.ts';
import type { CatalogEntry, RowEntry } from './journalEntry.ts';
import { encodeFrame, type SegmentFrame } from '../segments/segmentFrame.ts';
import type { StoreState } from '../checkpoint/storeState.ts';
import type { DecodedRecord } from '../../domain/updateRecord.ts';

/** A new record with its frame. */
export interface EncodedRecord {
  readonly record: DecodedRecord;
  readonly frame: SegmentFrame;
}

/** Which new records earlier units of the same group bring, by stored digest. */
export type GroupRecords = Map<string, { readonly number: RecordNumber; readonly record: DecodedRecord }>;

/** The frames of a unit's records that are not stored yet, each once. */
export function encodeNewRecords(unit: CommitUnit, state: StoreState): EncodedRecord[] {
  const encoded = new Map<string, EncodedRecord>();
  for (const record of unit.records ?? []) {
    if (state.records.find(record.storedDigest) >= 0 || encoded.has(record.storedDigest)) continue;
    if (!/^[0-9a-f]{64}$/.test(record.storedDigest) || !/^[0-9a-f]{64}$/.test(record.textDigest)) {
      throw new SyncError('invalidRequest', `Record ${record.header.updateId} has no SHA-256 digests`);
    }
    encoded.set(record.storedDigest, { record, frame: encodeFrame(record) });
  }
  return [...encoded.values()];
}

/** The catalog changes of a unit as the journal holds them. Throws when one of them cannot be applied. */
export function catalogEntries(
  changes: readonly CatalogChange[],
  state: StoreState,
  group: GroupRecords,
): CatalogEntry[] {
  return changes.map((change) => {
    const { catalog: key, upserts = [], removals = [] } = change;
    const rows = Array.from(upserts, (upsert) => rowEntry(upsert, state, group, key));
    if (change.discard === true && (rows.length > 0 || removals.length > 0 || change.publish === true)) {
      throw new SyncError('invalidRequest', `Catalog ${key}: discard excludes other changes`);
    }
    return {
      key,
      ...(rows.length === 0 ? {} : { rows }),
      ...(removals.length === 0
        ? {}
        : { removals: removals.map(({ updateId, revision }) => [updateId, revision] as const) }),
      ...(change.publish === true ? { publish: true } : {}),
      ...(change.discard === true ? { discard: true } : {}),
      ...(change.drop === true ? { drop: true } : {}),
    };
  });
}

function rowEntry(upsert: RowUpsert, state: StoreState, group: GroupRecords, key: string): RowEntry {
  const { updateId, revision, flags, storedDigest } = upsert;
  const since = Math.max(0, Math.floor(upsert.since / 1000));
  const known = state.records.find(storedDigest);
  const pending = known >= 0 ? undefined : group.get(storedDigest);
  if (known < 0 && pending === undefined) {
    throw new SyncError(
      'notFound',
      `Catalog ${key}: no record with digest ${storedDigest} for update ${updateId}, revision ${revision}`,
    );
  }
  const own =
    pending === undefined
      ? { id: state.ids.text(state.records.id(known)), revision: state.records.revision(known) }
      : { id: pending.record.header.updateId, revision: pending.record.header.revision };
  const record = pending?.number ?? known;
  return own.id === updateId && own.revision === revision
    ? [record, flags, since]
    : [record, flags, since, updateId, revision];
}
