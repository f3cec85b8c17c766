import assert from 'node:assert/strict';
import { Emitter } from '../../../../src/base/event.ts';
import type { ChangedArea } from '../../../../src/domain/changedArea.ts';
import { ChangeFeed } from '../../../../src/service/rpc/changeFeed.ts';
import { FakeClock } from '../../../support/fakeClock.ts';

function setUp() {
  const clock = new FakeClock();
  const changed = new Emitter<readonly ChangedArea[]>();
  const sent: (readonly ChangedArea[])[] = [];
  let take: () => void = () => undefined;
  const door = { isSlow: false };
  const feed = new ChangeFeed({
    source: { onDidChange: changed.event },
    clock,
    send: ({ areas }) => {
      sent.push(areas);
      return door.isSlow
        ? new Promise((resolve) => {
            take = resolve;
          })
        : Promise.resolve();
    },
  });
  const goOn = (): void => {
    take();
  };
  return { clock, changed, sent, door, feed, goOn };
}

describe('The feed of changes', () => {
  it('tells what changed within a tenth of a second together, each area once', async () => {
    const { clock, changed, sent } = setUp();
    for (let commits = 0; commits < 50; commits++) changed.fire(['status', 'runs']);
    changed.fire(['alerts']);
    await clock.advance(99);
    assert.deepEqual(sent, []);
    await clock.advance(1);
    assert.deepEqual(sent, [['status', 'runs', 'alerts']]);
    await clock.advance(1000);
    assert.equal(sent.length, 1);
    changed.fire(['groups']);
    await clock.advance(100);
    assert.deepEqual(sent[1], ['groups']);
  });

  it('tells before an answer what changed until then', async () => {
    const { clock, changed, sent, feed } = setUp();
    await feed.sent();
    assert.deepEqual(sent, []);
    changed.fire(['settings']);
    await feed.sent();
    assert.deepEqual(sent, [['settings']]);
    await clock.advance(1000);
    assert.equal(sent.length, 1);
  });

  it('waits for a door that takes its time, and keeps one notice at most for it', async () => {
    const { clock, changed, sent, door, goOn } = setUp();
    door.isSlow = true;
    changed.fire(['settings']);
    await clock.advance(100);
    for (let seconds = 0; seconds < 5; seconds++) {
      changed.fire(['hierarchy']);
      changed.fire(['status']);
      await clock.advance(1000);
    }
    assert.equal(sent.length, 1);
    door.isSlow = false;
    goOn();
    await clock.advance(100);
    changed.fire(['status']);
    await clock.advance(100);
    assert.deepEqual(new Set(sent.slice(1).flat()), new Set(['hierarchy', 'status']));
  });

  it('tells nothing more once it is disposed, and leaves no listener and no sleeper behind', async () => {
    const { clock, changed, sent, feed } = setUp();
    changed.fire(['settings']);
    feed.dispose();
    await feed.sent();
    await clock.advance(1000);
    assert.deepEqual(sent, []);
    assert.equal(changed.listenerCount, 0);
    assert.equal(clock.waiting, 0);
  });
});
