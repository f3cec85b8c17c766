import assert from 'node:assert/strict';
import { UpdateFinder } from '../../../../src/extension/updates/updateFinder.ts';
import type { UpdateFilter, UpdatePage } from '../../../../src/service/api/updates.ts';
import { FakeClock } from '../../../support/fakeClock.ts';
import { updateView } from '../../../support/updateViews.ts';

const page: UpdatePage = { items: [updateView()], total: 1 };

function setUp(search: (filter: UpdateFilter) => Promise<UpdatePage> = () => Promise.resolve(page)) {
  const asked: UpdateFilter[] = [];
  const clock = new FakeClock();
  const finder = new UpdateFinder(
    {
      searchUpdates: (filter) => {
        asked.push(filter);
        return search(filter);
      },
    },
    clock,
  );
  return { asked, clock, finder };
}

describe('The search while somebody types', () => {
  it('asks once the keys rest, for what was typed last', async () => {
    const { asked, clock, finder } = setUp();
    const answers = ['c', 'cu', ' cumulative '].map(async (text) => finder.find(text));
    await clock.advance(149);
    assert.deepEqual(asked, []);
    await clock.advance(1);
    assert.deepEqual(await Promise.all(answers), [undefined, undefined, page]);
    assert.deepEqual(asked, [{ limit: 50, text: 'cumulative' }]);
    assert.equal(clock.waiting, 0);
  });

  it('shows the newest updates at once where nothing is typed', async () => {
    const { asked, finder } = setUp();
    assert.equal(await finder.find('  '), page);
    assert.deepEqual(asked, [{ limit: 50 }]);
  });

  it('drops an answer that comes after something else was typed, or the search was given up', async () => {
    let answer: (found: UpdatePage) => void = () => undefined;
    const { clock, finder } = setUp(() => new Promise((resolve) => (answer = resolve)));
    const first = finder.find('');
    const second = finder.find('x');
    answer(page);
    assert.equal(await first, undefined);
    finder.cancel();
    await clock.advance(1000);
    assert.equal(await second, undefined);
  });

  it('fails with what the service fails with', async () => {
    const { finder } = setUp(() => Promise.reject(new Error('The disk is on fire')));
    await assert.rejects(finder.find(''), /on fire/);
  });
});
