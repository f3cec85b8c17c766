import assert from 'node:assert/strict';
import { systemClock } from '../../../../src/base/clock.ts';
import { systemIds } from '../../../../src/base/ids.ts';
import type { SyncError } from '../../../../src/domain/errors/syncError.ts';
import { UpdateServiceListener } from '../../../../src/protocol/server/updateServiceListener.ts';
import { MemoryCatalog } from '../../../support/memoryCatalog.ts';

const failures: SyncError[] = [];

describe('A defect in a request', () => {
  const listener = new UpdateServiceListener({
    catalog: new MemoryCatalog(),
    secret: Buffer.alloc(32, 7),
    clock: systemClock,
    ids: systemIds,
    serverName: 'server.example',
    onRequest: ({ status }) => {
      throw new TypeError(`No room for status ${status}`);
    },
    onFailure: (error) => failures.push(error),
  });

  after(() => listener.close(0));

  it('is told, and the server answers on', async () => {
    const { url } = await listener.listen({ port: 0 });
    for (const address of ['/', '/nothing', '/%']) {
      const answer = await fetch(url + address);
      assert.ok(answer.status < 500);
      await answer.arrayBuffer();
    }
    assert.deepEqual(
      failures.map(({ key, message, source }) => [key, message, source]),
      [
        ['unexpected', 'No room for status 404', 'UpdateServiceListener'],
        ['unexpected', 'No room for status 404', 'UpdateServiceListener'],
        ['unexpected', 'No room for status 404', 'UpdateServiceListener'],
      ],
    );
  });
});
