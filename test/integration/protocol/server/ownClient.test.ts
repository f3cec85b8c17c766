import assert from 'node:assert/strict';
import { systemClock } from '../../../../src/base/clock.ts';
import type { RevisionIdentity } from '../../../../src/domain/revision.ts';
import { revisionKey } from '../../../../src/domain/revision.ts';
import type { RevisionListingEnd, RevisionQuery, UpstreamSession } from '../../../../src/domain/upstream.ts';
import { clientSession } from '../../../support/clientSession.ts';
import { ListeningService } from '../../../support/listeningService.ts';
import { MemoryCatalog } from '../../../support/memoryCatalog.ts';
import { numberedGuid, updateDocument } from '../../../support/updateDocument.ts';

const never = new AbortController().signal;
const product = numberedGuid(1);
const classification = numberedGuid(2);

async function listing(
  session: UpstreamSession,
  query: RevisionQuery,
): Promise<{ readonly ids: readonly RevisionIdentity[]; readonly end: RevisionListingEnd }> {
  const ids: RevisionIdentity[] = [];
  const pages = session.revisions(query, never);
  for (let page = await pages.next(); ; page = await pages.next()) {
    if (page.done === true) return { ids, end: page.value };
    ids.push(...page.value);
  }
}

describe('Our client at our update service', () => {
  const catalog = new MemoryCatalog();
  let session: UpstreamSession;

  before(() => {
    const now = systemClock.now();
    const documents = [
      updateDocument({ id: product, type: 'Category', categoryType: 'Product' }),
      updateDocument({ id: classification, type: 'Category', categoryType: 'UpdateClassification' }),
      ...[10, 11, 12].map((number) =>
        updateDocument({ id: numberedGuid(number), categories: [product, classification], lineEnd: '\r\n' }),
      ),
    ];
    catalog.publish(
      documents.map((text) => ({ text })),
      now - 60_000,
    );
    catalog.declinedIds = [numberedGuid(11)];
    catalog.acceptedEulaIds = [numberedGuid(70)];
  });

  beforeEach(async () => {
    const service = await ListeningService.open(catalog);
    session = await clientSession(service.url, { clock: systemClock });
  });

  it('reads configuration, lists, documents and deployments', async () => {
    const config = await session.config(undefined, never);
    assert.equal(config.maxUpdatesPerRequest, 100);
    assert.deepEqual(
      config.languages.map(({ shortName }) => shortName),
      ['en', 'de', 'ja'],
    );
    assert.deepEqual((await session.config(config.anchor, never)).languages, []);
    const categories = await listing(session, { kind: 'config' });
    assert.equal(categories.ids.length, 2);
    const updates = await listing(session, {
      kind: 'updates',
      categories: [{ id: product, delta: false }],
      classifications: [{ id: classification, delta: false }],
      languages: [{ id: 1033, delta: false }],
    });
    const known = (): Promise<ReadonlySet<string>> => Promise.resolve(new Set());
    const batch = await session.updates(updates.ids, { languages: ['en'], known }, never);
    assert.deepEqual(batch.failed, []);
    assert.deepEqual(
      batch.received.map(({ identity }) => revisionKey(identity)),
      [10, 11, 12].map((number) => `${numberedGuid(number)}.1`),
    );
    const deployments = await session.deployments({ sync: updates.end.anchor ?? '' }, never);
    assert.deepEqual(deployments.hiddenUpdates, [numberedGuid(11)]);
    assert.deepEqual(deployments.acceptedEulas, [numberedGuid(70)]);
  });

  it('learns of what was published since, and only of that', async () => {
    const query = {
      kind: 'updates',
      categories: [{ id: product, delta: true }],
      classifications: [{ id: classification, delta: true }],
      languages: [],
    } as const;
    const { anchor } = (await listing(session, query)).end;
    assert.ok(anchor);
    assert.deepEqual((await listing(session, { ...query, anchor })).ids, []);
    const text = updateDocument({ id: numberedGuid(13), categories: [product, classification] });
    catalog.publish([{ text }], systemClock.now());
    const changed = await listing(session, { ...query, anchor });
    assert.deepEqual(changed.ids, [{ updateId: numberedGuid(13), revision: 1 }]);
  });

  it('is told which of the asked documents it cannot have', async () => {
    const ids = [10, 99, 12].map((number) => ({ updateId: numberedGuid(number), revision: 1 }));
    const known = (): Promise<ReadonlySet<string>> => Promise.resolve(new Set());
    const batch = await session.updates(ids, { languages: ['en'], known }, never);
    assert.equal(batch.received.length, 2);
    assert.deepEqual(
      batch.failed.map(({ identity }) => identity.updateId),
      [numberedGuid(99)],
    );
  });
});
