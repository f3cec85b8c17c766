import assert from 'node:assert/strict';
import type { BundleManifest, OpenBundle } from '../../../../src/domain/catalogBundle.ts';
import { SyncError } from '../../../../src/domain/errors/syncError.ts';
import { blocking, requireUnblocked } from '../../../../src/engine/exchange/importFinding.ts';
import { type ImportChain, importPlan } from '../../../../src/engine/exchange/importPlan.ts';
import { testHead } from '../../../support/catalogBundle.ts';
import { guid } from '../../../support/records.ts';

const moment = (version: number): string => new Date(Date.UTC(2026, 0, version)).toISOString();
const stateOf = (version: number) => ({ version, published: moment(version) });

/** A package that brings a catalog from one version to another. */
function bundle(from: number | null, to: number, change: Partial<BundleManifest> = {}): OpenBundle {
  const manifest: BundleManifest = {
    ...{ ...testHead([]), format: 'susync', schema: 1, parts: [] },
    decisions: { bytes: 0, sha256: '' },
    ...{ from: from === null ? null : stateOf(from), to: stateOf(to) },
    ...change,
  };
  const unread = (): never => {
    throw new Error('The plan reads nothing but manifests');
  };
  return {
    ...{ name: `${from ?? 'all'}-${to}.susync`, manifest, signature: null },
    ...{ decisions: unread, items: unread, verify: unread, content: unread, close: unread },
  };
}

const here: ImportChain = { sourceId: guid(4), filter: '', ...stateOf(5) };
const other = { source: { siteCode: 'XX1', serverName: 'other', serverId: guid(99) } };

const cases: readonly (readonly [
  string,
  readonly OpenBundle[],
  ImportChain | undefined,
  readonly (readonly [string, RegExp?])[],
])[] = [
  ['a whole one at first', [bundle(null, 5)], undefined, [['next']]],
  ['those that follow, whatever their order', [bundle(6, 7), bundle(5, 6)], here, [['next'], ['next']]],
  ['the same again', [bundle(null, 5)], here, [['here', /version 5 is here already/]]],
  ['one twice', [bundle(5, 6), bundle(5, 6)], here, [['next'], ['here', /version 6 is here already/]]],
  ['an older one', [bundle(3, 4)], here, [['here', /is older than version 5, which is here/]]],
  [
    'one after a gap, and what builds on it',
    [bundle(6, 7), bundle(7, 8)],
    here,
    [
      ['outOfOrder', /but version 5 is here: what changed up to version 6 is missing/],
      ['outOfOrder', /what changed up to version 7 is missing/],
    ],
  ],
  [
    'one that begins before what is here',
    [bundle(4, 6)],
    here,
    [['outOfOrder', /which it does not begin with/]],
  ],
  [
    'one that begins with another moment of the version',
    [bundle(5, 6, { from: { version: 5, published: moment(9) } })],
    here,
    [['outOfOrder', /which it does not begin with/]],
  ],
  [
    'an increment at first',
    [bundle(4, 5)],
    undefined,
    [['outOfOrder', /the first package has to be a whole one/]],
  ],
  [
    'an increment of another source',
    [bundle(5, 6, other)],
    here,
    [['outOfOrder', /of another source or with other filters/]],
  ],
  ['a whole one of another source', [bundle(null, 2, other)], here, [['next', /replaces what is here/]]],
  [
    'a whole one with other filters, and what follows it',
    [
      bundle(6, 7, { filter: { products: [guid(1)], classifications: [] } }),
      bundle(null, 6, { filter: { products: [guid(1)], classifications: [] } }),
    ],
    here,
    [['next', /replaces what is here/], ['next']],
  ],
];

describe('The plan of an import', () => {
  for (const [what, opened, chain, expected] of cases)
    it(`says what becomes of ${what}`, () => {
      const steps = importPlan(opened, chain);
      assert.deepEqual(
        steps.map(({ state }) => state),
        expected.map(([state]) => state),
      );
      for (const [index, [, text]] of expected.entries()) {
        const said = steps[index]?.findings.map((finding) => finding.text).join('\n') ?? '';
        if (text === undefined) assert.equal(said, '');
        else assert.match(said, text);
      }
    });
});

describe('What keeps an import from being done', () => {
  const finding = (message: string) => blocking(new SyncError('diskFull', message));

  it('is told as its first reason, with the others', () => {
    requireUnblocked([{ severity: 'warning', text: 'Nothing.' }]);
    assert.throws(
      () => {
        requireUnblocked([finding('No room')]);
      },
      { key: 'diskFull', message: 'No room' },
    );
    assert.throws(
      () => {
        requireUnblocked([finding('No room'), blocking(new SyncError('unsignedBundle', 'x is not signed'))]);
      },
      { key: 'diskFull', message: 'No room; x is not signed' },
    );
  });

  it('is not told without end', () => {
    const many = Array.from({ length: 1000 }, (_, index) => finding(`reason ${index}`));
    assert.throws(() => {
      requireUnblocked(many);
    }, /^SyncError: reason 0; reason 1; .*reason 5; 994 more$/);
  });
});
