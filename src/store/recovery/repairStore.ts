import type { CatalogKey, RecordNumber } from '../../domain/catalogRow.ts';
import { SyncError } from '../../domain/errors/syncError.ts';
import type { CatalogChange, DocumentChange, StoreFault } from '../../domain/store.ts';
import { openParts, type OpenStoreOptions } from '../openStore.ts';
import { RecordBit } from '../segments/recordEntry.ts';
import { salvageStore } from './salvageStore.ts';
import { decodeWholeFrame, frameName } from '../segments/segmentFrame.ts';
import { setAsideJournals } from '../journal/setAsideJournals.ts';
import type { StoreParts } from '../storeParts.ts';

/**
 * Makes a damaged data folder usable again and says what was found and done. Records that cannot be read are dropped with
 * their rows, and their SUPs list everything in the next synchronization, which fetches them anew. Files that could not be
 * read are moved to `damaged/`. Rejects with `busy` while another process holds the folder.
 */
export async function repairStore(options: OpenStoreOptions): Promise<readonly StoreFault[]> {
  const parts = await openParts(options, salvageStore);
  try {
    const done = [...parts.healed];
    const unreadable = await unreadableRecords(parts, done);
    if (unreadable.length > 0) await dropRecords(parts, unreadable, done);
    await parts.committer.exclusive(async () => {
      await parts.checkpointer.write({ always: true });
      await setAsideJournals(parts, done);
    });
    return done;
  } finally {
    await parts.close();
  }
}

async function unreadableRecords(
  { state, segments }: StoreParts,
  done: StoreFault[],
): Promise<readonly RecordNumber[]> {
  const unreadable: RecordNumber[] = [];
  for (let record = 0; record < state.records.size; record++) {
    if (state.records.bits(record) & RecordBit.dropped) continue;
    const place = state.records.place(record);
    try {
      const [frame = new Uint8Array(0)] = await segments.readFrames([place], 'whole');
      decodeWholeFrame(frame, place);
    } catch (error) {
      if (!(error instanceof SyncError) || error.key !== 'damagedStore') throw error;
      const { updateId, revision } = state.records.summary(record);
      done.push({
        where: frameName(place),
        what: `${error.message}; update ${updateId}, revision ${revision} is dropped`,
      });
      unreadable.push(record);
    }
  }
  return unreadable;
}

async function dropRecords(
  parts: StoreParts,
  records: readonly RecordNumber[],
  done: StoreFault[],
): Promise<void> {
  const { state, committer, fence } = parts;
  const dropped = new Set(records);
  const catalogs: CatalogChange[] = [];
  const documents: DocumentChange[] = [];
  for (const [catalog, table] of state.catalogs) {
    const removals = [];
    for (let row = 0; row < table.size; row++) {
      if (!dropped.has(table.record(row)) || !table.isVisible(row, table.open)) continue;
      removals.push({ updateId: state.ids.text(table.id(row)), revision: table.revision(row) });
    }
    if (removals.length === 0) continue;
    catalogs.push({ catalog, removals, publish: table.published > 0 });
    done.push({ where: `Catalog ${catalog}`, what: `${removals.length} rows are dropped` });
    documents.push(...(await withoutAnchors(parts, catalog)));
  }
  await committer.commit({ catalogs, documents }, fence, [...records]);
}

async function withoutAnchors({ documents }: StoreParts, catalog: CatalogKey): Promise<DocumentChange[]> {
  if (!catalog.startsWith('sup/')) return [];
  const sup = await documents.find('sups', catalog.slice('sup/'.length));
  return sup === undefined ? [] : [{ collection: 'sups', put: { ...sup, anchors: {} } }];
}
