import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { once } from 'node:events';
import fc from 'fast-check';
import { SyncError } from '../../../../src/domain/errors/syncError.ts';
import { type Meeting, meet } from '../../../../src/service/rpc/release.ts';
import { rejectsWith } from '../../../support/rejectsWith.ts';
import { ServiceSession } from '../../../support/serviceSession.ts';

describe('A service and a door of other versions', () => {
  const cases: readonly (readonly [door: string, service: string, meeting: Meeting])[] = [
    ['1 1.2.3', '1 1.2.3', 'go on'],
    ['1 1.2.3', '1 1.2.4', 'go on'],
    ['1 1.2.10', '1 1.2.9', 'replace the service'],
    ['1 1.2.3-beta.1', '1 1.2.3', 'go on'],
    ['1 2.0.0', '1 1.9.9', 'replace the service'],
    ['2 1.0.0', '1 1.9.9', 'replace the service'],
    ['1 9.9.9', '2 1.0.0', 'refuse the door'],
    ['1 nonsense', '1 0.0.0', 'go on'],
  ];
  const release = (text: string) => {
    const [api = '', version = ''] = text.split(' ');
    return { api: Number(api), version };
  };
  for (const [door, service, meeting] of cases) {
    it(`door ${door}, service ${service}: ${meeting}`, () => {
      assert.equal(meet(release(door), release(service)), meeting);
    });
  }
});

describe('The handshake of a service', () => {
  let session: ServiceSession;

  beforeEach(async () => {
    session = await new ServiceSession({ groups: () => Promise.resolve([]) }).listen();
  });

  afterEach(() => session.close());

  it('lets in who knows the secret, and says what the service is', async () => {
    const connection = await session.open();
    assert.equal(connection.welcome.version, '1.2.3');
    assert.equal(connection.welcome.doors, 1);
    assert.equal(connection.welcome.notice, null);
    assert.deepEqual(await connection.call('groups', {}), []);
    connection.close();
  });

  it('refuses a wrong secret and ends the connection', async () => {
    await rejectsWith('accessDenied', session.open({ secret: 'another' }));
    await rejectsWith('accessDenied', session.open({ secret: '' }));
    assert.equal(session.host.doors, 0);
  });

  it('refuses a door of an older API in plain words', async () => {
    await assert.rejects(session.open({ api: 0, version: '0.9.0' }), {
      key: 'newerService',
      message: 'The service is of version 1.2.3, this program of version 0.9.0',
    });
  });

  it('lets a newer door ask the service to end', async () => {
    const connection = await session.open({ version: '1.3.0' });
    await connection.finish();
    assert.equal(session.finished, 1);
    connection.close();
  });

  it('tells a notice to the first door that stays, once', async () => {
    session.notice = 'The service had ended unexpectedly';
    const notices = [];
    for (const version of ['1.3.0', '1.2.3', '1.2.3']) {
      const connection = await session.open({ version });
      notices.push(connection.welcome.notice);
      connection.close();
    }
    assert.deepEqual(notices, [null, 'The service had ended unexpectedly', null]);
  });

  it('answers nothing before it', async () => {
    for (const method of ['groups', 'service/state', 'service/subscribe', 'service/finish']) {
      const answer = await raw(session.address, frame({ jsonrpc: '2.0', id: 1, method, params: {} }));
      assert.match(answer, /"key":"accessDenied"/, method);
    }
    assert.equal(session.finished, 0);
  });

  it('says that nobody listens', async () => {
    await session.close();
    await rejectsWith('serviceNotRunning', session.open());
  });

  it('survives any bytes', async () => {
    const hostile = fc.oneof(
      fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
      fc
        .json({ maxDepth: 3 })
        .map((body) => Buffer.from(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`)),
      fc
        .constantFrom(
          'Content-Length: 99999999999\r\n\r\n',
          'Content-Length: 9999999999\r\n\r\n',
          'Content-Length: -1\r\n\r\n',
          'Content-Length: 0\r\n\r\n',
          'Content-Length: 2\r\n\r\n{}',
          'x'.repeat(5000),
          'Content-Length: 46\r\n\r\n{"jsonrpc":"2.0","id":null,"method":"service/hello"}',
          frame({ jsonrpc: '2.0', id: 1, method: '__proto__', params: [1] }),
          frame({
            jsonrpc: '2.0',
            id: 1,
            method: 'service/hello',
            params: { secret: {}, api: 1, version: 1 },
          }),
          frame({ jsonrpc: '2.0', method: '$/cancelRequest', params: null }),
          frame({ jsonrpc: '2.0', method: 'service/acknowledge', params: { sequence: 'x' } }),
          frame({ jsonrpc: '2.0', id: 5, result: 1 }),
        )
        .map((text) => Buffer.from(text)),
    );
    await fc.assert(
      fc.asyncProperty(hostile, async (bytes) => {
        await raw(session.address, bytes);
      }),
      { numRuns: 150 },
    );
    const connection = await session.open();
    assert.deepEqual(await connection.call('groups', {}), []);
    connection.close();
    assert.deepEqual(session.failures, []);
  });
});

describe('A request over a connection', () => {
  it('reaches the service only when it is what the operation takes', async () => {
    const asked: unknown[] = [];
    const session = await new ServiceSession({
      revokeToken: (request) => {
        asked.push(request);
        return Promise.reject(new SyncError('notFound', 'There is no such token'));
      },
      runs: () => Promise.resolve({ items: [] }),
    }).listen();
    const connection = await session.open();
    for (const request of [
      {},
      { name: 7 },
      { name: 'x'.repeat(2000) },
      { name: 'a', user: 'me' },
      { name: null },
    ])
      await rejectsWith('invalidRequest', connection.call('revokeToken', request));
    await rejectsWith('invalidRequest', connection.call('runs', { limit: 1e9 }));
    await rejectsWith('invalidRequest', connection.request('service/keptBySchedules', { kept: 'no' }));
    assert.deepEqual(asked, []);
    await rejectsWith('notFound', connection.call('revokeToken', { name: 'a' }));
    assert.deepEqual(asked, [{ name: 'a' }]);
    assert.deepEqual(session.failures, []);
    connection.close();
    await session.close();
  });
});

describe('A connection with a smaller grant', () => {
  it('is refused what it may not do', async () => {
    const session = await new ServiceSession(
      { groups: () => Promise.resolve([]) },
      { api: 1, version: '1.2.3' },
      { grant: () => ({ scope: 'read' }) },
    ).listen();
    const connection = await session.open();
    assert.deepEqual(await connection.call('groups', {}), []);
    await rejectsWith('accessDenied', connection.call('synchronize', {}));
    await rejectsWith('accessDenied', connection.finish());
    await rejectsWith('accessDenied', connection.keepBySchedules(false));
    assert.deepEqual(session.kept, []);
    connection.close();
    await session.close();
  });
});

function frame(message: unknown): string {
  const body = JSON.stringify(message);
  return `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}

/** Sends bytes, then the end; resolves with what came back. */
async function raw(address: string, bytes: string | Buffer): Promise<string> {
  const socket = connect(address);
  let answer = '';
  socket.setEncoding('utf8');
  socket.on('data', (text: string) => (answer += text));
  // A connection that is cut off is what some of these deserve.
  socket.on('error', () => undefined);
  const closed = once(socket, 'close');
  socket.end(bytes);
  await closed;
  return answer;
}
