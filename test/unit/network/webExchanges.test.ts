import assert from 'node:assert/strict';
import { once } from 'node:events';
import http from 'node:http';
import https from 'node:https';
import type net from 'node:net';
import { AllowedHosts } from '../../../src/network/allowedHosts.ts';
import { WebExchanges } from '../../../src/network/webExchanges.ts';
import type { WebRequest } from '../../../src/script/runtime/session/webAccess.ts';
import { FakeClock } from '../../support/fakeClock.ts';
import { ForwardProxy } from '../../support/forwardProxy.ts';
import { rejectsWith } from '../../support/rejectsWith.ts';
import { selfSignedCertificate } from '../../support/selfSignedCertificate.ts';

describe('The exchanges of a session with the network', () => {
  const servers: (http.Server | https.Server)[] = [];
  let [port, securePort] = [0, 0];
  before(async () => {
    const answer: http.RequestListener = ({ url, headers }, response) => {
      if (url === '/silent') return;
      if (url === '/endless') response.write('x'.repeat(100_000));
      else response.end(`${url} of ${headers.host}`);
    };
    const listening = async (server: net.Server): Promise<number> => {
      server.listen(0, '127.0.0.1');
      await once(server, 'listening');
      const address = server.address();
      assert.ok(typeof address === 'object' && address !== null);
      return address.port;
    };
    servers.push(http.createServer(answer), https.createServer(selfSignedCertificate('localhost'), answer));
    [port = 0, securePort = 0] = await Promise.all(servers.map(listening));
  });
  after(() => {
    for (const server of servers) {
      server.closeAllConnections();
      server.close();
    }
  });

  const session = (
    hosts: readonly string[],
    environment: Readonly<Record<string, string>> = {},
  ): WebExchanges =>
    new WebExchanges(new AllowedHosts(hosts), new FakeClock('2026-11-29T10:00:00Z'), environment);
  const get = (url: string, more: Partial<WebRequest> = {}): WebRequest => ({
    ...{ method: 'GET', url, headers: [], body: null, proxy: 'environment' },
    ...{ connectTimeout: undefined, readTimeout: undefined },
    ...more,
  });
  const never = new AbortController().signal;
  const textOf = async (exchanges: WebExchanges, request: WebRequest): Promise<string> => {
    const { exchange } = await exchanges.send(request, never);
    let text = '';
    for (;;) {
      const piece = await exchanges.read({ exchange });
      if (piece === null) return text;
      text += Buffer.from(piece).toString();
    }
  };

  it('read an answer to its end, which closes it', async () => {
    const exchanges = session(['127.0.0.1']);
    assert.equal(await textOf(exchanges, get(`http://127.0.0.1:${port}/a`)), `/a of 127.0.0.1:${port}`);
    await rejectsWith('invalidRequest', exchanges.read({ exchange: 1 }));
  });

  it('go through the proxy of the user, which leads where no name here does', async () => {
    const proxy = await ForwardProxy.open(port, { kind: 'basic', user: 'me', password: 'secret' });
    const environment = { http_proxy: proxy.url.replace('//', '//me:secret@') };
    const text = await textOf(session(['server.invalid'], environment), get('http://server.invalid/b'));
    assert.equal(text, '/b of server.invalid');
    assert.deepEqual(proxy.passed, ['GET http://server.invalid/b']);
  });

  it('go through a proxy that the request names, where its host is allowed as well', async () => {
    const proxy = await ForwardProxy.open(port);
    const request = get('http://server.invalid/c', { proxy: { url: proxy.url } });
    await rejectsWith('accessDenied', session(['server.invalid']).send(request, never));
    assert.equal(await textOf(session(['server.invalid', '127.0.0.1']), request), '/c of server.invalid');
  });

  it('refuse a certificate that nothing vouches for', async () => {
    const request = get(`https://127.0.0.1:${securePort}/`);
    await rejectsWith('untrustedCertificate', session(['127.0.0.1']).send(request, never));
  });

  for (const [what, wrong] of [
    ['a method of two lines', { method: 'GET\r\nX' }],
    ['a header of two lines', { headers: [['a', 'b\r\nc: d']] }],
    ['a header without a name', { headers: [['', 'b']] }],
    ['a body that is no bytes', { body: 'text' }],
    ['a time limit that is none', { connectTimeout: -1 }],
    ['a URL that is none', { url: 'x' }],
  ] as const)
    it(`refuse ${what}`, async () => {
      await rejectsWith(
        'invalidRequest',
        session(['127.0.0.1']).send({ ...get(`http://127.0.0.1:${port}/`), ...wrong }, never),
      );
    });

  for (const path of ['/silent', '/endless'])
    it(`end at once where the session does, at ${path}`, async () => {
      const exchanges = session(['127.0.0.1']);
      const left = new AbortController();
      const server = servers[0];
      assert.ok(server);
      const asked = once(server, 'request');
      const sent = exchanges.send(get(`http://127.0.0.1:${port}${path}`), left.signal);
      const closed = asked.then(([request]: unknown[]) => {
        assert.ok(request instanceof http.IncomingMessage);
        request.socket.on('error', () => undefined);
        return new Promise((resolve) => request.socket.once('close', resolve));
      });
      if (path === '/silent') await asked;
      else await exchanges.read(await sent);
      left.abort();
      if (path === '/silent') await rejectsWith('cancelled', sent);
      await closed;
    });
});
