import assert from 'node:assert/strict';
import { type ErrorKey, SyncError } from '../../src/domain/errors/syncError.ts';

/** Expects a rejection with a `SyncError` of the given key. */
export async function rejectsWith(key: ErrorKey, promise: Promise<unknown>): Promise<void> {
  await assert.rejects(promise, (error) => {
    assert.ok(error instanceof SyncError, String(error));
    assert.equal(error.key, key);
    return true;
  });
}
