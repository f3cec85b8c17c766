import assert from 'node:assert/strict';
import { requestFailure } from '../../../src/app/requestFailure.ts';
import { SyncError } from '../../../src/domain/errors/syncError.ts';
import { ServerFault } from '../../../src/protocol/server/serverFault.ts';

const operation = 'GetUpdateData';
const faultId = '453bfaa7-a018-4697-a359-47ef13280549';
const damaged = new SyncError('damagedStore', 'Segment 3 is damaged', { source: 'Store' });
const cut = Object.assign(new Error('Premature close'), { code: 'ERR_STREAM_PREMATURE_CLOSE' });

describe('A request to a software update point', () => {
  it('that fails here is told with operation, server and fault', () => {
    const failure = requestFailure({ operation, error: damaged, faultId }, 'sup.contoso.com');
    assert.equal(failure?.key, 'damagedStore');
    assert.equal(failure.source, 'Store');
    assert.equal(failure.cause, damaged);
    assert.equal(
      failure.message,
      `sup.contoso.com failed to answer GetUpdateData (fault ${faultId}): Segment 3 is damaged`,
    );
  });

  it('that fails here after its answer began is told, too', () => {
    const failure = requestFailure({ operation: 'content', error: damaged }, 'sup.contoso.com');
    assert.equal(failure?.message, 'sup.contoso.com failed to answer content: Segment 3 is damaged');
  });

  it('that meets a defect is told as unexpected', () => {
    assert.equal(requestFailure({ operation, error: new TypeError('boom') }, 'sup')?.key, 'unexpected');
  });

  it('whose refusal could not be sent is told by what it was refused for', () => {
    const error = new AggregateError([damaged, cut]);
    assert.equal(requestFailure({ operation, error, faultId }, 'sup')?.key, 'damagedStore');
  });

  for (const [name, error] of [
    ['goes well', undefined],
    ['is refused for what the client did', new ServerFault('InvalidCookie')],
    ['is refused and cut', new AggregateError([new ServerFault('InvalidCookie'), cut])],
    ['is left by its client', cut],
    ['is reset', Object.assign(new Error('aborted'), { code: 'ECONNRESET' })],
    ['comes while there is too much to do', new SyncError('serverBusy', 'Too many calls')],
    ['is stopped with the service', new SyncError('cancelled', 'The service ends')],
  ] as const)
    it(`that ${name} is no failure of this side`, () => {
      assert.equal(requestFailure({ operation, error }, 'sup'), undefined);
    });
});
