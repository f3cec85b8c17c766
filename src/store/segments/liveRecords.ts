import type { PinnedGenerations } from '../pinnedGenerations.ts';
import type { RecordLeases } from './recordLeases.ts';
import { RecordBit } from './recordEntry.ts';
import type { StoreState } from '../checkpoint/storeState.ts';

/** What says which records are needed. */
export interface RecordUse {
  readonly state: StoreState;
  readonly pins: PinnedGenerations;
  readonly leases: RecordLeases;
}

/** By record number 1 for those that a kept generation of any catalog, the open one included, or a reader refers to; else 0. */
export function liveRecords({ state, pins, leases }: RecordUse): Uint8Array {
  const { records, catalogs } = state;
  const live = new Uint8Array(records.size);
  for (const table of catalogs.values()) {
    for (const row of table.keptRows()) live[table.record(row)] = 1;
  }
  for (const { table, number } of pins) {
    for (let row = 0; row < table.size; row++) if (table.isVisible(row, number)) live[table.record(row)] = 1;
  }
  for (let record = 0; record < live.length; record++) {
    if (records.bits(record) & RecordBit.dropped) live[record] = 0;
    else if (leases.holds(record)) live[record] = 1;
  }
  return live;
}
