import assert from 'node:assert/strict';
import { updateOfArticle } from '../../../../src/extension/updates/updateOfArticle.ts';
import type { UpdateFilter } from '../../../../src/service/api/updates.ts';
import { fakeService } from '../../../support/fakeService.ts';
import { updateViews } from '../../../support/updateViews.ts';

describe('The update of an article', () => {
  const among = (count: number, asked: UpdateFilter[] = []) =>
    updateOfArticle(
      fakeService({
        searchUpdates: (filter) => {
          asked.push(filter);
          return Promise.resolve({ items: updateViews(count), total: count });
        },
      }),
      'KB5030710',
    );

  it('is the only one', async () => {
    const asked: UpdateFilter[] = [];
    assert.equal(await among(1, asked), updateViews(1)[0]?.updateId);
    assert.deepEqual(asked, [{ kb: 'KB5030710', limit: 2 }]);
  });

  it('is not chosen among several, and none where there is none', async () => {
    assert.equal(await among(2), undefined);
    assert.equal(await among(0), undefined);
  });
});
