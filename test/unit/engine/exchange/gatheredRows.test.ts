import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { RowUpsert } from '../../../../src/domain/catalogRow.ts';
import { SyncError } from '../../../../src/domain/errors/syncError.ts';
import { GatheredRows } from '../../../../src/engine/exchange/gatheredRows.ts';

const digits = (length: number) =>
  fc
    .array(fc.integer({ min: 0, max: 15 }), { minLength: length, maxLength: length })
    .map((values) => values.map((value) => value.toString(16)).join(''));

const anyRow: fc.Arbitrary<RowUpsert> = fc.record(
  {
    updateId: digits(32).map((text) => text.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')),
    revision: fc.integer({ min: 1, max: 0x7fffffff }),
    storedDigest: digits(64),
    flags: fc.integer({ min: 0, max: 255 }),
    since: fc.integer({ min: 0, max: 8.64e15 }),
  },
  { noNullPrototype: true },
);

describe('Rows of an import that are gathered', () => {
  it('come out as they went in, in their order', () => {
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 20 }), fc.nat({ max: 2100 }), (rows, copies) => {
        const all = [...rows, ...Array.from({ length: copies }, () => rows[0]).flatMap((row) => row ?? [])];
        const gathered = new GatheredRows();
        for (const row of all) gathered.add(row);
        assert.equal(gathered.size, all.length);
        assert.deepEqual([...gathered], all);
        // Read again from their beginning.
        assert.deepEqual([...gathered].length, all.length);
      }),
      { numRuns: 30 },
    );
  });

  it('are refused where an id is no GUID, or a digest none', () => {
    const row = { updateId: 'x', revision: 1, storedDigest: '0'.repeat(64), flags: 0, since: 0 };
    const id = '00000000-0000-0000-0000-000000000001';
    assert.throws(() => {
      new GatheredRows().add(row);
    }, SyncError);
    assert.throws(() => {
      new GatheredRows().add({ ...row, updateId: id, storedDigest: 'short' });
    }, SyncError);
  });
});
