import assert from 'node:assert/strict';
import { once } from 'node:events';
import net from 'node:net';
import { gzipSync, deflateRawSync, deflateSync } from 'node:zlib';
import type { RetryNotice, UpstreamSession } from '../../../../src/domain/upstream.ts';
import { defaultClientSettings } from '../../../../src/protocol/client/clientSettings.ts';
import { answerEnvelope, answerOpening } from '../../../../src/protocol/soap/envelope.ts';
import {
  clientSession,
  impatientSettings,
  ImpatientClock,
  listed,
  never,
} from '../../../support/clientSession.ts';
import { freePort } from '../../../support/freePort.ts';
import {
  type Answer,
  fault,
  first,
  result,
  revisionList,
  ScriptedUpstream,
  xml,
} from '../../../support/scriptedUpstream.ts';

const id = '8c3fcc84-7410-4a95-8b89-a166a0190486';
const config = { kind: 'config' } as const;
const shortly = { ...defaultClientSettings.limits, list: 100_000, small: 20_000 };
const list = answerEnvelope(
  'GetRevisionIdList',
  `<GetRevisionIdListResult><Anchor>1,2026-10-04 16:33:26.668</Anchor><NewRevisions><UpdateIdentity><UpdateID>${id}</UpdateID><RevisionNumber>7</RevisionNumber></UpdateIdentity></NewRevisions></GetRevisionIdListResult>`,
);

function cut(text: string): Answer {
  return (_request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/xml', 'Content-Length': text.length + 100 });
    response.write(text, () => response.destroy());
  };
}

function compressed(encoding: string, bytes: Buffer): Answer {
  return (_request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/xml', 'Content-Encoding': encoding }).end(bytes);
  };
}

describe('A bad upstream server', () => {
  let upstream: ScriptedUpstream;
  let notices: RetryNotice[];
  let clock: ImpatientClock;

  beforeEach(async () => {
    upstream = await ScriptedUpstream.open();
    notices = [];
    clock = new ImpatientClock();
  });

  const session = (settings: Partial<typeof impatientSettings> = {}): Promise<UpstreamSession> =>
    clientSession(upstream.url, { settings, notices, clock });

  it('whose port is closed: five attempts with growing delays, then cannotConnect', async () => {
    const url = `http://127.0.0.1:${await freePort()}`;
    await assert.rejects(clientSession(url, { notices, clock }), {
      key: 'cannotConnect',
      message: /ECONNREFUSED/,
    });
    assert.deepEqual(
      notices.map(({ attempt, delayMilliseconds }) => [attempt, delayMilliseconds]),
      [
        [1, 1000],
        [2, 2000],
        [3, 4000],
        [4, 8000],
      ],
    );
  });

  it('whose name is unknown: nameNotResolved', async () => {
    await assert.rejects(clientSession('http://no-such-host.invalid:8530', { notices }), {
      key: 'nameNotResolved',
    });
  });

  it('that is no URL of a server: invalidRequest', async () => {
    for (const url of ['server:8530', 'ftp://server', ''])
      await assert.rejects(clientSession(url), { key: 'invalidRequest' });
  });

  it('with 503 and Retry-After: waits that long, then goes on', async () => {
    upstream.on(
      'GetCookie',
      first(
        2,
        (_request, response) => response.writeHead(503, { 'Retry-After': '37' }).end(),
        upstream.answers.get('GetCookie') ?? xml(200, ''),
      ),
    );
    assert.ok(await session());
    assert.deepEqual(
      notices.map(({ delayMilliseconds, error }) => [delayMilliseconds, error.key]),
      [
        [37_000, 'httpStatus'],
        [37_000, 'httpStatus'],
      ],
    );
  });

  it('with 503 and a Retry-After beyond all patience: stops with httpStatus', async () => {
    upstream.on('GetCookie', (_request, response) =>
      response.writeHead(503, { 'Retry-After': 'Tue, 24 Nov 2026 09:00:00 GMT' }).end(),
    );
    await assert.rejects(session(), { key: 'httpStatus', message: /^HTTP status 503 / });
    assert.deepEqual(notices, []);
  });

  it('that wants a password: httpStatus, not repeated', async () => {
    upstream.on('GetAuthConfig', (_request, response) => response.writeHead(401).end());
    await assert.rejects(session(), { key: 'httpStatus', message: /^HTTP status 401 / });
    assert.equal(upstream.seen.length, 1);
  });

  it('that cuts the list in the middle: asks again and yields no id twice', async () => {
    const half = list.slice(0, list.indexOf('</NewRevisions>'));
    upstream.on('GetRevisionIdList', first(2, cut(half), xml(200, list)));
    const open = await session();
    assert.deepEqual((await listed(open.revisions(config, never))).ids, [`${id}.7`]);
    assert.deepEqual(
      notices.map(({ error }) => error.key),
      ['connectionAborted', 'connectionAborted'],
    );
  });

  it('that always cuts: connectionAborted after five attempts', async () => {
    upstream.on('GetRevisionIdList', cut(list.slice(0, 300)));
    await assert.rejects(listed((await session()).revisions(config, never)), { key: 'connectionAborted' });
    assert.equal(notices.length, 4);
  });

  it('that closes kept connections: the request is sent again on a new one, unnoticed', async () => {
    const open = await session();
    upstream.on(
      'GetRevisionIdList',
      first(1, (_request, response) => response.socket?.destroy(), xml(200, list)),
    );
    assert.equal((await listed(open.revisions(config, never))).ids.length, 1);
    assert.deepEqual(notices, []);
  });

  it('that does not answer: timedOut', async () => {
    upstream.on('GetRevisionIdList', () => undefined);
    const policy = { ...defaultClientSettings.retry, attempts: 2 };
    const open = await session({ retry: policy, timeouts: { connect: 300, firstByte: 50, stall: 50 } });
    await assert.rejects(listed(open.revisions(config, never)), {
      key: 'timedOut',
      message: /^No answer within 0\.05 seconds: GetRevisionIdList at /,
    });
  });

  it('that stalls in the middle: timedOut', async () => {
    upstream.on('GetRevisionIdList', (_request, response) => {
      response.writeHead(200, { 'Content-Type': 'text/xml' }).write(list.slice(0, 300));
    });
    const policy = { ...defaultClientSettings.retry, attempts: 2 };
    const open = await session({ retry: policy, timeouts: { connect: 300, firstByte: 300, stall: 50 } });
    await assert.rejects(listed(open.revisions(config, never)), {
      key: 'timedOut',
      message: /^Only 300 bytes came in 0\.05 seconds/,
    });
  });

  it('whose XML ends early: malformedAnswer that names the call', async () => {
    upstream.on('GetRevisionIdList', xml(200, list.slice(0, -30)));
    await assert.rejects(listed((await session()).revisions(config, never)), {
      key: 'malformedAnswer',
      message: /GetRevisionIdList at http/,
    });
    upstream.on('GetConfigData', xml(200, '<html>Sign in</html>'));
    await assert.rejects((await session()).config(undefined, never), {
      key: 'malformedAnswer',
      message: /GetConfigData at http/,
    });
  });

  it('that never accepts a cookie: two new beginnings, then invalidCookie', async () => {
    upstream.on('GetRevisionIdList', fault('InvalidCookie'));
    const open = await session();
    await assert.rejects(listed(open.revisions(config, never)), { key: 'invalidCookie' });
    assert.equal(upstream.asked.filter((operation) => operation === 'GetAuthConfig').length, 3);
  });

  it('of another protocol version: incompatibleProtocol at once', async () => {
    upstream.on('GetCookie', fault('IncompatibleProtocolVersion'));
    await assert.rejects(session(), { key: 'incompatibleProtocol' });
    assert.deepEqual(notices, []);
  });

  it('that is busy: asked again, then serverBusy', async () => {
    upstream.on('GetRevisionIdList', fault('ServerBusy'));
    await assert.rejects(listed((await session()).revisions(config, never)), { key: 'serverBusy' });
    assert.equal(notices.length, 4);
  });

  it('that became another one: begins anew without anchor, says so, and knows the new identity', async () => {
    const open = await session();
    assert.equal(open.serverChanged, false);
    upstream.on(
      'GetRollupConfiguration',
      result(
        'GetRollupConfiguration',
        '<GetRollupConfigurationResult><ServerId>11111111-2222-3333-4444-555555555555</ServerId></GetRollupConfigurationResult>',
      ),
    );
    upstream.on('GetRevisionIdList', first(1, fault('ServerChanged'), xml(200, list)));
    const { end } = await listed(
      open.revisions({ kind: 'config', anchor: '9,2026-10-04 16:09:27.371' }, never),
    );
    assert.deepEqual(end, { anchor: '1,2026-10-04 16:33:26.668', restarted: true });
    assert.equal(open.serverChanged, true);
    assert.equal(open.identity, '11111111-2222-3333-4444-555555555555');
    assert.doesNotMatch(upstream.seen.at(-1)?.body ?? '', /Anchor/);
  });

  it('whose anchor goes backwards: anchorBackwards before a single id', async () => {
    upstream.on('GetRevisionIdList', xml(200, list));
    const listing = (await session()).revisions(
      { kind: 'config', anchor: '7,2026-10-04 16:33:26.669' },
      never,
    );
    await assert.rejects(listing.next(), { key: 'anchorBackwards', message: /16:33:26\.669.*16:33:26\.668/ });
  });

  it('that answers without end: answerTooLarge as soon as the limit is reached', async () => {
    let sent = 0;
    let ended = false;
    upstream.on('GetRevisionIdList', (_request, response) => {
      response
        .writeHead(200, { 'Content-Type': 'text/xml' })
        .write(answerOpening + '<GetRevisionIdListResponse><GetRevisionIdListResult><NewRevisions>');
      const more = (): void => {
        while (!ended && response.write(' '.repeat(16_384))) sent += 16_384;
      };
      response.on('drain', more).on('close', () => (ended = true));
      more();
    });
    const open = await session({ limits: shortly });
    await assert.rejects(listed(open.revisions(config, never)), {
      key: 'answerTooLarge',
      message: /100000 bytes: GetRevisionIdList at /,
    });
    assert.ok(sent < 10_000_000, `${sent} bytes were sent`);
    assert.deepEqual(notices, []);
  });

  it('that announces ten gigabytes: refused before the first byte is read', async () => {
    upstream.on('GetRevisionIdList', (_request, response) => {
      response.writeHead(200, { 'Content-Length': 10 * 1024 ** 3 }).write('x');
    });
    await assert.rejects(listed((await session()).revisions(config, never)), { key: 'answerTooLarge' });
  });

  it('that sends a gzip bomb: answerTooLarge by what comes out of it', async () => {
    const bomb = gzipSync(answerOpening + '<a/>'.repeat(1_000_000));
    assert.ok(bomb.length < shortly.list);
    upstream.on('GetRevisionIdList', compressed('gzip', bomb));
    await assert.rejects(listed((await session({ limits: shortly })).revisions(config, never)), {
      key: 'answerTooLarge',
    });
  });

  it('that nests without end: limitExceeded', async () => {
    upstream.on('GetRevisionIdList', xml(200, answerOpening + '<a>'.repeat(1000)));
    await assert.rejects(listed((await session()).revisions(config, never)), { key: 'limitExceeded' });
  });

  it('that sends damaged gzip, or a compression nobody asked for: malformedAnswer', async () => {
    const open = await session();
    for (const [encoding, bytes] of [
      ['gzip', Buffer.from('no gzip at all')],
      ['gzip', gzipSync(list).subarray(0, 60)],
      ['xpress', Buffer.from(list)],
    ] as const) {
      upstream.on('GetRevisionIdList', compressed(encoding, bytes));
      await assert.rejects(listed(open.revisions(config, never)), { key: 'malformedAnswer' });
    }
  });

  it('is a good one when it compresses: gzip, deflate, and deflate without header', async () => {
    const open = await session();
    for (const [encoding, bytes] of [
      ['gzip', gzipSync(list)],
      ['deflate', deflateSync(list)],
      ['deflate', deflateRawSync(list)],
    ] as const) {
      upstream.on('GetRevisionIdList', compressed(encoding, bytes));
      assert.deepEqual((await listed(open.revisions(config, never))).ids, [`${id}.7`]);
    }
  });

  it('that is no HTTP server: malformedAnswer', async () => {
    const server = net
      .createServer((socket) => socket.end('220 mail.example ESMTP\r\n'))
      .listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    await assert.rejects(clientSession(`http://127.0.0.1:${port}`), { key: 'malformedAnswer' });
    server.close();
  });

  it('that lists ids which are none: malformedAnswer', async () => {
    upstream.on('GetRevisionIdList', revisionList('1,2026-10-04 16:33:26.668', ['everything.1']));
    await assert.rejects(listed((await session()).revisions(config, never)), {
      key: 'malformedAnswer',
      message: /everything/,
    });
  });
});
