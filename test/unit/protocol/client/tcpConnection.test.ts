import assert from 'node:assert/strict';
import { once } from 'node:events';
import net from 'node:net';
import { SyncError } from '../../../../src/domain/errors/syncError.ts';
import { connectTcp } from '../../../../src/protocol/client/tcpConnection.ts';
import { rejectsWith } from '../../../support/rejectsWith.ts';

describe('A connection whose addresses are looked at', () => {
  const server = net.createServer((socket) => socket.end());
  let port = 0;
  before(async () => {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    assert.ok(typeof address === 'object' && address !== null);
    port = address.port;
  });
  after(() => server.close());
  const never = new AbortController().signal;

  for (const host of ['localhost', '127.0.0.1'])
    it(`goes to an address of ${host} that was looked at`, async () => {
      const seen: string[] = [];
      const socket = await connectTcp(host, port, never, (name, at, address) => {
        assert.deepEqual([name, at], [host, port]);
        seen.push(address);
      });
      assert.ok(seen.includes(socket.remoteAddress ?? ''), seen.join(' '));
      socket.destroy();
    });

  it('is not made where one of them must not be connected to', async () => {
    let connections = 0;
    const count = (): void => {
      connections++;
    };
    server.on('connection', count);
    const refuse = (): never => {
      throw new SyncError('accessDenied', 'not this one');
    };
    await rejectsWith('accessDenied', connectTcp('localhost', port, never, refuse));
    server.off('connection', count);
    assert.equal(connections, 0);
  });
});
