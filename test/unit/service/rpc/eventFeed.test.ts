import assert from 'node:assert/strict';
import { setImmediate as turn } from 'node:timers/promises';
import { Emitter } from '../../../../src/base/event.ts';
import type { SyncEvent } from '../../../../src/domain/syncEvent.ts';
import { EventFeed } from '../../../../src/service/rpc/eventFeed.ts';
import { numberedEvent } from '../../../support/serviceSession.ts';

/** A store of numbered events, and what a feed has sent of them. */
class Stream {
  readonly committed = new Emitter<readonly SyncEvent[]>();
  readonly sent: number[] = [];
  readonly errors: unknown[] = [];
  pagesRead = 0;
  last: number;

  constructor(last: number) {
    this.last = last;
  }

  feed(after: number): EventFeed {
    return new EventFeed({
      source: {
        onDidCommit: this.committed.event,
        events: ({ after: start = 0, limit }) => {
          this.pagesRead++;
          if (start < 0) return Promise.reject(new Error('no longer kept'));
          const count = Math.min(limit, this.last - start);
          return Promise.resolve(
            Array.from({ length: count }, (_, index) => numberedEvent(start + 1 + index)),
          );
        },
      },
      after,
      send: ({ events }) => {
        this.sent.push(...events.map(({ sequence }) => sequence));
        return Promise.resolve();
      },
      onError: (error) => this.errors.push(error),
    });
  }

  commit(count: number): void {
    this.last += count;
    this.committed.fire([]);
  }
}

async function turns(): Promise<void> {
  for (let rounds = 0; rounds < 20; rounds++) await turn();
}

describe('The feed of events', () => {
  it('reads no further than a door takes, however much is committed meanwhile', async () => {
    const stream = new Stream(100_000);
    const feed = stream.feed(0);
    await turns();
    for (let commits = 0; commits < 100; commits++) stream.commit(100);
    await turns();
    assert.equal(stream.pagesRead, 4);
    assert.equal(stream.sent.length, 2000);
    feed.acknowledge(1000);
    await turns();
    assert.equal(stream.sent.length, 3000);
    while (stream.sent.length < stream.last) {
      feed.acknowledge(stream.sent.length);
      await turns();
    }
    assert.ok(stream.sent.every((sequence, index) => sequence === index + 1));
    feed.dispose();
    assert.equal(stream.committed.listenerCount, 0);
  });

  it('goes over from what is kept to what comes without gap or duplicate', async () => {
    const stream = new Stream(3);
    const feed = stream.feed(1);
    stream.commit(1);
    await turns();
    stream.commit(2);
    stream.commit(0);
    await turns();
    assert.deepEqual(stream.sent, [2, 3, 4, 5, 6]);
    feed.dispose();
  });

  it('ends with the reason when events are no longer kept', async () => {
    const stream = new Stream(3);
    const feed = stream.feed(-1);
    await turns();
    assert.equal(stream.errors.length, 1);
    await feed.sent(9);
    assert.equal(stream.committed.listenerCount, 0);
  });
});
