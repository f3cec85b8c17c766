import assert from 'node:assert/strict';
import { selectedRow } from '../../../src/extension/selectedRow.ts';
import { FakeClock } from '../../support/fakeClock.ts';

describe('The row that is selected', () => {
  it('is there at once where nothing is being replaced', async () => {
    const clock = new FakeClock();
    assert.equal(await selectedRow({ selection: ['row', 'other'] }, clock), 'row');
  });

  it('is waited for while it is being replaced', async () => {
    const clock = new FakeClock();
    const view: { selection: readonly string[] } = { selection: [] };
    const row = selectedRow(view, clock);
    await clock.advance(200);
    view.selection = ['made anew'];
    await clock.advance(50);
    assert.equal(await row, 'made anew');
  });

  it('is given up after a second', async () => {
    const clock = new FakeClock();
    const row = selectedRow<string>({ selection: [] }, clock);
    await clock.advance(1000);
    assert.equal(await row, undefined);
    assert.equal(clock.waiting, 0);
  });
});
