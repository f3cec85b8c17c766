import assert from 'node:assert/strict';
import { SyncError } from '../../../../src/domain/errors/syncError.ts';
import { type AskGroup, fetchDocuments } from '../../../../src/protocol/client/fetchDocuments.ts';
import { UpdateDataReader } from '../../../../src/protocol/client/updateDataReader.ts';

const ids = Array.from({ length: 100 }, (_, index) => ({ updateId: `u${index}`, revision: 1 }));

/** A server whose answers have no end where any of some ids is asked for. */
function endlessFor(isEndless: (updateId: string) => boolean, calls: number[]): AskGroup {
  return (group) => {
    calls.push(group.length);
    if (group.some(({ updateId }) => isEndless(updateId)))
      return Promise.reject(new SyncError('answerTooLarge', 'The answer is longer than the limit'));
    const reader = new UpdateDataReader();
    for (const identity of group)
      reader.documents.push({ identity, content: new SyncError('damagedDocument', 'None') });
    return Promise.resolve(reader);
  };
}

describe('Fetching documents whose answers are too large', () => {
  it('sets the one aside that makes them so', async () => {
    const calls: number[] = [];
    const { documents, failed } = await fetchDocuments(
      ids,
      100,
      endlessFor((id) => id === 'u42', calls),
    );
    assert.equal(documents.length, 99);
    assert.deepEqual(
      failed.map(({ identity }) => identity.updateId),
      ['u42'],
    );
  });

  it('gives up soon where the server sends without end whatever it is asked', async () => {
    const calls: number[] = [];
    await assert.rejects(
      fetchDocuments(
        ids,
        100,
        endlessFor(() => true, calls),
      ),
      { key: 'answerTooLarge' },
    );
    assert.ok(calls.length <= 10, `${calls.length} calls`);
  });
});
