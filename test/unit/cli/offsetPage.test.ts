import assert from 'node:assert/strict';
import fc from 'fast-check';
import { offsetPage } from '../../../src/cli/offsetPage.ts';

describe('A page found by counting', () => {
  it('is the same part of the list, whatever pages the list itself comes in', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 60 }),
        fc.integer({ min: 0, max: 70 }),
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 1, max: 20 }),
        async (length, skip, limit, most) => {
          const list = Array.from({ length }, (_, index) => index);
          const page = await offsetPage(
            (size, after) => {
              const start = Number(after ?? 0);
              const end = start + Math.min(size, most);
              const items = list.slice(start, end);
              return Promise.resolve(end < length ? { items, next: String(end) } : { items });
            },
            { skip, limit },
          );
          assert.deepEqual(page.items, list.slice(skip, skip + limit));
          assert.equal(page.next, skip + limit < length ? String(skip + limit) : undefined);
        },
      ),
    );
  });
});
