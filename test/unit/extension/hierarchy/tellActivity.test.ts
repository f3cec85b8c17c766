import assert from 'node:assert/strict';
import { Emitter } from '../../../../src/base/event.ts';
import type { ActivityNote } from '../../../../src/extension/hierarchy/activityNote.ts';
import type { HierarchyChange } from '../../../../src/extension/hierarchy/hierarchyModel.ts';
import { tellActivity } from '../../../../src/extension/hierarchy/tellActivity.ts';
import { FakeClock } from '../../../support/fakeClock.ts';

function setUp() {
  const clock = new FakeClock();
  const changed = new Emitter<HierarchyChange>();
  const activity = new Map<string, ActivityNote>();
  const told: string[] = [];
  const telling = tellActivity(
    { onDidChange: changed.event, snapshot: { sites: [], status: [], activity } },
    clock,
    (text) => told.push(text),
  );
  const say = (text: string): void => {
    activity.set('CS1', { text });
    changed.fire({ kind: 'sites', siteCodes: new Set(['CS1']) });
  };
  return { clock, changed, told, telling, say };
}

describe('Who waits for a synchronization', () => {
  it('is told what is under way, no oftener than VS Code shows it', async () => {
    const { clock, told, say } = setUp();
    say('Categories');
    say('Updates');
    await clock.advance(300);
    say('Updates');
    say('More updates');
    assert.deepEqual(told, ['CS1: Categories', 'CS1: Updates']);
  });

  it('is told how long nothing new was heard, and no more once something is', async () => {
    const { clock, told, say } = setUp();
    say('Updates');
    await clock.advance(14_000);
    assert.deepEqual(told.splice(0), ['CS1: Updates']);
    await clock.advance(7000);
    assert.deepEqual(told.splice(0), [
      'CS1: Updates · nothing new for 15 s',
      'CS1: Updates · nothing new for 20 s',
    ]);
    say('Maintenance');
    await clock.advance(10_000);
    assert.deepEqual(told, ['CS1: Maintenance']);
  });

  it('leaves neither a listener nor a timer behind', async () => {
    const { clock, changed, telling } = setUp();
    telling.dispose();
    await clock.advance(0);
    assert.equal(changed.listenerCount, 0);
    assert.equal(clock.waiting, 0);
  });
});
