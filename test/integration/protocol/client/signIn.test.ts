import assert from 'node:assert/strict';
import { clientSession, listed, never } from '../../../support/clientSession.ts';
import { FakeClock } from '../../../support/fakeClock.ts';
import { type Answer, fault, first, result, ScriptedUpstream } from '../../../support/scriptedUpstream.ts';

const hour = 3_600_000;

/** Cookies that expire after four hours, numbered. */
function numberedCookies(clock: FakeClock): Answer {
  return (request, response, count) => {
    const expiration = new Date(clock.now() + 4 * hour).toISOString();
    const members = `<GetCookieResult><Expiration>${expiration}</Expiration><EncryptedData>AAA${count}</EncryptedData></GetCookieResult>`;
    result('GetCookie', members)(request, response, count);
  };
}

describe('Signing in', () => {
  let upstream: ScriptedUpstream;
  let clock: FakeClock;
  const counts = (): Record<string, number> => {
    const counted: Record<string, number> = {};
    for (const operation of upstream.asked) counted[operation] = (counted[operation] ?? 0) + 1;
    return counted;
  };

  beforeEach(async () => {
    upstream = await ScriptedUpstream.open();
    clock = new FakeClock();
    upstream.on('GetCookie', numberedCookies(clock));
  });

  it('renews the cookie before it expires, showing the old one', async () => {
    const session = await clientSession(upstream.url, { clock });
    await clock.advance(3.9 * hour);
    await session.config(undefined, never);
    assert.equal(counts()['GetCookie'], 1);
    await clock.advance(0.1 * hour - 50_000);
    await session.config(undefined, never);
    const { GetAuthConfig, GetAuthorizationCookie, GetCookie } = counts();
    assert.deepEqual([GetAuthConfig, GetAuthorizationCookie, GetCookie], [1, 1, 2]);
    const renewal = upstream.seen.findLast(({ operation }) => operation === 'GetCookie')?.body ?? '';
    assert.match(
      renewal,
      /<\/authCookies><oldCookie><Expiration>2026-11-24T04:00:00\.000Z<\/Expiration><EncryptedData>AAA1<\/EncryptedData><\/oldCookie><protocolVersion>/,
    );
    assert.match(upstream.seen.at(-1)?.body ?? '', /<EncryptedData>AAA2</);
  });

  it('begins anew when the renewal is refused', async () => {
    const session = await clientSession(upstream.url, { clock });
    const cookies = numberedCookies(clock);
    upstream.on('GetCookie', (request, response, count) => {
      (count === 2 ? fault('InvalidAuthorizationCookie') : cookies)(request, response, count);
    });
    await clock.advance(5 * hour);
    await session.config(undefined, never);
    const { GetAuthConfig, GetAuthorizationCookie, GetCookie } = counts();
    assert.deepEqual([GetAuthConfig, GetAuthorizationCookie, GetCookie], [2, 2, 3]);
  });

  it('happens once for calls in parallel', async () => {
    const session = await clientSession(upstream.url, { clock });
    await clock.advance(5 * hour);
    await Promise.all([1, 2, 3, 4].map(() => session.config(undefined, never)));
    assert.equal(counts()['GetCookie'], 2);
    upstream.on(
      'GetConfigData',
      first(5 + 4, fault('InvalidCookie'), upstream.answers.get('GetConfigData') ?? fault('ServerBusy')),
    );
    await Promise.all([1, 2, 3, 4].map(() => session.config(undefined, never)));
    assert.ok(
      (counts()['GetAuthConfig'] ?? 0) <= 4,
      'a cookie that another call renewed meanwhile is not thrown away',
    );
  });

  it('goes on for the others when the call that needed it first is stopped', async () => {
    const session = await clientSession(upstream.url, { clock });
    await clock.advance(5 * hour);
    const stop = new AbortController();
    const stopped = session.config(undefined, stop.signal);
    const other = session.config(undefined, never);
    stop.abort();
    await assert.rejects(stopped, { key: 'cancelled' });
    assert.equal((await other).protocolVersion, '1.20');
  });

  it('follows the server to its authorization service, but not to another server', async () => {
    for (const [serviceUrl, path] of [
      ['/Other/Service.asmx', '/Other/Service.asmx'],
      ['http://elsewhere.invalid/Service.asmx', '/DssAuthWebService/DssAuthWebService.asmx'],
      ['//elsewhere.invalid/Service.asmx', '/DssAuthWebService/DssAuthWebService.asmx'],
      ['', '/DssAuthWebService/DssAuthWebService.asmx'],
    ] as const) {
      upstream.on(
        'GetAuthConfig',
        result(
          'GetAuthConfig',
          `<GetAuthConfigResult><AuthInfo><AuthPlugInInfo><PlugInID>DssTargeting</PlugInID><ServiceUrl>${serviceUrl}</ServiceUrl></AuthPlugInInfo></AuthInfo></GetAuthConfigResult>`,
        ),
      );
      await clientSession(upstream.url, { clock });
      assert.equal(
        upstream.seen.findLast(({ operation }) => operation === 'GetAuthorizationCookie')?.url,
        path,
      );
    }
  });

  it('keeps HTTP cookies for the conversation', async () => {
    const answer = upstream.answers.get('GetAuthConfig');
    upstream.on('GetAuthConfig', (request, response, count) => {
      response.setHeader('Set-Cookie', 'affinity=7; Path=/');
      answer?.(request, response, count);
    });
    await clientSession(upstream.url, { clock });
    assert.deepEqual(
      upstream.seen.map(({ headers }) => headers.cookie),
      [undefined, 'affinity=7', 'affinity=7', 'affinity=7'],
    );
  });

  it('with Microsoft Update asks for no server id and names it', async () => {
    const session = await clientSession(upstream.url, { clock, endpoint: { profile: 'microsoft-update' } });
    assert.deepEqual([session.identity, session.displayName], ['microsoft-update', 'Microsoft Update']);
    assert.equal(counts()['GetRollupConfiguration'], undefined);
    await listed(session.revisions({ kind: 'config' }, never));
    assert.match(upstream.seen.at(-1)?.body ?? '', /<Get63LanguageOnly>false<\/Get63LanguageOnly>/);
  });

  it('does not take an identity from bad weather', async () => {
    upstream.on('GetRollupConfiguration', (_request, response) => response.writeHead(503).end());
    const policy = { attempts: 1, firstDelay: 1, maximumDelay: 1, maximumRetryAfter: 1 };
    await assert.rejects(clientSession(upstream.url, { clock, settings: { retry: policy } }), {
      key: 'httpStatus',
    });
    for (const serverId of ['00000000-0000-0000-0000-000000000000', '', 'none']) {
      upstream.on(
        'GetRollupConfiguration',
        result(
          'GetRollupConfiguration',
          `<GetRollupConfigurationResult><ServerId>${serverId}</ServerId></GetRollupConfigurationResult>`,
        ),
      );
      assert.equal((await clientSession(upstream.url, { clock })).identity, `url:${upstream.url}`);
    }
  });
});
