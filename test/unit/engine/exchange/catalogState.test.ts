import assert from 'node:assert/strict';
import type { RevisionIdentity } from '../../../../src/domain/revision.ts';
import { revisionKey } from '../../../../src/domain/revision.ts';
import {
  type CatalogState,
  type KnownRow,
  PlannedState,
} from '../../../../src/engine/exchange/catalogState.ts';

const row = (updateId: string, revision: number, storedDigest = `${updateId}${revision}`): KnownRow => ({
  ...{ updateId, revision, storedDigest, flags: 0 },
});

/** A catalog of these rows. */
function stateOf(...rows: readonly KnownRow[]): CatalogState {
  return {
    rowsOf: (ids) => Promise.resolve(rows.filter(({ updateId }) => ids.includes(updateId))),
    all: async function* () {
      yield await Promise.resolve(rows);
    },
    documents: (digests) =>
      Promise.resolve(
        new Map(
          rows
            .filter(({ storedDigest }) => digests.includes(storedDigest))
            .map((one) => [one.storedDigest, one]),
        ),
      ),
  };
}

async function keysOf(state: CatalogState): Promise<readonly string[]> {
  const keys: string[] = [];
  for await (const page of state.all()) keys.push(...page.map((one: RevisionIdentity) => revisionKey(one)));
  return keys.sort();
}

describe('A catalog as packages of a dry run would leave it', () => {
  it('has what they would add, change and remove, one after the other', async () => {
    const planned = new PlannedState(stateOf(row('a', 1), row('b', 1), row('c', 1)));
    planned.take({ upserts: [row('a', 2), { ...row('b', 1), flags: 2 }], removals: [row('c', 1)] });
    assert.deepEqual(await keysOf(planned), [row('a', 1), row('a', 2), row('b', 1)].map(revisionKey));
    assert.deepEqual(await planned.rowsOf(['b', 'c']), [{ ...row('b', 1), flags: 2 }]);
    planned.take({ upserts: [row('c', 1)], removals: [row('a', 2)] });
    assert.deepEqual(await keysOf(planned), [row('a', 1), row('b', 1), row('c', 1)].map(revisionKey));
    assert.deepEqual(await planned.rowsOf(['a', 'c']), [row('a', 1), row('c', 1)]);
  });

  it('has the documents of what they would add, which nobody has stored', async () => {
    const planned = new PlannedState(stateOf(row('a', 1)));
    planned.take({ upserts: [row('b', 1)], removals: [] });
    const owners = [...(await planned.documents(['a1', 'b1', 'c1']))].map(([digest, owner]) => [
      digest,
      revisionKey(owner),
    ]);
    assert.deepEqual(owners, [
      ['a1', 'a.1'],
      ['b1', 'b.1'],
    ]);
  });
});
