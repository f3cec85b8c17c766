import assert from 'node:assert/strict';
import type { LinkStatus } from '../../../../src/domain/siteLinkDocument.ts';
import { SyncError } from '../../../../src/domain/errors/syncError.ts';
import { ChildLink, type LinkHealth } from '../../../../src/service/link/childLink.ts';
import type { LinkOverview } from '../../../../src/service/link/linkMessages.ts';
import { FakeClock } from '../../../support/fakeClock.ts';
import { FakePeer } from '../../../support/fakePeer.ts';
import { rejectsWith } from '../../../support/rejectsWith.ts';

const overview: LinkOverview = { sites: [], runs: [], running: [] };
const thresholds = { checkSeconds: 30, degradedChecks: 2, errorChecks: 10 };
const patient = new AbortController().signal;

describe('The link to a child site', () => {
  let clock: FakeClock;
  let statuses: string[];
  let overviews: boolean[];
  let attempts: number[];
  let peers: FakePeer[];
  /** Whether the other service is there. */
  let isUp: boolean;
  /** Whether it answers checks. */
  let isAnswering: boolean;
  let refusal: SyncError;
  let link: ChildLink;
  let running: Promise<void>;

  beforeEach(async () => {
    clock = new FakeClock();
    [statuses, overviews, attempts, peers] = [[], [], [], []];
    [isUp, isAnswering] = [true, true];
    refusal = new SyncError('serviceNotRunning', 'Nothing answers');
    link = new ChildLink({
      siteCode: 'PS1',
      clock,
      thresholds: () => Promise.resolve(thresholds),
      connect: () => {
        attempts.push(clock.now());
        if (!isUp) return Promise.reject(refusal);
        const peer = new FakePeer(() =>
          isAnswering ? Promise.resolve(overview) : new Promise(() => undefined),
        );
        peers.push(peer);
        return Promise.resolve({ peer, overview });
      },
      onOverview: (_overview, isNew) => {
        overviews.push(isNew);
        return Promise.resolve();
      },
      onStatus: ({ status, problem }: LinkHealth, before: LinkStatus) => {
        statuses.push(`${before} ${status} ${problem ?? ''}`.trim());
        return Promise.resolve();
      },
    });
    running = link.run();
    await clock.advance(0);
  });

  const lose = async (connection: number): Promise<void> => {
    peers[connection]?.close();
    await clock.advance(0);
  };

  afterEach(async () => {
    link.dispose();
    await running;
    assert.equal(clock.waiting, 0);
  });

  it('connects, checks at the interval, and tells what it hears', async () => {
    assert.ok(link.isConnected);
    await clock.advance(65_000);
    assert.deepEqual(overviews, [true, false, false]);
    assert.deepEqual(peers[0]?.asked, ['link/check', 'link/check']);
    assert.deepEqual(statuses, []);
    assert.equal(link.health.checked, clock.now() - 5000);
  });

  it('connects again at once when the connection ends, and nobody hears of a change', async () => {
    await lose(0);
    await clock.advance(1000);
    assert.equal(attempts.length, 2);
    assert.ok(link.isConnected);
    assert.deepEqual(statuses, []);
  });

  it('becomes degraded after two checks without an answer, error after ten, healthy with the first answer', async () => {
    isUp = false;
    await lose(0);
    await clock.advance(400_000);
    assert.deepEqual(statuses, ['0 1 Nothing answers', '1 2 Nothing answers']);
    // Waits double up to the interval of the checks.
    const waits = attempts.slice(2).map((at, index) => at - (attempts[index + 1] ?? 0));
    assert.ok(waits.every((wait, index) => index === 0 || wait >= (waits[index - 1] ?? 0)));
    assert.equal(Math.max(...waits), 30_000);
    isUp = true;
    await clock.advance(30_000);
    assert.deepEqual(statuses.at(-1), '2 0');
    assert.equal(link.health.problem, undefined);
  });

  it('takes a service that no longer answers for gone, whatever the system says of the connection', async () => {
    isAnswering = false;
    await clock.advance(60_000);
    assert.ok(peers[0]?.isClosed);
    await clock.advance(1000);
    assert.equal(peers.length, 2);
  });

  it('is in error at once where the service says no, and waiting is refused', async () => {
    [isUp, refusal] = [false, new SyncError('accessDenied', 'The token was revoked')];
    await lose(0);
    await clock.advance(1000);
    assert.deepEqual(statuses, ['0 2 The token was revoked']);
    await rejectsWith('linkUnavailable', link.connected(patient));
  });

  it('lets a request wait for a connection until the status is error', async () => {
    isUp = false;
    await lose(0);
    await clock.advance(1000);
    const waiting = link.connected(patient);
    isUp = true;
    await clock.advance(30_000);
    assert.equal(await waiting, peers[1]);
    isUp = false;
    await lose(1);
    await clock.advance(1000);
    const hopeless = rejectsWith('linkUnavailable', link.connected(patient));
    await clock.advance(400_000);
    await hopeless;
  });

  it('lets go of a request that is taken back', async () => {
    isUp = false;
    await lose(0);
    const taken = new AbortController();
    const waiting = rejectsWith('cancelled', link.connected(taken.signal));
    taken.abort(new SyncError('cancelled', 'Stopped'));
    await waiting;
  });
});
