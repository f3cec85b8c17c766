import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import type { RetryNotice } from '../../../../src/domain/upstream.ts';
import {
  clientCertificate,
  expiredCertificate,
  serverCertificate,
  testAuthority,
} from '../../../support/certificates.ts';
import { clientSession, impatientSettings, never, patientTimeouts } from '../../../support/clientSession.ts';
import { ForwardProxy } from '../../../support/forwardProxy.ts';
import { readAll } from '../../../support/readAll.ts';
import { ScriptedUpstream } from '../../../support/scriptedUpstream.ts';

const trusting = { certificateAuthorities: [testAuthority] };
const serverTls = { cert: serverCertificate.certificate, key: serverCertificate.key };
const fingerprint = new X509Certificate(serverCertificate.certificate).fingerprint256;

describe('An upstream server with TLS', () => {
  it('of an unknown authority is refused, showing subject, issuer and fingerprint, and not asked again', async () => {
    const upstream = await ScriptedUpstream.open(serverTls);
    const notices: RetryNotice[] = [];
    await assert.rejects(clientSession(upstream.url, { notices }), (error: Error & { key?: string }) => {
      assert.equal(error.key, 'untrustedCertificate');
      assert.match(error.message, /subject "CN=upstream\.test", issuer "CN=Test Authority", SHA-256 /);
      assert.ok(error.message.includes(fingerprint));
      return true;
    });
    assert.deepEqual(notices, []);
    assert.deepEqual(upstream.seen, []);
  });

  it('that also shows its root has the fingerprint of that in the message', async () => {
    const cert = `${serverCertificate.certificate}\n${testAuthority}`;
    const upstream = await ScriptedUpstream.open({ cert, key: serverCertificate.key });
    const root = new X509Certificate(testAuthority).fingerprint256;
    await assert.rejects(clientSession(upstream.url), (error: Error) =>
      error.message.includes(
        `the chain ends in subject "CN=Test Authority", issuer "CN=Test Authority", SHA-256 ${root}`,
      ),
    );
  });

  it('is accepted with its authority given, and keeps one connection', async () => {
    const upstream = await ScriptedUpstream.open(serverTls);
    const session = await clientSession(upstream.url, {
      settings: { timeouts: patientTimeouts, tls: trusting },
    });
    await session.config(undefined, never);
    assert.equal(upstream.connections, 1);
  });

  it('with another name or past its end is refused as invalidCertificate', async () => {
    const upstream = await ScriptedUpstream.open(serverTls);
    const attempts = { ...impatientSettings.retry, attempts: 1 };
    const settings = { timeouts: patientTimeouts, tls: trusting, retry: attempts };
    await assert.rejects(clientSession(`https://[::ffff:127.0.0.1]:${upstream.port}`, { settings }), {
      key: 'invalidCertificate',
    });
    const old = await ScriptedUpstream.open({
      cert: expiredCertificate.certificate,
      key: expiredCertificate.key,
    });
    await assert.rejects(clientSession(old.url, { settings }), {
      key: 'invalidCertificate',
      message: /CN=old\.test.*valid .* to Jan +1 00:00:00 2021 GMT/,
    });
  });

  it('is held to its pin', async () => {
    const upstream = await ScriptedUpstream.open(serverTls);
    const root = new X509Certificate(testAuthority).fingerprint256;
    for (const pin of [fingerprint, fingerprint.replaceAll(':', '').toLowerCase(), root])
      assert.ok(
        await clientSession(upstream.url, {
          settings: { timeouts: patientTimeouts, tls: { ...trusting, pin } },
        }),
      );
    await assert.rejects(
      clientSession(upstream.url, {
        settings: { timeouts: patientTimeouts, tls: { ...trusting, pin: 'ab'.repeat(32) } },
      }),
      { key: 'untrustedCertificate', message: new RegExp(fingerprint) },
    );
  });

  it('that wants a client certificate gets it', async () => {
    const upstream = await ScriptedUpstream.open({
      ...serverTls,
      ca: testAuthority,
      requestCert: true,
      rejectUnauthorized: true,
    });
    const settings = { timeouts: patientTimeouts, tls: { ...trusting, clientCertificate } };
    assert.ok(await clientSession(upstream.url, { settings }));
    await assert.rejects(
      clientSession(upstream.url, {
        settings: {
          timeouts: patientTimeouts,
          tls: trusting,
          retry: { ...impatientSettings.retry, attempts: 1 },
        },
      }),
      { name: 'SyncError' },
    );
  });

  it('is not there where only plain HTTP is spoken', async () => {
    const upstream = await ScriptedUpstream.open();
    await assert.rejects(clientSession(upstream.url.replace('http:', 'https:')), { key: 'cannotConnect' });
  });

  it('cannot be used with a CA file that holds none', async () => {
    const upstream = await ScriptedUpstream.open(serverTls);
    const settings = {
      tls: { certificateAuthorities: ['-----BEGIN CERTIFICATE-----\nnothing\n-----END CERTIFICATE-----'] },
    };
    await assert.rejects(clientSession(upstream.url, { settings }), { key: 'invalidRequest' });
  });
});

describe('A proxy', () => {
  const sha1 = '0000000000000000000000000000000000000086';

  for (const [scheme, tls] of [
    ['http', undefined],
    ['https', serverTls],
  ] as const) {
    for (const kind of ['open', 'basic', 'ntlm'] as const) {
      it(`(${kind}) carries a conversation over ${scheme}`, async () => {
        const upstream = await ScriptedUpstream.open(tls);
        const account = { user: 'LAB\\sync', password: 'pässword' };
        const proxy = await ForwardProxy.open(
          upstream.port,
          kind === 'open' ? { kind } : { kind, ...account },
        );
        const settings = {
          tls: trusting,
          proxy: { url: proxy.url, noProxy: [], ...(kind === 'open' ? {} : account) },
        };
        upstream.on(`/Content/86/${sha1}.txt`, (_request, response) => response.end('terms'));
        const session = await clientSession(`${scheme}://upstream.test:8531`, { settings });
        // Several at once: NTLM signs in connections.
        const configs = await Promise.all([1, 2, 3].map(() => session.config(undefined, never)));
        assert.deepEqual(
          configs.map(({ protocolVersion }) => protocolVersion),
          ['1.20', '1.20', '1.20'],
        );
        assert.equal((await readAll(session.file({ sha1, name: 'eula.txt' }, never))).toString(), 'terms');
        const expected =
          scheme === 'http'
            ? 'POST http://upstream.test:8531/ServerSyncWebService/ServerSyncWebService.asmx'
            : 'CONNECT upstream.test:8531';
        assert.equal(proxy.passed[0], expected);
        assert.equal(upstream.seen.length, 8);
        assert.equal(upstream.seen[0]?.headers.host, 'upstream.test:8531');
      });
    }

    it(`refuses a wrong password over ${scheme}: proxyAuthentication, not asked again`, async () => {
      for (const kind of ['basic', 'ntlm'] as const) {
        const upstream = await ScriptedUpstream.open(tls);
        const proxy = await ForwardProxy.open(upstream.port, { kind, user: 'sync', password: 'right' });
        const notices: RetryNotice[] = [];
        const settings = {
          tls: trusting,
          proxy: { url: proxy.url, noProxy: [], user: 'sync', password: 'wrong' },
        };
        await assert.rejects(clientSession(`${scheme}://upstream.test:8531`, { settings, notices }), {
          key: 'proxyAuthentication',
          message: new RegExp(`refused the password of sync \\(${kind}\\)`),
        });
        assert.deepEqual(notices, []);
        assert.deepEqual(upstream.seen, []);
        assert.doesNotMatch(JSON.stringify(proxy.passed), /wrong/);
      }
    });

    it(`that wants a user where none is set, or another scheme, is named over ${scheme}`, async () => {
      const upstream = await ScriptedUpstream.open(tls);
      const basic = await ForwardProxy.open(upstream.port, {
        kind: 'basic',
        user: 'sync',
        password: 'right',
      });
      const digest = await ForwardProxy.open(upstream.port, { kind: 'digest' });
      const url = `${scheme}://upstream.test:8531`;
      await assert.rejects(clientSession(url, { settings: { proxy: { url: basic.url, noProxy: [] } } }), {
        key: 'proxyAuthentication',
        message: /asks for a user name/,
      });
      await assert.rejects(
        clientSession(url, {
          settings: { proxy: { url: digest.url, noProxy: [], user: 'sync', password: 'x' } },
        }),
        { key: 'proxyAuthentication', message: /neither Basic nor NTLM but: Digest/ },
      );
    });
  }

  it('is passed by for this machine and for the hosts of the list', async () => {
    const upstream = await ScriptedUpstream.open();
    const proxy = await ForwardProxy.open(upstream.port);
    await clientSession(upstream.url, { settings: { proxy: { url: proxy.url, noProxy: [] } } });
    assert.deepEqual(proxy.passed, []);
  });

  it('given as anything but http://host:port is an invalid setting', async () => {
    const upstream = await ScriptedUpstream.open();
    for (const url of ['socks5://127.0.0.1:1080', 'proxy:8080'])
      await assert.rejects(clientSession(upstream.url, { settings: { proxy: { url, noProxy: [] } } }), {
        key: 'invalidRequest',
      });
  });

  it('that is not there: cannotConnect, naming the proxy', async () => {
    const settings = {
      proxy: { url: 'http://127.0.0.1:1', noProxy: [] },
      retry: { ...impatientSettings.retry, attempts: 1 },
    };
    await assert.rejects(clientSession('https://upstream.test', { settings }), {
      key: 'cannotConnect',
      message: /127\.0\.0\.1:1/,
    });
  });
});
