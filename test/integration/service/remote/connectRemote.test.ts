import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { createServer as createSecureServer } from 'node:tls';
import { newAuthority, newServerCertificate } from '../../../../src/app/certificates/signCertificate.ts';
import { plainPin } from '../../../../src/app/trustedTls.ts';
import { type ErrorKey, SyncError } from '../../../../src/domain/errors/syncError.ts';
import type { ConnectRemoteOptions } from '../../../../src/service/remote/connectRemote.ts';
import { serverCertificate, testAuthority } from '../../../support/certificates.ts';
import { rejectsWith } from '../../../support/rejectsWith.ts';
import { RemoteSession } from '../../../support/remoteSession.ts';

describe('A door that connects to a service on another machine', () => {
  let session: RemoteSession;
  let token: string;

  before(async () => {
    session = await RemoteSession.listen({ groups: () => Promise.resolve([]) });
    token = await session.token('read');
  });

  after(() => session.close());

  async function connects(changes: Partial<ConnectRemoteOptions>): Promise<void> {
    const door = await session.connect(token, changes);
    assert.deepEqual(await door.service.groups(), []);
    await door.close();
  }

  async function refused(
    key: ErrorKey,
    message: RegExp,
    changes: Partial<ConnectRemoteOptions>,
  ): Promise<SyncError> {
    let refusal: unknown;
    await assert.rejects(session.connect(token, changes), (error) => {
      refusal = error;
      return true;
    });
    assert.ok(refusal instanceof SyncError, String(refusal));
    assert.equal(refusal.key, key);
    assert.match(refusal.message, message);
    return refusal;
  }

  const noRoots = { certificateAuthorities: [] };
  const leaf = () => new X509Certificate(session.certificate.certificate).fingerprint256;

  it('is told the fingerprint of a service it does not trust, and how to trust it; with that it connects', async () => {
    const { message } = await refused('untrustedCertificate', /is not trusted/, noRoots);
    const [, pin = ''] = /--connect-pin ([0-9A-F]{64})$/.exec(message) ?? [];
    assert.equal(pin, plainPin(session.certificate.fingerprint));
    await connects({ ...noRoots, pin });
  });

  it('trusts the root that it was given, by each name of the service', async () => {
    await connects({});
    await connects({ url: `susync://localhost:${session.port}` });
  });

  it('takes a pin in every usual form, of the service itself or of its authority', async () => {
    const { fingerprint } = session.certificate;
    for (const pin of [fingerprint, fingerprint.toLowerCase(), `sha256:${fingerprint}`, leaf()])
      await connects({ ...noRoots, pin });
  });

  it('refuses a service that is not the pinned one, also when its root is trusted', async () => {
    const pin = 'AB'.repeat(32);
    await refused('untrustedCertificate', /is not the pinned one/, { ...noRoots, pin });
    await refused('untrustedCertificate', /is not the pinned one/, { pin });
    await refused('invalidRequest', /64 hex digits/, { pin: 'AB' });
  });

  it('shows nobody its token who does not hold the pinned key', async () => {
    // Another server shows the same root, which is public, behind a certificate of its own.
    const { authority = '' } = session.certificate;
    const heard: Buffer[] = [];
    const server = createSecureServer(
      {
        cert: `${serverCertificate.certificate}\n${authority}`,
        key: serverCertificate.key,
        ALPNProtocols: ['susync/1'],
      },
      (socket) => socket.on('data', (bytes: Buffer) => heard.push(bytes)),
    );
    server.on('tlsClientError', () => undefined);
    const url = await listeningUrl(server);
    for (const pin of [session.certificate.fingerprint, leaf()])
      await rejectsWith('untrustedCertificate', session.connect(token, { ...noRoots, url, pin }));
    assert.deepEqual(heard, []);
    server.close();
  });

  it('refuses a service of another name, and says which names it has', async () => {
    const period = { from: Date.now() - 1000, until: Date.now() + 86_400_000 };
    const authority = newAuthority({ subject: 'Authority', names: ['else.test'], ...period });
    const signed = newServerCertificate({ subject: 'else', names: ['else.test'], ...period }, authority);
    const { fingerprint } = session.certificate;
    const certificate = { ...signed, fingerprint, names: [], validUntil: period.until };
    const other = await RemoteSession.listen({}, { certificate });
    await refused('invalidCertificate', /it is for DNS:else\.test/, {
      url: other.host.url,
      certificateAuthorities: [authority.certificate],
    });
    await other.close();
  });

  it('leaves what is no service of this product', async () => {
    const { certificate, key } = serverCertificate;
    const web = createSecureServer({ cert: certificate, key });
    web.on('tlsClientError', () => undefined);
    await refused('malformedAnswer', /no service of this product/, {
      url: await listeningUrl(web),
      certificateAuthorities: [testAuthority],
    });
    web.close();
    const plain = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    await refused('cannotConnect', /127\.0\.0\.1/, { url: await listeningUrl(plain) });
    plain.close();
  });

  it('says that nobody answers', async () => {
    const server = createServer();
    const url = await listeningUrl(server);
    server.close();
    await once(server, 'close');
    await refused('cannotConnect', /127\.0\.0\.1/, { url });
  });

  it('is told when the service is too old for it, or it for the service', async () => {
    for (const [api, key] of [
      [0, 'olderService'],
      [9, 'newerService'],
    ] as const) {
      const other = await RemoteSession.listen(
        {},
        {
          state: () => ({
            ...{ api, version: '0.0.1', pid: 1, started: '2026-11-24T00:00:00.000Z' },
            ...{ onDemand: false, doors: 1, running: [] },
          }),
        },
      );
      await rejectsWith(key, other.connect(await other.token()));
      await other.close();
    }
  });

  it('speaks without TLS to this machine alone, where the service listens so', async () => {
    const open = await RemoteSession.listen(
      { groups: () => Promise.resolve([]) },
      { certificate: undefined },
    );
    assert.match(open.host.url, /^susync\+plain:\/\/127\.0\.0\.1:/);
    const door = await open.connect(await open.token());
    assert.deepEqual(await door.service.groups(), []);
    await door.close();
    await open.close();
    for (const host of ['0.0.0.0', '::', '192.0.2.1'])
      await rejectsWith('insecureListener', RemoteSession.listen({}, { certificate: undefined, host }));
  });
});

async function listeningUrl(server: ReturnType<typeof createServer>): Promise<string> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return `susync://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
}
