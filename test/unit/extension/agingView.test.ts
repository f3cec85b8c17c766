import assert from 'node:assert/strict';
import { Emitter } from '../../../src/base/event.ts';
import { tellAges } from '../../../src/extension/agingView.ts';
import { FakeClock } from '../../support/fakeClock.ts';

const minute = 60_000;

/** A view that can be hidden, and how often it was drawn anew. */
function aging() {
  const clock = new FakeClock();
  const changed = new Emitter<{ readonly visible: boolean }>();
  const view = { visible: true, onDidChangeVisibility: changed.event };
  const drawn: number[] = [];
  const start = clock.now();
  const telling = tellAges(view, clock, () => drawn.push((clock.now() - start) / minute));
  const see = (visible: boolean): void => {
    view.visible = visible;
    changed.fire({ visible });
  };
  return { clock, drawn, see, telling };
}

describe('Ages in a view', () => {
  it('are told anew every minute', async () => {
    const { clock, drawn } = aging();
    await clock.advance(3 * minute);
    assert.deepEqual(drawn, [1, 2, 3]);
  });

  it('wait for nothing while the view is hidden, and are told at once when it is seen again', async () => {
    const { clock, drawn, see } = aging();
    see(false);
    await clock.advance(5 * minute);
    assert.deepEqual([drawn, clock.waiting], [[], 0]);
    see(true);
    await clock.advance(minute);
    assert.deepEqual(drawn, [5, 6]);
  });

  it('are no longer told when the view is gone', async () => {
    const { clock, drawn, telling } = aging();
    telling.dispose();
    await clock.advance(2 * minute);
    assert.deepEqual([drawn, clock.waiting], [[], 0]);
  });
});
