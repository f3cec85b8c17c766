import assert from 'node:assert/strict';
import { readFile, rm, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { decodeJournalHeader, journalHeaderLength } from '../../../src/store/journal/journalFrame.ts';
import { nodeFiles } from '../../../src/store/files/nodeFiles.ts';
import { recoverStore } from '../../../src/store/recovery/recoverStore.ts';
import { SegmentFiles } from '../../../src/store/segments/segmentFiles.ts';
import { storeLayout } from '../../../src/store/files/storeLayout.ts';
import { rejectsWith } from '../../support/rejectsWith.ts';
import { crashCopy, openTestStore, stateOf, unitNumber } from '../../support/storeUnits.ts';
import { tempFolder } from '../../support/tempFolder.ts';

/** Offsets at which the frames of a journal file begin, and its end. */
function frameStarts(journal: Uint8Array): number[] {
  const starts = [0];
  for (let at = 0; at < journal.length; starts.push(at)) {
    at += journalHeaderLength + (decodeJournalHeader(journal.subarray(at))?.payloadLength ?? journal.length);
  }
  return starts;
}

describe('A data folder after a crash', () => {
  let folder: string;
  let journalFile: string;
  let segmentFile: string;
  let journal: Buffer;
  let segment: Buffer;
  const states: string[] = [];

  before(async () => {
    const root = await tempFolder();
    const store = await openTestStore(path.join(root, 'live'));
    states.push(await stateOf(store));
    for (let number = 1; number <= 4; number++) {
      await store.commit(unitNumber(number), store.fence);
      states.push(await stateOf(store));
    }
    folder = await crashCopy(path.join(root, 'live'), path.join(root, 'crashed'));
    await store.close();
    journalFile = path.join(folder, 'journal', '00000001.jnl');
    segmentFile = path.join(folder, 'segments', '000001.seg');
    journal = await readFile(journalFile);
    segment = await readFile(segmentFile);
  });

  afterEach(async () => {
    await writeFile(journalFile, journal);
    await writeFile(segmentFile, segment);
  });

  const recoveredCommit = async () => (await recoverStore(nodeFiles, storeLayout(folder))).state.commit;

  it('opens to its last commit', async () => {
    const store = await openTestStore(await crashCopy(folder, `${folder}-1`));
    assert.equal(await stateOf(store), states[4]);
    assert.deepEqual(await store.verify(), []);
    await store.close();
  });

  it('opens to the commit before when the last journal frame is torn at any byte', async () => {
    const starts = frameStarts(journal);
    assert.equal(starts.length, 5);
    const last = starts[3] ?? 0;
    for (let length = last; length < journal.length; length++) {
      await truncate(journalFile, length);
      assert.equal(await recoveredCommit(), 3, `cut at ${length}`);
      await writeFile(journalFile, journal);
    }
  });

  it('opens to the commit before when bytes of the last frame never reached the disk', async () => {
    const last = frameStarts(journal)[3] ?? 0;
    for (let at = last; at < journal.length; at += 7) {
      const torn = Buffer.from(journal);
      torn.fill(0, at, Math.min(at + 5, torn.length));
      if (torn.equals(journal)) continue;
      await writeFile(journalFile, torn);
      assert.equal(await recoveredCommit(), 3, `zeros at ${at}`);
    }
  });

  it('cuts off what a torn commit left in journal and segment, and goes on', async () => {
    const torn = await crashCopy(folder, `${folder}-2`);
    await truncate(path.join(torn, 'journal', '00000001.jnl'), journal.length - 3);
    let store = await openTestStore(torn);
    assert.equal(await stateOf(store), states[3]);
    await store.commit(unitNumber(4), store.fence);
    assert.equal(await stateOf(store), states[4]);
    await store.close();
    store = await openTestStore(torn);
    assert.equal(await stateOf(store), states[4]);
    assert.deepEqual(await store.verify(), []);
    await store.close();
  });

  it('cuts a segment that is torn after the last commit at any byte', async () => {
    await truncate(journalFile, frameStarts(journal)[3] ?? 0);
    const { tail } = await recoverStore(nodeFiles, storeLayout(folder));
    assert.ok(tail.length < segment.length);
    for (let length = tail.length; length <= segment.length; length += 3) {
      await writeFile(segmentFile, segment.subarray(0, length));
      const segments = new SegmentFiles(nodeFiles, path.dirname(segmentFile), { tail });
      await segments.cutToTail();
      await segments.close();
      assert.equal((await nodeFiles.info(segmentFile))?.size, tail.length);
    }
  });

  it('is refused when a commit that had been durable is damaged, instead of losing those after it', async () => {
    const starts = frameStarts(journal);
    for (const at of [3, 10, 50, 70, 500].map((offset) => (starts[1] ?? 0) + offset)) {
      const damaged = Buffer.from(journal);
      damaged[at] = (damaged[at] ?? 0) ^ 1;
      await writeFile(journalFile, damaged);
      await rejectsWith('damagedStore', recoveredCommit());
    }
  });

  it('is refused when the segment is shorter than the journal says', async () => {
    const short = await crashCopy(folder, `${folder}-3`);
    await truncate(path.join(short, 'segments', '000001.seg'), segment.length - 1);
    await rejectsWith('damagedStore', openTestStore(short));
    // Refusing gives the lock back.
    await rejectsWith('damagedStore', openTestStore(short));
  });

  it('is refused when its journal is missing', async () => {
    const lost = await crashCopy(folder, `${folder}-4`);
    await rm(path.join(lost, 'journal'), { recursive: true });
    await rejectsWith('damagedStore', openTestStore(lost));
  });

  it('gets its documents from snapshot and journal, whatever became of the NeDB files', async () => {
    const changes: Readonly<Record<string, (file: string) => Promise<void>>> = {
      missing: (file) => rm(file),
      empty: (file) => writeFile(file, ''),
      stale: (file) => writeFile(file, '{"_id":"last","value":1}\n{"_id":"other","value":1}\n'),
      garbage: (file) => writeFile(file, Buffer.alloc(300)),
    };
    for (const [what, change] of Object.entries(changes)) {
      const target = await crashCopy(folder, `${folder}-${what}`);
      await change(path.join(target, 'db', 'settings.db'));
      const store = await openTestStore(target);
      assert.equal(await stateOf(store), states[4], what);
      await store.close();
    }
  });
});

describe('A data folder with checkpoints', () => {
  let folder: string;
  let expected: string;

  beforeEach(async () => {
    folder = await tempFolder();
    let number = 0;
    for (let opening = 0; opening < 3; opening++) {
      const store = await openTestStore(folder);
      await store.commit(unitNumber(++number), store.fence);
      await store.commit(unitNumber(++number), store.fence);
      expected = await stateOf(store);
      await store.close();
    }
  });

  const opened = async () => {
    const store = await openTestStore(folder);
    const result = { state: await stateOf(store), healed: store.healed, faults: await store.verify() };
    await store.close();
    return result;
  };

  it('keeps two snapshots and opens from the newest', async () => {
    assert.deepEqual(await nodeFiles.list(path.join(folder, 'snapshot')), ['00000004.snap', '00000006.snap']);
    assert.deepEqual(await opened(), { state: expected, healed: [], faults: [] });
  });

  it('opens from the older snapshot and the journal when the newest is damaged, and puts it right', async () => {
    const newest = path.join(folder, 'snapshot', '00000006.snap');
    const bytes = await readFile(newest);
    for (const damage of [
      () => truncate(newest, bytes.length - 1),
      () =>
        writeFile(
          newest,
          bytes.map((byte, index) => (index === bytes.length >> 1 ? byte ^ 4 : byte)),
        ),
      () => rm(newest),
    ]) {
      await damage();
      const { state, healed, faults } = await opened();
      assert.equal(state, expected);
      assert.equal(healed.length, 1);
      assert.deepEqual(faults, []);
    }
  });

  it('finds the snapshots when CHECKPOINT is missing or garbage', async () => {
    for (const damage of [
      () => rm(path.join(folder, 'CHECKPOINT')),
      () => writeFile(path.join(folder, 'CHECKPOINT'), '{'),
    ]) {
      await damage();
      const { state, faults } = await opened();
      assert.deepEqual([state, faults], [expected, []]);
    }
  });

  it('is refused when the journal after the last checkpoint is missing', async () => {
    await rm(path.join(folder, 'journal', '00000007.jnl'));
    await rejectsWith('damagedStore', openTestStore(folder));
  });

  it('is refused when a newer version wrote it', async () => {
    await writeFile(path.join(folder, 'format.json'), '{"format":99,"fence":9}');
    await rejectsWith('newerStore', openTestStore(folder));
  });
});
