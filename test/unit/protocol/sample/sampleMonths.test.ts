import assert from 'node:assert/strict';
import fc from 'fast-check';
import { revisionKey } from '../../../../src/domain/revision.ts';
import type { SampleCatalog } from '../../../../src/protocol/sample/sampleCatalog.ts';
import type { SampleDocument } from '../../../support/sampleCatalog.ts';
import {
  allOf,
  documentsOf,
  keysOf,
  listedDocuments,
  sampleCatalog,
} from '../../../support/sampleCatalog.ts';

interface Listing {
  readonly config: ReadonlyMap<string, SampleDocument>;
  readonly updates: ReadonlyMap<string, SampleDocument>;
}

async function listingOf(catalog: SampleCatalog, since?: number): Promise<Listing> {
  const { config, updates } = await listedDocuments(await catalog.snapshot(), since);
  const byId = (documents: readonly SampleDocument[]): ReadonlyMap<string, SampleDocument> =>
    new Map(documents.map((document) => [document.identity.updateId, document]));
  return { config: byId(config), updates: byId(updates) };
}

/** What happened between two listings of updates, by counts. */
function changes(before: Listing, after: Listing): Readonly<Record<string, number>> {
  const kept = [...after.updates.values()].flatMap((now) => {
    const then = before.updates.get(now.identity.updateId);
    return then === undefined ? [] : [{ now, then }];
  });
  const changed = kept.filter(({ now, then }) => now.text !== then.text);
  const supersededBy = ({ updates }: Listing): ReadonlySet<string> =>
    new Set([...updates.values()].flatMap(({ header }) => header.supersedes));
  const superseded = supersededBy(before);
  return {
    new: after.updates.size - kept.length,
    revised: changed.filter(({ now }) => now.header.publicationState === 'Published').length,
    newFiles: changed.filter(({ now, then }) => now.header.files[0]?.sha1 !== then.header.files[0]?.sha1)
      .length,
    expired: changed.filter(({ now }) => now.header.publicationState === 'Expired').length,
    vanished: before.updates.size - kept.length,
    superseded: [...supersededBy(after)].filter((id) => !superseded.has(id) && before.updates.has(id)).length,
    renamed: [...after.config.values()].filter(
      ({ identity, text }) => (before.config.get(identity.updateId)?.text ?? text) !== text,
    ).length,
  };
}

describe('A month of the sample catalog', () => {
  for (const updates of [100, 250])
    it(`brings every kind of change to ${updates} updates, and no change without a new revision`, async () => {
      const catalog = sampleCatalog({ updates });
      let before = await listingOf(catalog);
      for (let month = 1; month <= 4; month++) {
        catalog.publishMonth();
        const after = await listingOf(catalog);
        const counts = changes(before, after);
        for (const [kind, count] of Object.entries(counts))
          assert.ok(count > 0, `month ${month}: nothing ${kind}`);
        assert.ok((counts['new'] ?? 0) >= 20);
        for (const { text, identity } of after.updates.values()) {
          const then = before.updates.get(identity.updateId);
          if (then !== undefined)
            assert.equal(then.text !== text, then.identity.revision < identity.revision);
        }
        before = after;
      }
    });

  it('is told as a delta: exactly the new and changed revisions, with the children of changed bundles', async () => {
    const catalog = sampleCatalog({ updates: 300 });
    const before = await listingOf(catalog);
    catalog.publishMonth();
    const after = await listingOf(catalog);
    const delta = await listingOf(catalog, 1);
    for (const part of ['config', 'updates'] as const) {
      const changed = [...after[part].values()].filter(
        ({ identity, text }) => before[part].get(identity.updateId)?.text !== text,
      );
      const told = new Set(delta[part].keys());
      for (const { identity } of changed)
        assert.ok(told.delete(identity.updateId), `${revisionKey(identity)} is missing`);
      const bundled = new Set(
        changed.flatMap(({ header }) =>
          header.bundles.flatMap(({ anyOf }) => anyOf.map(({ updateId }) => updateId)),
        ),
      );
      for (const id of told)
        assert.ok(bundled.has(id) || isBelow(after, bundled, id), `${id} did not change`);
    }
    assert.deepEqual(await keysOf((await catalog.snapshot()).updateRevisions(undefined, 2)), []);
  });

  it('brings a product with a first update every third month and retires one', async () => {
    const catalog = sampleCatalog();
    const listed = async (): Promise<readonly string[]> =>
      (await allOf((await catalog.snapshot()).configRevisions(undefined))).map(({ updateId }) => updateId);
    const arrived: string[] = [];
    const retired: string[] = [];
    const counts: [number, number][] = [];
    for (let month = 0; month < 7; month++) {
      const before = await listed();
      catalog.publishMonth();
      const after = await listed();
      const come = after.filter((id) => !before.includes(id));
      const gone = before.filter((id) => !after.includes(id));
      counts.push([come.length, gone.length]);
      arrived.push(...come);
      retired.push(...gone);
    }
    const turn = [
      [1, 0],
      [0, 1],
      [0, 0],
    ];
    assert.deepEqual(counts, [...turn, ...turn, turn[0]]);
    const { updates } = await listingOf(catalog);
    const named = new Set(
      [...updates.values()].flatMap(({ header }) => header.prerequisites.flatMap(({ anyOf }) => anyOf)),
    );
    assert.ok(arrived.every((id) => named.has(id)));
    assert.ok(!retired.some((id) => named.has(id)));
  });

  it('comes out the same for a catalog that lived through it and one that is made anew', () => {
    return fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 0xffff_ffff }),
        fc.integer({ min: 100, max: 300 }),
        fc.integer({ min: 1, max: 8 }),
        async (seed, updates, months) => {
          const lived = sampleCatalog({ seed, updates });
          for (let month = 0; month < months; month++) lived.publishMonth();
          const rebuilt = sampleCatalog(lived.options);
          assert.deepEqual(rebuilt.options, lived.options);
          const [first, second] = await Promise.all([lived.snapshot(), rebuilt.snapshot()]);
          assert.deepEqual([first.generation, first.published], [second.generation, second.published]);
          const since = 1 + (seed % months);
          const ids = await allOf(first.updateRevisions(undefined, since));
          assert.deepEqual(await allOf(second.updateRevisions(undefined, since)), ids);
          assert.deepEqual(
            await allOf(second.configRevisions(since)),
            await allOf(first.configRevisions(since)),
          );
          assert.deepEqual(
            await documentsOf(second, ids.slice(0, 30)),
            await documentsOf(first, ids.slice(0, 30)),
          );
        },
      ),
      { numRuns: 5 },
    );
  });

  it('leaves snapshots taken before as they were, and earlier revisions can still be had', async () => {
    const catalog = sampleCatalog();
    const earlier = await catalog.snapshot();
    const before = await listedDocuments(earlier);
    for (let month = 0; month < 6; month++) catalog.publishMonth();
    assert.deepEqual(await listedDocuments(earlier), before);
    assert.equal(earlier.generation, 1);
    const later = await catalog.snapshot();
    assert.equal(later.generation, 7);
    for (const documents of [before.config, before.updates])
      assert.deepEqual(
        await documentsOf(
          later,
          documents.map(({ identity }) => identity),
        ),
        documents,
      );
  });

  it('does not know what was never listed', async () => {
    const catalog = sampleCatalog({ month: 1 });
    const snapshot = await catalog.snapshot();
    const listed = await allOf(snapshot.updateRevisions(undefined, undefined));
    const [known] = listed;
    const keys = new Set(listed.map(revisionKey));
    const later = await allOf((await sampleCatalog({ month: 2 }).snapshot()).updateRevisions(undefined, 2));
    const future = later.find((identity) => !keys.has(revisionKey(identity)));
    assert.ok(known && future);
    const ids = [
      known,
      { ...known, revision: known.revision + 1 },
      { ...known, revision: 199 },
      future,
      { updateId: '00000000-0000-4000-8000-000000000000', revision: 200 },
    ];
    const answers = await snapshot.updates(ids);
    assert.deepEqual(
      answers.map((answer) => answer === undefined),
      [false, true, true, true, true],
    );
  });

  it('keeps the generations of its own months, told by the moment they were published', async () => {
    const catalog = sampleCatalog({ month: 2 });
    const { published } = await sampleCatalog({ month: 1 }).snapshot();
    assert.equal(await catalog.keepsGeneration(2, published), true);
    assert.equal(await catalog.keepsGeneration(3, published), false);
    assert.equal(await catalog.keepsGeneration(4, published), false);
    assert.equal(await sampleCatalog({ seed: 2, month: 2 }).keepsGeneration(2, published), false);
  });
});

/** Whether the id is bundled by one of the bundles, directly or through hidden ones. */
function isBelow(listing: Listing, bundles: ReadonlySet<string>, id: string): boolean {
  return [...bundles].some((bundle) =>
    listing.updates
      .get(bundle)
      ?.header.bundles.some(({ anyOf }) => anyOf.some(({ updateId }) => updateId === id)),
  );
}
