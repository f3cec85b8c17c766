import assert from 'node:assert/strict';
import { changeKind, changeText } from '../../../../src/extension/compare/changeKind.ts';
import { subjectOf, versionsOf } from '../../../../src/extension/compare/comparedVersions.ts';
import { comparisonMarkdown } from '../../../../src/extension/compare/comparisonDocument.ts';
import { versionChoices } from '../../../../src/extension/compare/versionChoices.ts';
import { versionDifferences } from '../../../../src/extension/compare/versionDifferences.ts';
import type { VersionDifference } from '../../../../src/service/api/synchronization.ts';
import { assertGolden } from '../../../support/golden.ts';
import { runDocument } from '../../../support/serviceViews.ts';

const versions = { siteCode: 'CS1', from: 3, to: 7 };

/** A difference between two states, each a revision and words; none on a side where it is not there. */
function difference(
  before: readonly [number, ...string[]] | null,
  after: readonly [number, ...string[]] | null,
  title = 'Cumulative Update (KB5030710)',
): VersionDifference {
  const side = (state: readonly [number, ...string[]] | null) =>
    state === null ? null : { revision: state[0], state: state.slice(1).map(String) };
  return {
    kind: before === null ? 'added' : after === null ? 'removed' : 'changed',
    updateId: '453bfaa7-a018-4697-a359-47ef13280549',
    title,
    ...{ before: side(before), after: side(after) },
  };
}

const cases = [
  [difference(null, [200]), 'added', 'revision 200'],
  [difference([200, 'expired'], null), 'removed', 'revision 200, expired'],
  [difference([200], [201]), 'modified', 'revision 200 → 201'],
  [difference([200, 'superseded'], [201, 'superseded', 'expired']), 'expired', 'revision 200 → 201, expired'],
  [difference([200], [200, 'not selected']), 'expired', 'not selected'],
  [difference([200], [200, 'superseded']), 'superseded', 'superseded'],
  [difference([200, 'declined'], [200]), 'state', 'no longer declined'],
] as const;

describe('A comparison of content versions', () => {
  for (const [change, kind, text] of cases)
    it(`takes ${text} for ${kind}`, () => {
      assert.equal(changeKind(change), kind);
      assert.equal(changeText(change), text);
    });

  it('is a document with a section for each kind, and links to what is still there', () => {
    const differences = [...cases.map(([change]) => change), difference(null, [1], '[x](command:y)')];
    assertGolden('extension/comparison.md', comparisonMarkdown(versions, { differences, isWhole: true }));
  });

  it('says that nothing differs, and how to see what is too much for a document', () => {
    assert.match(comparisonMarkdown(versions, { differences: [], isWhole: true }), /Nothing differs\./);
    const differences = Array.from({ length: 600 }, () => difference(null, [200]));
    const text = comparisonMarkdown(versions, { differences, isWhole: false });
    assert.match(text, /- and 100 more/);
    assert.match(text, /`susync compare 3 7 --site CS1 --after 600`/);
  });

  it('reads page by page, to the end or to what a document can show', async () => {
    const asked: unknown[] = [];
    const service = {
      compareVersions: (request: { readonly after?: string; readonly limit: number }) => {
        asked.push(request);
        const start = Number(request.after ?? 0);
        const items = Array.from({ length: Math.min(request.limit, 7 - start) }, () => difference(null, [1]));
        const end = start + items.length;
        return Promise.resolve(end < 7 ? { items, next: String(end) } : { items });
      },
    };
    const whole = await versionDifferences(service, versions);
    assert.deepEqual([whole.differences.length, whole.isWhole], [7, true]);
    const part = await versionDifferences(service, versions, 3);
    assert.deepEqual([part.differences.length, part.isWhole], [3, false]);
    assert.deepEqual(asked[1], { ...versions, limit: 3 });
  });

  it('is offered for the versions that runs brought, newest first, and for the empty one', () => {
    const run = (contentVersion: number, ended: string, changes: object = {}) =>
      runDocument({ contentVersion, ended: Date.parse(ended), ...changes });
    const runs = [
      run(3, '2026-11-24T11:00:00Z', { kind: 'delta', counts: { ...runDocument().counts, new: 0 } }),
      run(3, '2026-11-24T10:00:00Z'),
      run(2, '2026-11-23T12:00:00Z'),
      run(0, '2026-11-22T12:00:00Z'),
    ];
    assert.deepEqual(
      versionChoices(runs, Date.parse('2026-11-24T12:00:00Z')).map(({ version, description }) => [
        version,
        description.split(' · ')[0],
      ]),
      [
        [3, '2 h ago'],
        [2, '24 h ago'],
        [0, 'empty, before the first synchronization'],
      ],
    );
  });

  it('has an address that says what is compared, and no other', () => {
    assert.deepEqual(versionsOf(subjectOf(versions)), versions);
    for (const subject of ['CS1-3', '../-1-2', 'CS1-x-2', ''])
      assert.throws(() => versionsOf(subject), { key: 'notFound' });
  });
});
