import assert from 'node:assert/strict';
import { CommitQueue } from '../../../../src/store/journal/commitQueue.ts';

describe('The queue of commits', () => {
  it('lets items through in order, those that wait together in one group, tasks alone', async () => {
    const log: string[] = [];
    const queue = new CommitQueue<number>(async (items) => {
      log.push(`group ${items.join(',')}`);
      await Promise.resolve();
      log.push('done');
    }, 3);
    const task = queue.exclusive(async () => {
      log.push('task');
      await Promise.resolve();
      log.push('task done');
      return 7;
    });
    await Promise.all([...[1, 2, 3, 4, 5].map((item) => queue.add(item)), task]);
    assert.deepEqual(log, ['task', 'task done', 'group 1,2,3', 'done', 'group 4,5', 'done']);
    assert.equal(await task, 7);
    await queue.add(6);
    assert.equal(log.at(-2), 'group 6');
  });

  it('goes on after a task that fails', async () => {
    const groups: (readonly number[])[] = [];
    const queue = new CommitQueue<number>((items) => {
      groups.push(items);
      return Promise.resolve();
    }, 3);
    const failing = queue.exclusive(() => Promise.reject(new Error('no')));
    const added = queue.add(1);
    await assert.rejects(failing, /no/);
    await added;
    assert.deepEqual(groups, [[1]]);
  });
});
