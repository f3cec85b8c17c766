import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { revisionKey, type RevisionIdentity } from '../../../../src/domain/revision.ts';
import type { FetchOptions, ReceivedBatch, RetryNotice } from '../../../../src/domain/upstream.ts';
import { cabinetOf } from '../../../../src/protocol/cabinet/cabinetOf.ts';
import { answerEnvelope } from '../../../../src/protocol/soap/envelope.ts';
import { escapeText } from '../../../../src/protocol/soap/xmlText.ts';
import { clientSession, ImpatientClock, impatientSettings, never } from '../../../support/clientSession.ts';
import { freePort } from '../../../support/freePort.ts';
import { readAll } from '../../../support/readAll.ts';
import {
  type Answer,
  fault,
  idsOf,
  result,
  ScriptedUpstream,
  type SeenRequest,
  xml,
} from '../../../support/scriptedUpstream.ts';
import { numberedGuid, updateDocument } from '../../../support/updateDocument.ts';

const asked = (...numbers: readonly number[]): RevisionIdentity[] =>
  numbers.map((number) => ({ updateId: numberedGuid(number), revision: 1 }));
const nothingKnown: FetchOptions = { languages: ['en'], known: () => Promise.resolve(new Set()) };

function document(number: number): string {
  return updateDocument({ id: numberedGuid(number) });
}

function item(key: string, content: string): string {
  const [updateId = '', revision = ''] = key.split('.');
  return `<ServerSyncUpdateData><Id><UpdateID>${updateId}</UpdateID><RevisionNumber>${revision}</RevisionNumber></Id>${content}</ServerSyncUpdateData>`;
}

function plain(key: string): string {
  const number = Number.parseInt(key.slice(24, 36), 16);
  return item(key, `<XmlUpdateBlob>${escapeText(document(number))}</XmlUpdateBlob>`);
}

function answerOf(items: readonly string[], urls = ''): string {
  return answerEnvelope(
    'GetUpdateData',
    `<GetUpdateDataResult><updates>${items.join('')}</updates><fileUrls>${urls}</fileUrls></GetUpdateDataResult>`,
  );
}

/** Answers with the documents asked for, made by `make`; undefined leaves one out. */
function serving(make: (key: string, request: SeenRequest) => string | undefined): Answer {
  return (request, response, count) => {
    const items = idsOf(request).flatMap((key) => make(key, request) ?? []);
    xml(200, answerOf(items))(request, response, count);
  };
}

function outcome({ received, failed }: ReceivedBatch): { received: string[]; failed: string[] } {
  return {
    received: received
      .map(({ identity, kind }) => `${Number.parseInt(identity.updateId.slice(24), 16)} ${kind}`)
      .sort(),
    failed: failed
      .map(({ identity, error }) => `${Number.parseInt(identity.updateId.slice(24), 16)} ${error.key}`)
      .sort(),
  };
}

describe('Fetching documents', () => {
  let upstream: ScriptedUpstream;
  const sizes = (): number[] =>
    upstream.seen
      .filter(({ operation }) => operation === 'GetUpdateData')
      .map((request) => idsOf(request).length);

  beforeEach(async () => {
    upstream = await ScriptedUpstream.open();
    upstream.on('GetUpdateData', serving(plain));
  });

  it('keeps to the limit of the server, which is asked for where it is not known yet', async () => {
    upstream.on(
      'GetConfigData',
      result(
        'GetConfigData',
        '<GetConfigDataResult><MaxNumberOfUpdatesPerRequest>2</MaxNumberOfUpdatesPerRequest></GetConfigDataResult>',
      ),
    );
    const session = await clientSession(upstream.url);
    const batch = await session.updates(asked(1, 2, 3, 4, 5), nothingKnown, never);
    assert.deepEqual(sizes(), [2, 2, 1]);
    assert.equal(batch.received.length, 5);
  });

  it('takes a limit of 0 as 100', async () => {
    upstream.on(
      'GetConfigData',
      result(
        'GetConfigData',
        '<GetConfigDataResult><MaxNumberOfUpdatesPerRequest>0</MaxNumberOfUpdatesPerRequest></GetConfigDataResult>',
      ),
    );
    const session = await clientSession(upstream.url);
    assert.equal((await session.config(undefined, never)).maxUpdatesPerRequest, 100);
  });

  it('asks once which digests are known and decodes the others only', async () => {
    const known = createHash('sha256').update(document(2)).digest('hex');
    const questions: (readonly string[])[] = [];
    const session = await clientSession(upstream.url);
    const batch = await session.updates(
      asked(1, 2, 3),
      {
        languages: ['en'],
        known: (digests) => {
          questions.push(digests);
          return Promise.resolve(new Set([known]));
        },
      },
      never,
    );
    assert.deepEqual(
      questions.map((digests) => digests.length),
      [3],
    );
    assert.deepEqual(outcome(batch), { received: ['1 decoded', '2 known', '3 decoded'], failed: [] });
    assert.ok(batch.received.every(({ bytes }) => bytes === document(1).length));
  });

  it('keeps the bytes as received: CR, and cabinets unopened', async () => {
    const text = document(1).replaceAll('\n', '\r\n');
    const cabinet = cabinetOf([{ name: 'blob', bytes: Buffer.from(document(2), 'utf16le') }]);
    upstream.on(
      'GetUpdateData',
      serving((key) =>
        key.startsWith(numberedGuid(1))
          ? item(key, `<XmlUpdateBlob>${escapeText(text)}</XmlUpdateBlob>`)
          : item(
              key,
              `<XmlUpdateBlobCompressed>${Buffer.from(cabinet).toString('base64')}</XmlUpdateBlobCompressed>`,
            ),
      ),
    );
    const session = await clientSession(upstream.url);
    const { received } = await session.updates(asked(1, 2), nothingKnown, never);
    const records = received.map((update) => (update.kind === 'decoded' ? update.record : undefined));
    assert.deepEqual(
      records.map((record) => record?.encoding),
      ['text', 'cabinet'],
    );
    assert.equal(Buffer.from(records[0]?.bytes ?? []).toString(), text);
    assert.deepEqual(Buffer.from(records[1]?.bytes ?? []), Buffer.from(cabinet));
  });

  it('halves a batch down to the ids that make the whole call fail, without waiting', async () => {
    const notices: RetryNotice[] = [];
    const poisoned = new Set([numberedGuid(5), numberedGuid(6)]);
    upstream.on('GetUpdateData', (request, response, count) => {
      const bad = idsOf(request).some((key) => poisoned.has(key.slice(0, 36)));
      (bad ? fault('InternalServerError') : serving(plain))(request, response, count);
    });
    const session = await clientSession(upstream.url, { notices });
    const batch = await session.updates(asked(1, 2, 3, 4, 5, 6, 7, 8), nothingKnown, never);
    assert.deepEqual(outcome(batch), {
      received: [1, 2, 3, 4, 7, 8].map((number) => `${number} decoded`),
      failed: ['5 internalServerError', '6 internalServerError'],
    });
    assert.deepEqual(sizes(), [8, 4, 4, 2, 1, 1, 2]);
    assert.deepEqual(notices, []);
  });

  it('halves a batch that the server finds too long, or that is too large to receive', async () => {
    upstream.on('GetUpdateData', (request, response, count) => {
      (idsOf(request).length > 2 ? fault('InvalidParameters', 'updateIds') : serving(plain))(
        request,
        response,
        count,
      );
    });
    const session = await clientSession(upstream.url);
    assert.equal((await session.updates(asked(1, 2, 3, 4, 5), nothingKnown, never)).received.length, 5);
    upstream.on('GetUpdateData', serving(plain));
    const limits = { ...impatientSettings.limits, updates: document(1).length * 3 };
    const narrow = await clientSession(upstream.url, { settings: { limits } });
    assert.equal((await narrow.updates(asked(1, 2, 3, 4, 5), nothingKnown, never)).received.length, 5);
  });

  it('asks for what an answer leaves out once more, alone; then it is not delivered', async () => {
    const hidden = numberedGuid(2);
    upstream.on(
      'GetUpdateData',
      serving((key, request) =>
        key.startsWith(hidden) || (key.startsWith(numberedGuid(4)) && idsOf(request).length > 1)
          ? undefined
          : plain(key),
      ),
    );
    const session = await clientSession(upstream.url);
    const batch = await session.updates(asked(1, 2, 3, 4, 5), nothingKnown, never);
    assert.deepEqual(outcome(batch), {
      received: ['1 decoded', '3 decoded', '4 decoded', '5 decoded'],
      failed: ['2 updateNotDelivered'],
    });
    assert.deepEqual(sizes(), [5, 1, 1]);
    assert.match(
      batch.failed[0]?.error.message ?? '',
      new RegExp(revisionKey({ updateId: hidden, revision: 1 })),
    );
  });

  it('takes what was not asked for, or comes twice, as not there', async () => {
    upstream.on(
      'GetUpdateData',
      xml(
        200,
        answerOf([
          plain(`${numberedGuid(1)}.1`),
          plain(`${numberedGuid(1)}.1`),
          plain(`${numberedGuid(9)}.1`),
        ]),
      ),
    );
    const session = await clientSession(upstream.url);
    assert.deepEqual(outcome(await session.updates(asked(1, 1), nothingKnown, never)), {
      received: ['1 decoded'],
      failed: [],
    });
  });

  it('fails single documents that are none and goes on with the others', async () => {
    const contents = new Map<number, string>([
      [1, '<XmlUpdateBlobCompressed>no base64!</XmlUpdateBlobCompressed>'],
      [
        2,
        `<XmlUpdateBlobCompressed>${Buffer.from('no cabinet').toString('base64')}</XmlUpdateBlobCompressed>`,
      ],
      [3, '<XmlUpdateBlob>&lt;upd:Update</XmlUpdateBlob>'],
      [4, ''],
      [5, `<XmlUpdateBlob>${escapeText(document(6))}</XmlUpdateBlob>`],
    ]);
    upstream.on(
      'GetUpdateData',
      serving((key) => {
        const content = contents.get(Number.parseInt(key.slice(24, 36), 16));
        return content === undefined ? plain(key) : item(key, content);
      }),
    );
    const session = await clientSession(upstream.url);
    const batch = await session.updates(asked(1, 2, 3, 4, 5, 6), nothingKnown, never);
    assert.deepEqual(outcome(batch), {
      received: ['6 decoded'],
      failed: [
        '1 damagedCabinet',
        '2 damagedCabinet',
        '3 damagedDocument',
        '4 damagedDocument',
        '5 damagedDocument',
      ],
    });
    for (const { identity, error } of batch.failed) assert.ok(error.message.includes(identity.updateId));
  });

  it('gives up when the server is lost, instead of failing document after document', async () => {
    upstream.on('GetUpdateData', (_request, response) => response.socket?.destroy());
    const session = await clientSession(upstream.url);
    await assert.rejects(session.updates(asked(1, 2), nothingKnown, never), { key: 'connectionAborted' });
  });

  it('gives each file once, its digest in hex, empty addresses left out', async () => {
    const sha1 = Buffer.from('87f5bd0469585006aa5d3a77d1c662fd2895ddcd', 'hex');
    const entry = `<ServerSyncUrlData><FileDigest>${sha1.toString('base64')}</FileDigest><MUUrl>http://a/b.exe</MUUrl><UssUrl /></ServerSyncUrlData>`;
    const sha256 = `<ServerSyncUrlData><FileDigest>${Buffer.alloc(32).toString('base64')}</FileDigest><MUUrl>http://a/c</MUUrl></ServerSyncUrlData>`;
    upstream.on('GetUpdateData', xml(200, answerOf([plain(`${numberedGuid(1)}.1`)], entry + sha256 + entry)));
    const session = await clientSession(upstream.url);
    const { files } = await session.updates(asked(1), nothingKnown, never);
    assert.deepEqual(files, [{ sha1: sha1.toString('hex'), microsoftUpdateUrl: 'http://a/b.exe' }]);
  });
});

describe('Downloading a file', () => {
  const sha1 = '86542c97261c46d5b379a43ec895f97eaf409ba2';
  const path = '/Content/A2/86542C97261C46D5B379A43EC895F97EAF409BA2.cab';
  const content = Buffer.from('0123456789'.repeat(1000));
  let upstream: ScriptedUpstream;
  let clock: ImpatientClock;

  beforeEach(async () => {
    upstream = await ScriptedUpstream.open();
    upstream.on('DownloadFiles', result('DownloadFiles', ''));
    clock = new ImpatientClock();
  });

  const download = async (change: { readonly microsoftUpdateUrl?: string } = {}): Promise<Buffer> => {
    const session = await clientSession(upstream.url, { clock });
    return readAll(session.file({ sha1, name: 'x.cab', ...change }, never));
  };

  it('takes it from /Content by the last byte of its digest', async () => {
    upstream.on(path, (_request, response) => response.end(content));
    assert.deepEqual(await download(), content);
  });

  it('goes on where it was cut', async () => {
    upstream.on(path, (request, response, count) => {
      const offset = Number(/bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? '0');
      const end = count < 4 ? offset + 3000 : content.length;
      if (offset > 0)
        response.setHeader('Content-Range', `bytes ${offset}-${content.length - 1}/${content.length}`);
      response.writeHead(offset > 0 ? 206 : 200, { 'Content-Length': content.length - offset });
      response.write(content.subarray(offset, end), () => {
        if (end === content.length) response.end();
        else setTimeout(() => response.destroy(), 5);
      });
    });
    assert.deepEqual(await download(), content);
    const ranges = upstream.seen.filter(({ url }) => url === path).map(({ headers }) => headers.range);
    assert.deepEqual(ranges, [undefined, 'bytes=3000-', 'bytes=6000-', 'bytes=9000-']);
  });

  it('passes over what it has when the server knows no ranges', async () => {
    upstream.on(path, (_request, response, count) => {
      response.writeHead(200, { 'Content-Length': content.length });
      response.write(content.subarray(0, count === 1 ? 4000 : content.length), () => {
        if (count === 1) setTimeout(() => response.destroy(), 5);
        else response.end();
      });
    });
    assert.deepEqual(await download(), content);
  });

  it('asks the server to fetch it after a 404 and does not wait for that', async () => {
    await assert.rejects(download(), {
      key: 'httpStatus',
      message: /^File x\.cab cannot be had: HTTP status 404 for file .*; the server was asked to fetch it$/,
    });
    assert.deepEqual(upstream.asked.slice(-3), ['GetConfigData', path, 'DownloadFiles']);
    assert.deepEqual(clock.slept, []);
    assert.match(
      upstream.seen.find(({ operation }) => operation === 'DownloadFiles')?.body ?? '',
      /<fileDigestList><base64Binary>hlQslyYcRtWzeaQ\+yJX5fq9Am6I=<\/base64Binary><\/fileDigestList>/,
    );
  });

  it('takes it from Microsoft when the server cannot fetch it; without an address there it fails with the 404', async () => {
    upstream.on('DownloadFiles', fault('FileDigestsMissing', sha1));
    upstream.on('/microsoft.cab', (_request, response) =>
      response.writeHead(302, { Location: '/elsewhere.cab' }).end(),
    );
    upstream.on('/elsewhere.cab', (_request, response) => response.end(content));
    assert.deepEqual(await download({ microsoftUpdateUrl: `${upstream.url}/microsoft.cab` }), content);
    await assert.rejects(download(), {
      key: 'httpStatus',
      message: /^File x\.cab cannot be had: HTTP status 404 for file .*FileDigestsMissing/,
    });
    await assert.rejects(download({ microsoftUpdateUrl: 'file:///etc/passwd' }), { key: 'httpStatus' });
  });

  it('waits for an address where nobody answers once, not with every file', async () => {
    const microsoftUpdateUrl = `http://127.0.0.1:${await freePort()}/x.cab`;
    const session = await clientSession(upstream.url, { clock });
    for (const name of ['x.cab', 'y.cab', 'z.cab'])
      await assert.rejects(readAll(session.file({ sha1, name, microsoftUpdateUrl }, never)), {
        message: /^File .\.cab cannot be had: HTTP status 404 /,
      });
    assert.deepEqual(clock.slept, [1000, 2000, 4000, 8000]);
  });

  it('goes straight to Microsoft where the server has the catalog only', async () => {
    upstream.on(
      'GetConfigData',
      result(
        'GetConfigData',
        '<GetConfigDataResult><CatalogOnlySync>true</CatalogOnlySync></GetConfigDataResult>',
      ),
    );
    upstream.on('/microsoft.cab', (_request, response) => response.end(content));
    assert.deepEqual(await download({ microsoftUpdateUrl: `${upstream.url}/microsoft.cab` }), content);
    assert.ok(!upstream.asked.includes(path));
  });

  it('does not follow redirections in circles', async () => {
    upstream.on(path, (_request, response) => response.writeHead(302, { Location: path }).end());
    await assert.rejects(download(), { key: 'httpStatus', message: /More than 5 redirections/ });
  });

  it('never takes more than the limit', async () => {
    upstream.on(path, (_request, response) => response.end(content));
    const settings = { limits: { ...impatientSettings.limits, file: 5000 } };
    const session = await clientSession(upstream.url, { settings });
    await assert.rejects(readAll(session.file({ sha1, name: 'x.cab' }, never)), { key: 'answerTooLarge' });
  });
});
