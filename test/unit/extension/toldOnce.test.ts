import assert from 'node:assert/strict';
import { SyncError } from '../../../src/domain/errors/syncError.ts';
import { ToldOnce } from '../../../src/extension/toldOnce.ts';

describe('A failure of what is tried again and again', () => {
  it('is told once for each reason, and anew after it has worked', () => {
    const told: string[] = [];
    const failures = new ToldOnce(({ message }) => told.push(message));
    const fail = (message: string): void => {
      failures.failed(new SyncError('inputOutput', message));
    };
    fail('a');
    fail('a');
    fail('b');
    failures.worked();
    fail('b');
    assert.deepEqual(told, ['a', 'b', 'b']);
  });
});
