import path from 'node:path';
import { asSyncError, SyncError } from '../../domain/errors/syncError.ts';
import type { RecordNumber } from '../../domain/catalogRow.ts';
import type { StoreFault } from '../../domain/store.ts';
import { snapshotCommit } from '../checkpoint/checkpointFile.ts';
import { allCollections, DocumentStore } from '../documentStore.ts';
import type { FilePort } from '../files/filePort.ts';
import { journalNumbers, journalPath } from '../journal/journalFiles.ts';
import { readJournal } from '../journal/journalReader.ts';
import { recordEntry, type RecordPlace } from '../segments/recordEntry.ts';
import { type RecoveredStore, recoverStore } from './recoverStore.ts';
import { type Recovered, replayJournal } from './recovery.ts';
import { scanSegment } from '../segments/segmentScan.ts';
import { segmentNumbers, SegmentFiles } from '../segments/segmentFiles.ts';
import { readSnapshot } from '../checkpoint/snapshot.ts';
import { damagedFolder, type StoreLayout } from '../files/storeLayout.ts';
import { StoreState } from '../checkpoint/storeState.ts';

/**
 * Like `recoverStore`, but takes what can be had where that refuses: the longest row of commits that is whole, the records
 * found in the segments beyond it, the documents as NeDB has them where no snapshot is left. `healed` says what was lost.
 */
export async function salvageStore(files: FilePort, layout: StoreLayout): Promise<RecoveredStore> {
  try {
    return await withRealTail(files, layout, await recoverStore(files, layout));
  } catch (error) {
    if (!(error instanceof SyncError) || error.key !== 'damagedStore') throw error;
    return salvage(files, layout, error);
  }
}

/** Where the last segment is shorter than the journal says, what is there is all there is. */
async function withRealTail(
  files: FilePort,
  layout: StoreLayout,
  recovered: RecoveredStore,
): Promise<RecoveredStore> {
  const { segment, length } = recovered.tail;
  const file = new SegmentFiles(files, layout.segments, { tail: recovered.tail }).path(segment);
  const size = (await files.info(file))?.size ?? 0;
  if (size >= length) return recovered;
  const fault = { where: `Segment ${segment}`, what: `Has ${size} bytes of ${length}` };
  return { ...recovered, tail: { segment, length: size }, healed: [...recovered.healed, fault] };
}

async function salvage(files: FilePort, layout: StoreLayout, cause: SyncError): Promise<RecoveredStore> {
  const healed: StoreFault[] = [{ where: 'Data folder', what: cause.message }];
  const recovered = await longestPrefix(files, layout, healed);
  const { state } = recovered;
  if (state.commit === 0) await documentsOfNedb(layout, recovered, healed);
  const seen = await highestNumbers(files, layout);
  if (seen.commit > state.commit) {
    const lost = `Commits ${state.commit + 1} to ${seen.commit} cannot be read and are lost`;
    healed.push({ where: 'Journal', what: lost });
  }
  await adoptRecords(files, layout, recovered, healed);
  forgetAnchors(recovered, healed);
  // Numbers are never given twice, also not those of what was lost.
  state.commit = Math.max(state.commit, seen.commit) + 1;
  state.sequence = Math.max(state.sequence, seen.sequence);
  await keepSnapshots(files, layout, state.commit);
  return {
    ...recovered,
    journal: { number: state.commit + 1, end: undefined },
    checkpoint: { snapshots: [] },
    healed,
  };
}

/** The state of the snapshot from which the journal leads farthest. */
async function longestPrefix(files: FilePort, layout: StoreLayout, healed: StoreFault[]): Promise<Recovered> {
  let best: Recovered | undefined;
  for (const name of [...(await files.list(layout.snapshot)), undefined]) {
    if (name !== undefined && snapshotCommit(name) === undefined) continue;
    let recovered: Recovered = emptyState();
    try {
      if (name !== undefined) recovered = await readSnapshot(files, path.join(layout.snapshot, name));
      await replayJournal(files, layout.journal, recovered);
    } catch (error) {
      // What was applied before the damage counts.
      healed.push({ where: name ?? 'Journal', what: asSyncError(error).message });
    }
    if (best === undefined || recovered.state.commit > best.state.commit) best = recovered;
  }
  return best ?? emptyState();
}

function emptyState(): Recovered {
  return { state: new StoreState(), documents: new Map(), tail: { segment: 1, length: 0 } };
}

async function documentsOfNedb(
  layout: StoreLayout,
  recovered: Recovered,
  healed: StoreFault[],
): Promise<void> {
  const documents = new DocumentStore(layout.documents);
  await documents.load();
  for (const name of allCollections()) {
    recovered.documents.set(
      name,
      new Map((await documents.all(name)).map((document) => [String(document['_id']), document])),
    );
  }
  healed.push({
    where: 'Catalogs',
    what: 'No snapshot is left: catalogs are empty, documents are those of the db folder',
  });
}

async function highestNumbers(
  files: FilePort,
  layout: StoreLayout,
): Promise<{ readonly commit: number; readonly sequence: number }> {
  let commit = Math.max(0, ...(await files.list(layout.snapshot)).map((name) => snapshotCommit(name) ?? 0));
  let sequence = 0;
  for (const number of await journalNumbers(files, layout.journal)) {
    commit = Math.max(commit, number - 1);
    try {
      await readJournal(files, { path: journalPath(layout.journal, number), number }, ({ header }) => {
        commit = Math.max(commit, header.commit);
        sequence = Math.max(sequence, header.firstSequence + header.events - 1);
        return true;
      });
    } catch (error) {
      if (!(error instanceof SyncError)) throw error;
    }
  }
  return { commit, sequence };
}

/** Takes over every whole record of the segments that the state does not know: it need not be fetched again. */
async function adoptRecords(
  files: FilePort,
  layout: StoreLayout,
  recovered: Recovered,
  healed: StoreFault[],
): Promise<void> {
  const segments = new SegmentFiles(files, layout.segments, { tail: recovered.tail });
  const { records } = recovered.state;
  let adopted = 0;
  const inPlace = new Set<RecordNumber>();
  const elsewhere = new Map<RecordNumber, RecordPlace>();
  for (const segment of await segmentNumbers(files, layout.segments)) {
    for await (const found of scanSegment(files, segments.path(segment), segment)) {
      if (found.kind === 'damage') {
        const where = `Segment ${segment}, offset ${found.offset}`;
        healed.push({ where, what: `${found.length} bytes hold no record` });
        continue;
      }
      const { place } = found;
      const known = records.find(found.record.storedDigest);
      if (known < 0) {
        inPlace.add(records.add(recordEntry(found.record, place)));
        adopted++;
      } else {
        const { offset } = records.place(known);
        if (records.place(known).segment === segment && offset === place.offset) inPlace.add(known);
        else elsewhere.set(known, place);
      }
    }
    const info = await files.info(segments.path(segment));
    recovered.tail = { segment, length: info?.size ?? 0 };
  }
  // The commit that said where a compaction put them is lost, and the old file may be gone.
  const moved = [...elsewhere].filter(([record]) => !inPlace.has(record));
  for (const [record, place] of moved) records.move(record, place);
  if (moved.length > 0) healed.push({ where: 'Segments', what: `${moved.length} records lie elsewhere` });
  if (adopted > 0) healed.push({ where: 'Segments', what: `${adopted} records were taken over` });
}

/** What an anchor skips may be what was lost: the next synchronization lists everything. */
function forgetAnchors(recovered: Recovered, healed: StoreFault[]): void {
  for (const [id, sup] of recovered.documents.get('sups') ?? []) {
    if (typeof sup !== 'object' || sup === null) continue;
    recovered.documents.get('sups')?.set(id, { ...sup, anchors: {} });
    healed.push({ where: `Software update point ${id}`, what: 'The next synchronization lists everything' });
  }
  for (const [id, site] of recovered.documents.get('sites') ?? []) {
    if (typeof site !== 'object' || site === null) continue;
    const kept = recovered.state.catalogs.get(`site/${id}`)?.generations.map(({ number }) => number) ?? [];
    const generations =
      'contentGenerations' in site && Array.isArray(site.contentGenerations) ? site.contentGenerations : [];
    const rest = Object.fromEntries(Object.entries(site).filter(([name]) => name !== 'appliedGeneration'));
    recovered.documents.get('sites')?.set(id, {
      ...rest,
      contentGenerations: generations.filter(
        (entry: unknown) =>
          typeof entry === 'object' &&
          entry !== null &&
          'generation' in entry &&
          kept.some((number) => number === entry.generation),
      ),
    });
  }
}

/**
 * Keeps copies of the snapshots that no checkpoint will name. The files themselves stay until the next checkpoint is
 * durable: a repair that is cut off can begin again.
 */
async function keepSnapshots(files: FilePort, layout: StoreLayout, commit: number): Promise<void> {
  const folder = damagedFolder(layout, commit);
  await files.makeFolder(folder);
  for (const name of await files.list(layout.snapshot))
    await copyFile(files, path.join(layout.snapshot, name), path.join(folder, name));
}

async function copyFile(files: FilePort, from: string, to: string): Promise<void> {
  const source = await files.open(from, 'read');
  try {
    const target = await files.open(to, 'write');
    try {
      const size = await source.size();
      for (let position = 0; position < size; position += copyLength)
        await target.write(position, await source.read(position, copyLength));
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}

const copyLength = 4 * 1024 * 1024;
