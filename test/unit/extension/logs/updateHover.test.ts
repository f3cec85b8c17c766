import assert from 'node:assert/strict';
import { articleHover, updateHover } from '../../../../src/extension/logs/updateHover.ts';
import { updateView } from '../../../support/updateViews.ts';

describe('What a log says about what it names', () => {
  it('is of an update its title, release and state, with a link to its document', () => {
    const update = updateView({ title: 'Update [x](command:y) (KB5030710)', state: ['superseded'] });
    assert.equal(
      updateHover(update),
      [
        '**Update \\[x\\]\\(command:y\\) \\(KB5030710\\)**',
        '2026\\-11\\-10 · Important · superseded',
        '[Open Update](command:softwareUpdateSync.openUpdate?%5B%22453bfaa7-a018-4697-a359-47ef13280549%22%5D)',
      ].join('\n\n'),
    );
  });

  it('is of an article the way to its update', () => {
    assert.equal(
      articleHover('kb5030710'),
      '[Open Update](command:softwareUpdateSync.openUpdate?%5B%22KB5030710%22%5D)',
    );
  });
});
