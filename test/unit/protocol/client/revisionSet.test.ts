import assert from 'node:assert/strict';
import fc from 'fast-check';
import { revisionKey } from '../../../../src/domain/revision.ts';
import { RevisionSet } from '../../../../src/protocol/client/revisionSet.ts';

const revision = fc.record({
  updateId: fc.oneof(
    fc.uuid(),
    fc.constantFrom('00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff'),
  ),
  revision: fc.oneof(fc.integer({ min: 0, max: 3 }), fc.constant(0x7fffffff)),
});

describe('A set of revisions', () => {
  it('tells what it has like a set of their keys', () => {
    fc.assert(
      fc.property(fc.array(revision, { maxLength: 300 }), (revisions) => {
        const set = new RevisionSet();
        const keys = new Set<string>();
        for (const each of revisions) {
          const isNew = !keys.has(revisionKey(each));
          keys.add(revisionKey(each));
          assert.equal(set.add(each), isNew);
        }
        assert.equal(set.size, keys.size);
      }),
      { numRuns: 50 },
    );
  });

  it('grows, also with ids that differ in few bits only', () => {
    const set = new RevisionSet();
    const id = (number: number): string => `00000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`;
    for (let number = 0; number < 5000; number++) assert.ok(set.add({ updateId: id(number), revision: 200 }));
    for (let number = 0; number < 5000; number++)
      assert.ok(!set.add({ updateId: id(number), revision: 200 }));
    assert.equal(set.size, 5000);
  });
});
