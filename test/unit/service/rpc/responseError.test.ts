import assert from 'node:assert/strict';
import { ResponseError } from 'vscode-jsonrpc';
import { errorCatalog, type ErrorKey, SyncError } from '../../../../src/domain/errors/syncError.ts';
import { fromResponseError, toResponseError } from '../../../../src/service/rpc/responseError.ts';
import { ServiceSession } from '../../../support/serviceSession.ts';

function isErrorKey(key: string): key is ErrorKey {
  return Object.hasOwn(errorCatalog, key);
}

describe('Failures over a connection', () => {
  it('are what they were, whatever their entry', () => {
    for (const key of Object.keys(errorCatalog).filter(isErrorKey)) {
      const error = fromResponseError(
        toResponseError(new SyncError(key, `What of ${key}`, { source: 'Here' })),
      );
      assert.deepEqual([error.key, error.message, error.source], [key, `What of ${key}`, 'Here']);
    }
  });

  it('are unexpected ones when the other side names no known entry', () => {
    for (const data of [
      undefined,
      null,
      'busy',
      { key: 'toString', message: 'x', source: 'y' },
      { key: 'busy' },
    ])
      assert.equal(fromResponseError(new ResponseError(1, 'Text', data)).key, 'unexpected');
  });

  it('carry no stack and no endless text; the defect goes to the log of the service', async () => {
    const session = await new ServiceSession({
      groups: () => Promise.reject(new TypeError(`Broken ${'x'.repeat(9999)}`)),
      sites: () => Promise.reject(new SyncError('notFound', 'There is no site XYZ')),
    }).listen();
    const connection = await session.open();
    await assert.rejects(connection.call('groups', {}), (error) => {
      assert.ok(error instanceof SyncError);
      assert.equal(error.key, 'unexpected');
      assert.match(error.message, /^Broken x{3993}$/);
      return true;
    });
    await assert.rejects(connection.call('sites', {}), { key: 'notFound', message: 'There is no site XYZ' });
    assert.equal(session.failures.length, 1);
    connection.close();
    await session.close();
  });
});
