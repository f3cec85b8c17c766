import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { chunksOf } from '../../../../src/domain/paging.ts';
import type { RevisionIdentity } from '../../../../src/domain/revision.ts';
import type { UpdateHeader } from '../../../../src/domain/updateHeader.ts';
import type { ReceivedRevision, RevisionQuery, UpstreamSession } from '../../../../src/domain/upstream.ts';
import { type SourceStep, testSource } from '../../../../src/protocol/client/testSource.ts';
import { inlineRecordDecoder } from '../../../../src/protocol/update/recordDecoder.ts';
import {
  clientSession,
  impatientSettings,
  listed,
  never,
  patientTimeouts,
} from '../../../support/clientSession.ts';
import { FakeClock } from '../../../support/fakeClock.ts';
import { ListedCatalog } from '../../../support/listedCatalog.ts';
import { ListeningService } from '../../../support/listeningService.ts';
import { readAll } from '../../../support/readAll.ts';
import { sampleCatalog } from '../../../support/sampleCatalog.ts';
import { ScriptedUpstream } from '../../../support/scriptedUpstream.ts';

const fetchOptions = { languages: ['en', 'de'], known: () => Promise.resolve(new Set<string>()) };

function identities(keys: readonly string[]): RevisionIdentity[] {
  return keys.map((key) => ({ updateId: key.slice(0, 36), revision: Number(key.slice(37)) }));
}

async function fetched(session: UpstreamSession, keys: readonly string[]): Promise<ReceivedRevision[]> {
  const received: ReceivedRevision[] = [];
  for (const ids of chunksOf(identities(keys), 100)) {
    const batch = await session.updates(ids, fetchOptions, never);
    assert.deepEqual(batch.failed, []);
    received.push(...batch.received);
  }
  return received;
}

function headersOf(received: readonly ReceivedRevision[]): UpdateHeader[] {
  return received.flatMap((update) => (update.kind === 'decoded' ? [update.record.header] : []));
}

describe('The client with a server of its own kind', () => {
  it('pulls a whole catalog, then what a month changes, then a license file', async () => {
    const catalog = sampleCatalog();
    const service = await ListeningService.open(catalog);
    const session = await clientSession(service.url);
    assert.equal(session.identity, catalog.serverId);

    const config = await session.config(undefined, never);
    assert.ok(config.languages.some(({ shortName, enabled }) => shortName === 'en' && enabled));
    const configuration = await listed(session.revisions({ kind: 'config' }, never));
    const categories = headersOf(await fetched(session, configuration.ids));
    assert.equal(categories.length, configuration.ids.length);

    const idsOf = (type: string, delta: boolean): { id: string; delta: boolean }[] =>
      categories
        .filter(({ categoryType }) => categoryType === type)
        .map(({ updateId }) => ({ id: updateId, delta }));
    const query = (anchor?: string): RevisionQuery => ({
      kind: 'updates',
      categories: idsOf('Product', anchor !== undefined),
      classifications: idsOf('UpdateClassification', anchor !== undefined),
      languages: [],
      ...(anchor === undefined ? {} : { anchor }),
    });
    const first = await listed(session.revisions(query(), never));
    assert.ok(first.ids.length >= 100);
    assert.ok(first.end.anchor !== undefined);
    const updates = headersOf(await fetched(session, first.ids));
    assert.equal(updates.length, first.ids.length);

    const same = await listed(session.revisions(query(first.end.anchor), never));
    assert.deepEqual(same.ids, []);
    catalog.publishMonth();
    const next = await listed(session.revisions(query(first.end.anchor), never));
    assert.ok(next.ids.length > 0 && next.ids.length < first.ids.length);

    const license = updates.flatMap(({ eulaFiles }) => eulaFiles)[0];
    assert.ok(license !== undefined);
    const bytes = await readAll(session.file(license, never));
    assert.equal(bytes.length, license.size);
    assert.equal(createHash('sha1').update(bytes).digest('hex'), license.sha1);

    const deployments = await session.deployments({ sync: next.end.anchor ?? '' }, never);
    assert.ok(Array.isArray(deployments.hiddenUpdates));
  });

  it('reads a list of 100,000 ids in pages', async () => {
    const service = await ListeningService.open(new ListedCatalog(100_000));
    const session = await clientSession(service.url, {
      settings: { timeouts: { connect: 5000, firstByte: 5000, stall: 5000 } },
    });
    const all = {
      categories: [{ id: '8c3fcc84-7410-4a95-8b89-a166a0190486', delta: false }],
      classifications: [{ id: '8c3fcc84-7410-4a95-8b89-a166a0190486', delta: false }],
      languages: [],
    };
    const { ids, pages } = await listed(session.revisions({ kind: 'updates', ...all }, never));
    assert.equal(ids.length, 100_000);
    assert.ok(pages >= 10 && pages <= 25, `${pages} pages`);
  });

  it('can be left in the middle of a list', async () => {
    const catalog = new ListedCatalog(100_000);
    const service = await ListeningService.open(catalog);
    const session = await clientSession(service.url);
    const all = {
      categories: [{ id: '8c3fcc84-7410-4a95-8b89-a166a0190486', delta: false }],
      classifications: [{ id: '8c3fcc84-7410-4a95-8b89-a166a0190486', delta: false }],
      languages: [],
    };
    const listing = session.revisions({ kind: 'updates', ...all }, never);
    await listing.next();
    await listing.return({});
    assert.equal((await session.config(undefined, never)).maxUpdatesPerRequest, 100);
  });
});

describe('Testing a source', () => {
  const stepsOf = async (url: string): Promise<SourceStep[]> => {
    const dependencies = {
      clock: new FakeClock(),
      ids: { guid: () => '00000000-0000-4000-8000-000000000000', random: () => 0 },
      decoder: inlineRecordDecoder,
      settings: () => ({ ...impatientSettings, timeouts: patientTimeouts }),
    };
    const endpoint = {
      url,
      profile: 'windows-wsus',
      accountName: 'downstream.example',
      accountId: '6f1c2f6e-3f0b-4d3a-9b1e-0d2f6a1c5e12',
    } as const;
    const steps: SourceStep[] = [];
    for await (const step of testSource(endpoint, dependencies, never)) steps.push(step);
    return steps;
  };
  const outcomes = (steps: readonly SourceStep[]): string[] =>
    steps.map(({ step, ok, error }) => `${step} ${ok ? 'ok' : (error?.key ?? '')}`);

  it('goes through all steps and says what it found', async () => {
    const catalog = sampleCatalog();
    const service = await ListeningService.open(catalog);
    const steps = await stepsOf(service.url);
    assert.deepEqual(outcomes(steps), [
      'name ok',
      'tcp ok',
      'cookie ok',
      'config ok',
      'categories ok',
      'languages ok',
    ]);
    const details = Object.fromEntries(steps.map(({ step, detail }) => [step, detail]));
    assert.equal(details['name'], '127.0.0.1 is 127.0.0.1');
    assert.equal(details['tcp'], `connected to 127.0.0.1:${service.port}`);
    assert.equal(details['cookie'], `signed in, server ${catalog.serverId}`);
    assert.match(details['config'] ?? '', /^protocol 1\.\d+, 100 updates a request, files from the server$/);
    assert.match(details['categories'] ?? '', /^\d{2,} categories and detection rules$/);
    assert.match(details['languages'] ?? '', /enabled/);
  });

  it('ends with the step that fails, once tried, its error and remedy at hand', async () => {
    assert.deepEqual(outcomes(await stepsOf('http://no-such-host.invalid:8530')), ['name nameNotResolved']);
    assert.deepEqual(outcomes(await stepsOf('http://127.0.0.1:1')), ['name ok', 'tcp cannotConnect']);
    const plain = await ScriptedUpstream.open();
    const tls = await stepsOf(plain.url.replace('http:', 'https:'));
    assert.deepEqual(outcomes(tls), ['name ok', 'tcp ok', 'tls cannotConnect']);
    plain.on('GetCookie', (_request, response) => response.writeHead(503).end());
    const busy = await stepsOf(plain.url);
    assert.deepEqual(outcomes(busy), ['name ok', 'tcp ok', 'cookie httpStatus']);
    assert.match(busy.at(-1)?.error?.entry.remedy ?? '', /503/);
    assert.equal(plain.asked.filter((operation) => operation === 'GetCookie').length, 1);
  });
});
