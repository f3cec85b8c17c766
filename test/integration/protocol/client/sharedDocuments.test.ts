import assert from 'node:assert/strict';
import type { RevisionIdentity } from '../../../../src/domain/revision.ts';
import type { CatalogSnapshot, ServedCatalog } from '../../../../src/domain/servedCatalog.ts';
import type { SampleCatalog } from '../../../../src/protocol/sample/sampleCatalog.ts';
import { clientSession, never } from '../../../support/clientSession.ts';
import { ListeningService } from '../../../support/listeningService.ts';
import { sampleCatalog } from '../../../support/sampleCatalog.ts';

/** A catalog whose documents lie in a store that its downstream servers share. */
function sharing(catalog: SampleCatalog): ServedCatalog & { delivered: number } {
  const shared = {
    ...{ delivered: 0, serverId: catalog.serverId, languages: catalog.languages },
    snapshot: async (): Promise<CatalogSnapshot> => {
      const snapshot = await catalog.snapshot();
      return {
        ...{ generation: snapshot.generation, published: snapshot.published },
        configRevisions: (since) => snapshot.configRevisions(since),
        updateRevisions: (filter, since) => snapshot.updateRevisions(filter, since),
        updates: (ids) => {
          shared.delivered += ids.length;
          return snapshot.updates(ids);
        },
        storedDigests: async (ids) =>
          (await snapshot.updates(ids)).map((update) => update?.record.storedDigest),
        declined: () => snapshot.declined(),
        acceptedEulas: () => snapshot.acceptedEulas(),
      };
    },
    keepsGeneration: (generation: number, published: number) =>
      catalog.keepsGeneration(generation, published),
    content: (sha1: string) => catalog.content(sha1),
    requestFiles: (sha1: readonly string[]) => catalog.requestFiles(sha1),
  };
  return shared;
}

async function someIds(catalog: SampleCatalog): Promise<readonly RevisionIdentity[]> {
  for await (const page of (await catalog.snapshot()).updateRevisions(undefined, undefined))
    return page.slice(0, 20);
  return [];
}

describe('Documents of a server that shares the store', () => {
  const open = async (options: { readonly knows: (index: number) => boolean; readonly shares?: boolean }) => {
    const catalog = sampleCatalog();
    const ids = await someIds(catalog);
    const updates = await (await catalog.snapshot()).updates(ids);
    const digests = updates.map((update) => update?.record.storedDigest ?? '');
    const known = new Set(digests.filter((_, index) => options.knows(index)));
    const served = sharing(catalog);
    const { url } = await ListeningService.open(options.shares === false ? catalog : served);
    const session = await clientSession(url, { endpoint: { expectedServerId: catalog.serverId } });
    const fetch = { languages: ['en'], known: () => Promise.resolve(known) };
    const ask = (asked: readonly RevisionIdentity[]) => session.updates(asked, fetch, never);
    return { ids, digests, served, ask };
  };

  it('are not transferred when they are there', async () => {
    const { ids, digests, served, ask } = await open({ knows: () => true });
    const { received, failed } = await ask(ids);
    assert.deepEqual(failed, []);
    assert.deepEqual(
      received,
      ids.map((identity, index) => ({ kind: 'known', identity, storedDigest: digests[index], bytes: 0 })),
    );
    assert.equal(served.delivered, 0);
  });

  it('are transferred when they are not', async () => {
    const { ids, served, ask } = await open({ knows: (index) => index % 4 !== 0 });
    const { received } = await ask(ids);
    assert.equal(received.filter(({ kind }) => kind === 'decoded').length, ids.length / 4);
    assert.equal(received.length, ids.length);
    assert.equal(served.delivered, ids.length / 4);
  });

  it('come as from any server when it does not tell digests', async () => {
    const { ids, digests, ask } = await open({ knows: (index) => index === 0, shares: false });
    const { received } = await ask(ids);
    assert.deepEqual(
      received.flatMap((update) => (update.kind === 'known' ? [update.storedDigest] : [])),
      digests.slice(0, 1),
    );
    assert.equal(received.length, ids.length);
  });

  it('fail one by one when the server lacks one', async () => {
    const { ids, ask } = await open({ knows: () => true });
    const absent = { updateId: '6f1c2f6e-3f0b-4d3a-9b1e-0d2f6a1c5e12', revision: 1 };
    const { received, failed } = await ask([...ids, absent]);
    assert.deepEqual(
      failed.map(({ identity }) => identity),
      [absent],
    );
    assert.equal(received.length, ids.length);
  });
});
