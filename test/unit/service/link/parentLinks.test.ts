import assert from 'node:assert/strict';
import { SyncError } from '../../../../src/domain/errors/syncError.ts';
import { ParentLinks } from '../../../../src/service/link/parentLinks.ts';
import { FakeClock } from '../../../support/fakeClock.ts';
import { FakePeer } from '../../../support/fakePeer.ts';
import { rejectsWith } from '../../../support/rejectsWith.ts';

const patient = new AbortController().signal;
const state = {
  siteCode: 'CS1',
  content: { version: 3, time: 1 },
  subscription: { products: [], classifications: [], languages: ['en'] },
};

describe('The link to a parent site', () => {
  let clock: FakeClock;
  let links: ParentLinks;

  beforeEach(() => {
    clock = new FakeClock();
    links = new ParentLinks(clock, assert.ifError);
  });
  afterEach(() => {
    links.dispose();
  });

  const answering = (answer: unknown): FakePeer => new FakePeer(() => Promise.resolve(answer));
  const mute = (): FakePeer => new FakePeer(() => new Promise(() => undefined));

  it('asks the parent over the connection that it opened', async () => {
    const peer = answering(state);
    links.attach('PS1', 'CS1', peer, 30);
    assert.deepEqual(await links.toParent('PS1').parentState(patient), state);
    assert.deepEqual(peer.asked, ['link/parentState']);
    assert.equal(links.lastHeard('PS1')?.checked, clock.now());
  });

  it('waits half a minute for a parent that is not connected, then says so', async () => {
    const waiting = links.toParent('PS1').parentState(patient);
    await clock.advance(20_000);
    links.attach('PS1', 'CS1', answering(state), 30);
    assert.equal((await waiting).siteCode, 'CS1');
    const hopeless = rejectsWith('linkUnavailable', links.toParent('PS2').parentState(patient));
    await clock.advance(30_000);
    await hopeless;
  });

  it('gives up when the run is stopped', async () => {
    const stop = new AbortController();
    const waiting = rejectsWith('cancelled', links.toParent('PS1').parentState(stop.signal));
    stop.abort(new SyncError('cancelled', 'Stopped by anna'));
    await waiting;
    links.attach('PS1', 'CS1', mute(), 30);
    const again = new AbortController();
    const asking = rejectsWith(
      'cancelled',
      links.toParent('PS1').changeSet({ version: 0, time: 0 }, 3, undefined, again.signal),
    );
    again.abort(new SyncError('cancelled', 'Stopped by anna'));
    await asking;
  });

  it('ends what is under way when the connection ends, or when no check comes any more', async () => {
    const ended = mute();
    links.attach('PS1', 'CS1', ended, 30);
    const first = rejectsWith('linkUnavailable', links.toParent('PS1').parentState(patient));
    await clock.advance(0);
    ended.close();
    await first;
    const silent = mute();
    links.attach('PS1', 'CS1', silent, 30);
    const second = rejectsWith('linkUnavailable', links.toParent('PS1').parentState(patient));
    await clock.advance(60_000);
    links.heard('PS1');
    await clock.advance(60_000);
    assert.equal(silent.isClosed, false);
    await clock.advance(30_000);
    await second;
    assert.ok(silent.isClosed);
  });

  it('closes an older connection when the parent comes again', () => {
    const [older, newer] = [mute(), mute()];
    links.attach('PS1', 'CS1', older, 30);
    links.attach('PS1', 'CS1', newer, 30);
    assert.deepEqual([older.isClosed, newer.isClosed], [true, false]);
    assert.deepEqual([links.isAttached('PS1', older), links.isAttached('PS1', newer)], [false, true]);
  });

  it('believes no parent that calls itself another site, or sends what is none', async () => {
    for (const answer of [{ ...state, siteCode: 'CS2' }, { ...state, content: -1 }, null, 'CS1']) {
      links.attach('PS1', 'CS1', answering(answer), 30);
      await rejectsWith('malformedLinkMessage', links.toParent('PS1').parentState(patient));
    }
  });
});
