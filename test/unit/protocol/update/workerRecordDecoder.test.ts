import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { SyncError } from '../../../../src/domain/errors/syncError.ts';
import type { RecordToDecode } from '../../../../src/domain/updateRecord.ts';
import { cabinetOf } from '../../../../src/protocol/cabinet/cabinetOf.ts';
import { inlineRecordDecoder, updateRecord } from '../../../../src/protocol/update/recordDecoder.ts';
import { WorkerRecordDecoder } from '../../../../src/protocol/update/workerRecordDecoder.ts';
import { bundledDecoder } from '../../../support/bundledDecoder.ts';
import { printUpdateDocument } from '../../../support/printUpdateDocument.ts';
import { sampleHeader } from '../../../support/sampleHeader.ts';
import { tempFolder } from '../../../support/tempFolder.ts';

const hasKey =
  (key: string) =>
  (error: unknown): boolean =>
    error instanceof SyncError && error.key === key;

function item(revision: number): RecordToDecode {
  const text = printUpdateDocument({ ...sampleHeader, revision });
  const record =
    revision % 2 === 0
      ? updateRecord('text', Buffer.from(text))
      : updateRecord('cabinet', cabinetOf([{ name: 'blob', bytes: Buffer.from(text, 'utf16le') }]));
  return { identity: { updateId: sampleHeader.updateId, revision }, record };
}

describe('Decoding in threads', () => {
  let script: string;
  let decoder: WorkerRecordDecoder | undefined;
  const open = (program: string, options = {}): WorkerRecordDecoder => {
    decoder = new WorkerRecordDecoder(program, { threads: 2, ...options });
    return decoder;
  };

  before(async () => {
    script = await bundledDecoder();
  });

  afterEach(() => decoder?.dispose());

  it('answers what decoding in place answers, in the order of the items', async () => {
    const damaged = { ...item(7), record: updateRecord('text', Buffer.from('<a>')) };
    const items = [item(4), damaged, item(3), item(1)];
    const expected = await inlineRecordDecoder.decodeBatch(items, ['en']);
    const results = await open(script).decodeBatch(items, ['en']);
    assert.deepEqual(
      results.map((result) => (result instanceof SyncError ? [result.key, result.message] : result)),
      expected.map((result) =>
        result instanceof SyncError
          ? [result.key, result.message]
          : { ...result, headerJson: JSON.stringify(result.header) },
      ),
    );
    assert.equal(results.filter((result) => result instanceof SyncError).length, 1);
  });

  it('leaves the bytes with the caller, windows of larger buffers too', async () => {
    const whole = item(2);
    const bytes = Buffer.concat([Buffer.alloc(100), whole.record.bytes]).subarray(100);
    const [result] = await open(script).decodeBatch(
      [{ ...whole, record: updateRecord('text', bytes) }],
      ['en'],
    );
    assert.ok(result !== undefined && !(result instanceof SyncError));
    assert.equal(result.bytes, bytes);
    assert.equal(bytes.length, whole.record.bytes.length);
  });

  it('takes more batches than there are threads', async () => {
    const pool = open(script);
    const batches = Array.from({ length: 9 }, (_, batch) => [item(batch + 1), item(batch + 2)]);
    const results = await Promise.all(batches.map((items) => pool.decodeBatch(items, ['en'])));
    assert.deepEqual(
      results.map((batch) => batch.map((each) => (each instanceof SyncError ? 0 : each.header.revision))),
      batches.map((items) => items.map(({ identity }) => identity.revision)),
    );
  });

  it('refuses batches beyond those that may wait', async () => {
    const pool = open(script, { threads: 1, waiting: 1 });
    const accepted = [pool.decodeBatch([item(1)], ['en']), pool.decodeBatch([item(2)], ['en'])];
    await assert.rejects(pool.decodeBatch([item(3)], ['en']), hasKey('limitExceeded'));
    assert.equal((await Promise.all(accepted)).length, 2);
  });

  it('answers an empty batch without a thread', async () => {
    assert.deepEqual(await open('/nowhere/decoder.cjs').decodeBatch([], ['en']), []);
  });

  it('rejects batches when its program is missing', async () => {
    const pool = open('/nowhere/decoder.cjs');
    await assert.rejects(pool.decodeBatch([item(1)], ['en']), hasKey('unexpected'));
    await assert.rejects(pool.decodeBatch([item(1)], ['en']), hasKey('unexpected'));
  });

  describe('replaces a thread that breaks down', () => {
    for (const [how, statement] of [
      ['with an error', "throw new Error('broken')"],
      ['by ending', 'process.exit(3)'],
    ] as const) {
      it(how, async () => {
        const program = path.join(await tempFolder(), 'fragile.cjs');
        await writeFile(
          program,
          `const { parentPort } = require('node:worker_threads');
           parentPort.on('message', ({ items }) => {
             if (items[0].identity.revision === 13) ${statement};
             parentPort.postMessage(items.map(() => ({ key: 'damagedDocument', message: '' })));
           });`,
        );
        const pool = open(program, { threads: 1 });
        const batches = [12, 13, 14].map((revision) => pool.decodeBatch([item(revision)], ['en']));
        const outcomes = await Promise.allSettled(batches);
        assert.deepEqual(
          outcomes.map(({ status }) => status),
          ['fulfilled', 'rejected', 'fulfilled'],
        );
      });
    }
  });

  it('rejects what is under way and waits when it is disposed', async () => {
    const pool = open(script, { threads: 1 });
    const batches = [1, 2, 3].map((revision) => pool.decodeBatch([item(revision)], ['en']));
    const outcomes = Promise.all(batches.map((batch) => assert.rejects(batch, hasKey('cancelled'))));
    pool.dispose();
    await outcomes;
    await assert.rejects(pool.decodeBatch([item(4)], ['en']), hasKey('cancelled'));
  });
});
