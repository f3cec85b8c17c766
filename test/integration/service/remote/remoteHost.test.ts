import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { connect as connectSecurely } from 'node:tls';
import fc from 'fast-check';
import { ownCertificate } from '../../../../src/app/certificates/ownCertificate.ts';
import { systemClock } from '../../../../src/base/clock.ts';
import type { SyncEvent } from '../../../../src/domain/syncEvent.ts';
import { admissionLimits } from '../../../../src/service/remote/admission.ts';
import { rejectsWith } from '../../../support/rejectsWith.ts';
import { RemoteSession } from '../../../support/remoteSession.ts';
import { tempFolder } from '../../../support/tempFolder.ts';

describe('A service that listens for other machines', () => {
  let session: RemoteSession;
  const asked: unknown[] = [];

  beforeEach(async () => {
    asked.length = 0;
    session = await RemoteSession.listen({
      groups: () => Promise.resolve([]),
      synchronize: (request) => {
        asked.push(request);
        return Promise.resolve({ disposition: 'started', runs: [] });
      },
      stop: (request) => {
        asked.push(request);
        return Promise.resolve(true);
      },
      backup: ({ file }) => Promise.resolve({ file, bytes: 1 }),
    });
  });

  afterEach(async () => {
    await session.close();
    assert.deepEqual(session.failures, []);
  });

  it('offers the same API over TLS to who shows a token, and notes its use', async () => {
    const door = await session.connect(await session.token('administer', 'console'));
    assert.deepEqual(await door.service.groups(), []);
    assert.equal((await door.state()).doors, 1);
    assert.equal(session.tokens.list()[0]?.lastUse, session.clock.now());
    await door.close();
  });

  it('lets a token do what its scope says', async () => {
    const reader = await session.connect(await session.token('read'));
    assert.deepEqual(await reader.service.groups(), []);
    for (const refused of [
      () => reader.service.synchronize({}),
      () => reader.service.createToken({ name: 'x', scope: 'read' }),
      () => reader.finish(),
    ])
      await rejectsWith('accessDenied', refused());
    const operator = await session.connect(await session.token('operate'));
    assert.equal((await operator.service.synchronize({})).disposition, 'started');
    for (const refused of [
      () => operator.service.backup({ file: '/x' }),
      () => operator.service.tokens(),
      () => operator.finish(),
    ])
      await rejectsWith('accessDenied', refused());
    await reader.close();
    await operator.close();
  });

  it('names the token as who asked, whatever the door says', async () => {
    const door = await session.connect(await session.token('operate', 'nightly'));
    await door.service.synchronize({ user: 'administrator' });
    await door.service.synchronize({});
    await door.service.stop({ siteCode: 'CS1', user: 'administrator' });
    assert.deepEqual(asked, [
      { user: 'token nightly' },
      { user: 'token nightly' },
      { siteCode: 'CS1', user: 'token nightly' },
    ]);
    await door.close();
  });

  it('refuses unknown, revoked and expired tokens alike', async () => {
    const good = await session.token('read', 'good', 1);
    const revoked = await session.token('read', 'revoked');
    await session.tokens.revoke('revoked');
    const wrong = `${good.slice(0, -1)}${good.endsWith('A') ? 'B' : 'A'}`;
    const texts = [wrong, revoked, '', 'x'.repeat(3000)];
    for (const text of texts) await rejectsWith('tokenRefused', session.connect(text));
    await (await session.connect(good)).close();
    await session.clock.advance(86_400_000);
    await rejectsWith('tokenRefused', session.connect(good));
    assert.equal(session.host.doors, 0);
  });

  it('ends the connections of a token that is revoked or expires, at once', async () => {
    for (const end of [() => session.tokens.revoke('short'), () => session.clock.advance(2 * 86_400_000)]) {
      const door = await session.connect(await session.token('read', 'short', 2));
      const other = await session.connect(await session.token('read', 'other'));
      await end();
      await rejectsWith('tokenRefused', door.service.groups());
      assert.deepEqual(await other.service.groups(), []);
      await door.close();
      await other.close();
      await session.tokens.revoke('other');
      await session.tokens.revoke('short').catch(() => undefined);
    }
  });

  it('goes on with its events after a connection was lost, without gap or duplicate', async () => {
    const seen: number[] = [];
    const door = await session.connect(await session.token());
    door.service.onDidCommit((events: readonly SyncEvent[]) => {
      seen.push(...events.map(({ sequence }) => sequence));
    });
    await door.service.groups();
    session.commit(700);
    await until(() => seen.length === 700);
    const { port } = session;
    await session.close();
    session.commit(300);
    await session.listenAt(port);
    session.commit(5);
    await until(() => seen.length === 1005);
    assert.deepEqual(
      seen,
      Array.from({ length: 1005 }, (_, index) => index + 1),
    );
    await door.close();
  });

  it('shows a renewed certificate to the next connection', async () => {
    const token = await session.token();
    const before = await session.connect(token);
    const renewed = await ownCertificate({
      folder: await tempFolder(),
      names: ['other.test'],
      clock: session.clock,
    });
    session.host.setCertificate(renewed);
    await rejectsWith('untrustedCertificate', session.connect(token));
    const after = await session.connect(token, { certificateAuthorities: [renewed.authority ?? ''] });
    assert.deepEqual([await before.service.groups(), await after.service.groups()], [[], []]);
    await before.close();
    await after.close();
  });

  describe('before a token was shown', () => {
    it('looks at nothing longer than a greeting', async () => {
      const socket = await secured(session);
      socket.write(`Content-Length: 5000\r\n\r\n${'x'.repeat(5000)}`);
      await once(socket, 'close');
    });

    it('tries one token a connection', async () => {
      const socket = await secured(session);
      const guess = (id: number) =>
        frame({ jsonrpc: '2.0', id, method: 'service/hello', params: hello('x') });
      let answer = '';
      socket.on('data', (bytes: Buffer) => (answer += bytes.toString()));
      socket.write(guess(1) + guess(2) + guess(3));
      await once(socket, 'close');
      assert.equal(answer.match(/"tokenRefused"/g)?.length, 1);
    });

    it('waits 10 seconds, however busy the silence', async () => {
      const silent = await plain(session);
      const loris = await secured(session);
      const closed = Promise.all([once(silent, 'close'), once(loris, 'close')]);
      for (const byte of 'Content-') {
        loris.write(byte);
        await session.clock.advance(1000);
      }
      assert.ok(!loris.destroyed);
      await session.clock.advance(2500);
      await closed;
    });

    it('gives the places of the silent to those who come after them', async () => {
      const token = await session.token();
      const first = await plain(session);
      const silent = [first];
      while (silent.length < admissionLimits.newcomersOfAddress) silent.push(await plain(session));
      const closed = once(first, 'close');
      const door = await session.connect(token);
      await closed;
      assert.deepEqual(await door.service.groups(), []);
      await door.close();
      for (const socket of silent) socket.destroy();
    });

    it('answers an address with many wrong tokens by looking away for a while', async () => {
      const token = await session.token();
      for (let count = 1; count < admissionLimits.failuresAllowed; count++)
        await rejectsWith('tokenRefused', session.connect('wrong'));
      await rejectsWith('tooManyAttempts', session.connect('wrong'));
      await rejectsWith('connectionAborted', session.connect(token));
      await session.clock.advance(admissionLimits.shortestWait);
      await (await session.connect(token)).close();
    });

    it('speaks to nobody who speaks another protocol', async () => {
      const other = connectSecurely({ port: session.port, host: '127.0.0.1', ALPNProtocols: ['http/1.1'] });
      const heard: unknown[] = await once(other, 'error');
      assert.match(String(heard[0]), /no application protocol/i);
      const http = await plain(session);
      http.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
      await once(http, 'close');
    });

    it('survives any bytes', async () => {
      const hostile = fc.oneof(
        fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
        fc.json({ maxDepth: 3 }).map((body) => Buffer.from(frameOf(body))),
        fc
          .record({
            id: fc.oneof(fc.integer(), fc.string()),
            method: fc.constantFrom('service/hello', 'groups'),
          })
          .chain(({ id, method }) =>
            fc
              .jsonValue({ maxDepth: 2 })
              .map((params) => Buffer.from(frame({ jsonrpc: '2.0', id, method, params }))),
          ),
      );
      await fc.assert(
        fc.asyncProperty(hostile, fc.boolean(), async (bytes, isSecured) => {
          // The address is not to be turned away for what it showed before.
          await session.clock.advance(admissionLimits.longestWait);
          const socket = isSecured ? await secured(session) : await plain(session);
          const closed = once(socket, 'close');
          socket.end(bytes);
          await closed;
        }),
        { numRuns: 40 },
      );
      const door = await session.connect(await session.token());
      assert.deepEqual(await door.service.groups(), []);
      await door.close();
    });
  });
});

function hello(secret: string) {
  return { api: 1, version: '1.2.3', secret };
}

function frame(message: unknown): string {
  return frameOf(JSON.stringify(message));
}

function frameOf(body: string): string {
  return `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}

async function plain(session: RemoteSession): Promise<Socket> {
  const socket = connect({ port: session.port, host: '127.0.0.1' });
  socket.on('error', () => undefined);
  socket.resume();
  await once(socket, 'connect');
  return socket;
}

async function secured(session: RemoteSession): Promise<Socket> {
  const socket = connectSecurely({
    ...{ port: session.port, host: '127.0.0.1', servername: 'localhost' },
    ca: [session.certificate.authority ?? ''],
    ALPNProtocols: ['susync/1'],
  });
  socket.on('error', () => undefined);
  socket.resume();
  await once(socket, 'secureConnect');
  return socket;
}

async function until(isReached: () => boolean): Promise<void> {
  for (let rounds = 0; !isReached(); rounds++) {
    assert.ok(rounds < 2000, 'It does not happen');
    await systemClock.sleep(2);
  }
}
