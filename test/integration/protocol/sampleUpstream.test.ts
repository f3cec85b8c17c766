import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { systemClock } from '../../../src/base/clock.ts';
import { systemIds } from '../../../src/base/ids.ts';
import { chunksOf } from '../../../src/domain/paging.ts';
import type { RevisionIdentity } from '../../../src/domain/revision.ts';
import { revisionKey } from '../../../src/domain/revision.ts';
import type { RecordDecoder } from '../../../src/domain/updateRecord.ts';
import type { ReceivedRevision, RevisionQuery, UpstreamSession } from '../../../src/domain/upstream.ts';
import { defaultClientSettings } from '../../../src/protocol/client/clientSettings.ts';
import { createUpstream } from '../../../src/protocol/client/wsusUpstream.ts';
import { classifications } from '../../../src/protocol/sample/catalog/classifications.ts';
import { products } from '../../../src/protocol/sample/catalog/products.ts';
import { decodeOne } from '../../../src/protocol/update/recordDecoder.ts';
import { ListeningService } from '../../support/listeningService.ts';
import { keysOf, sampleCatalog } from '../../support/sampleCatalog.ts';
import { readAll } from '../../support/readAll.ts';

const decoder: RecordDecoder = {
  decodeBatch: (items, languages) => Promise.resolve(items.map((item) => decodeOne(item, languages))),
};

const { signal } = new AbortController();

const allUpdates: RevisionQuery = {
  kind: 'updates',
  categories: Object.values(products).map(({ id }) => ({ id, delta: true })),
  classifications: Object.values(classifications).map(({ id }) => ({ id, delta: true })),
  languages: [{ id: 1033, delta: true }],
};

async function connect(url: string): Promise<UpstreamSession> {
  const upstream = createUpstream({
    clock: systemClock,
    ids: systemIds,
    decoder,
    settings: () => ({ ...defaultClientSettings, retry: { ...defaultClientSettings.retry, attempts: 1 } }),
  });
  const endpoint = {
    url,
    profile: 'windows-wsus',
    accountName: 'sup.example',
    accountId: systemIds.guid(),
  } as const;
  return upstream.connect(endpoint, signal, () => undefined);
}

/** The whole answer to a query: ids and anchor. */
async function list(
  session: UpstreamSession,
  query: RevisionQuery,
): Promise<{ readonly ids: readonly RevisionIdentity[]; readonly anchor: string | undefined }> {
  const ids: RevisionIdentity[] = [];
  const pages = session.revisions(query, signal);
  for (;;) {
    const { value, done } = await pages.next();
    if (done === true) return { ids, anchor: value.anchor };
    ids.push(...value);
  }
}

async function fetchAll(
  session: UpstreamSession,
  ids: readonly RevisionIdentity[],
): Promise<readonly ReceivedRevision[]> {
  const { maxUpdatesPerRequest } = await session.config(undefined, signal);
  const received: ReceivedRevision[] = [];
  const options = { languages: ['en'], known: () => Promise.resolve(new Set<string>()) };
  for (const part of chunksOf(ids, maxUpdatesPerRequest)) {
    const batch = await session.updates(part, options, signal);
    assert.deepEqual(batch.failed, []);
    received.push(...batch.received);
  }
  return received;
}

describe('The sample upstream', () => {
  it('is pulled over the protocol: everything, then the changes of a month', async () => {
    const catalog = sampleCatalog({ updates: 250 });
    const { url } = await ListeningService.open(catalog);
    const session = await connect(url);
    const snapshot = await catalog.snapshot();
    const config = await list(session, { kind: 'config' });
    const updates = await list(session, allUpdates);
    assert.deepEqual(config.ids.map(revisionKey), await keysOf(snapshot.configRevisions(undefined)));
    assert.equal(updates.ids.length, 250);
    const received = await fetchAll(session, [...config.ids, ...updates.ids]);
    assert.equal(received.length, config.ids.length + 250);

    catalog.publishMonth();
    assert.ok(config.anchor !== undefined && updates.anchor !== undefined);
    const next = await catalog.snapshot();
    const newConfig = await list(session, { kind: 'config', anchor: config.anchor });
    assert.deepEqual(newConfig.ids.map(revisionKey), await keysOf(next.configRevisions(1)));
    const newUpdates = await list(session, { ...allUpdates, anchor: updates.anchor });
    assert.ok(newUpdates.ids.length > 20 && newUpdates.ids.length < 100);
    await fetchAll(session, newUpdates.ids);
    // Listed before the month was published: still to be had.
    await fetchAll(session, updates.ids);
    await session.close();
  });

  it('hands out license and update files', async () => {
    const catalog = sampleCatalog();
    const { url } = await ListeningService.open(catalog);
    const session = await connect(url);
    const { ids } = await list(session, allUpdates);
    const files = (await fetchAll(session, ids)).flatMap((revision) =>
      revision.kind === 'decoded'
        ? [...revision.record.header.eulaFiles, ...revision.record.header.files]
        : [],
    );
    assert.ok(files.some(({ language }) => language === 'de'));
    for (const file of files.slice(0, 12)) {
      const bytes = await readAll(session.file(file, signal));
      assert.equal(createHash('sha1').update(bytes).digest('hex'), file.sha1);
    }
    await session.close();
  });
});
