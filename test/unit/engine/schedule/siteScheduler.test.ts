import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Timer } from '../../../../src/base/clock.ts';
import type { Disposable } from '../../../../src/base/disposable.ts';
import type { PendingSyncDocument, SiteDocument } from '../../../../src/domain/documents.ts';
import { nextRuns } from '../../../../src/domain/schedule/nextRuns.ts';
import { parseBlackout } from '../../../../src/domain/schedule/parseBlackout.ts';
import type { SyncSchedule } from '../../../../src/domain/schedule/schedule.ts';
import { SiteScheduler } from '../../../../src/engine/schedule/siteScheduler.ts';
import { FakeClock } from '../../../support/fakeClock.ts';
import { anySchedule } from '../../../support/scheduleArbitraries.ts';

const hour = 3_600_000;
const day = 24 * hour;
const atTwo: SyncSchedule = {
  recurrence: { kind: 'interval', days: 1, hours: 0, minutes: 0 },
  start: '2026-11-01T02:00',
  zone: 'UTC',
  catchUp: 'once',
};

function site(schedule: SyncSchedule | undefined, parent?: string): SiteDocument {
  return {
    _id: 'CS1',
    type: parent === undefined ? 'cas' : 'primary',
    siteServer: 'cs1.contoso.com',
    zone: 'UTC',
    contentVersion: 0,
    contentGenerations: [],
    ...(schedule ? { schedule } : {}),
    ...(parent === undefined ? {} : { parent }),
  };
}

/** A clock that can be set to any time; its appointments come true when it shows their time or a later one. */
class SettableClock implements Timer {
  #now: number;
  #appointments = new Set<{ moment: number; callback: () => void }>();

  constructor(start: string) {
    this.#now = Date.parse(start);
  }

  now = (): number => this.#now;
  monotonic = (): number => 0;
  sleep = (): Promise<void> => Promise.reject(new Error('Not used'));

  at(moment: number, callback: () => void): Disposable {
    const appointment = { moment, callback };
    this.#appointments.add(appointment);
    return { dispose: () => this.#appointments.delete(appointment) };
  }

  /** Sets the clock, tells the scheduler when it was a jump, and lets everything that follows happen. */
  async set(moment: number, scheduler?: SiteScheduler): Promise<void> {
    this.#now = moment;
    scheduler?.replan();
    for (const appointment of [...this.#appointments])
      if (appointment.moment <= moment && this.#appointments.delete(appointment)) appointment.callback();
    await settled();
  }
}

async function settled(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

describe('The site scheduler', () => {
  let started: string[];
  let kept: number | undefined;
  let nexts: (string | undefined)[];
  let errors: unknown[];
  let failing: Error | undefined;

  beforeEach(() => {
    started = [];
    kept = undefined;
    nexts = [];
    errors = [];
    failing = undefined;
  });

  function schedulerOn(clock: FakeClock | SettableClock): SiteScheduler {
    return new SiteScheduler(clock, clock, {
      onDue: async (siteCode, dueAt) => {
        await Promise.resolve();
        if (failing) throw failing;
        started.push(`${siteCode} ${text(dueAt) ?? ''}`);
        kept = dueAt;
      },
      onLeftOut: async (_siteCode, moment) => {
        await Promise.resolve();
        kept = moment;
      },
      onNextRun: (_siteCode, moment) => nexts.push(text(moment)),
      onError: (_siteCode, error) => errors.push(error),
    });
  }

  function pending(): PendingSyncDocument | undefined {
    return kept === undefined ? undefined : { _id: 'CS1', lastScheduled: kept };
  }

  function text(moment: number | undefined): string | undefined {
    return moment === undefined ? undefined : new Date(moment).toISOString().slice(0, 16).replace('T', ' ');
  }

  it('starts every run of 400 days at its time', async () => {
    const clock = new FakeClock('2026-11-24T00:00:00Z');
    const scheduler = schedulerOn(clock);
    scheduler.update({ site: site(atTwo) });
    await clock.advance(400 * day);
    assert.equal(started.length, 400);
    assert.equal(started[0], 'CS1 2026-11-24 02:00');
    assert.equal(started.at(-1), 'CS1 2027-12-28 02:00');
    assert.deepEqual(errors, []);
    assert.equal(clock.waiting, 1);
  });

  it('is for top-level sites with a schedule only', () => {
    const clock = new FakeClock();
    const scheduler = schedulerOn(clock);
    scheduler.update({ site: site(atTwo, 'CAS') });
    scheduler.update({ site: site(undefined) });
    assert.equal(clock.waiting, 0);
    assert.deepEqual(nexts, []);
  });

  it('tells the next run, and that there is none once the schedule is gone', async () => {
    const clock = new FakeClock('2026-11-24T00:00:00Z');
    const scheduler = schedulerOn(clock);
    scheduler.update({ site: site(atTwo) });
    assert.equal(text(scheduler.nextRun('CS1')), '2026-11-24 02:00');
    await clock.advance(3 * hour);
    scheduler.update({ site: site(undefined) });
    assert.deepEqual(nexts, ['2026-11-24 02:00', '2026-11-25 02:00', undefined]);
    assert.equal(clock.waiting, 0);
    await clock.advance(5 * day);
    assert.equal(started.length, 1);
  });

  it('does not catch up what lies before a schedule was set', async () => {
    const clock = new FakeClock('2026-11-24T12:00:00Z');
    schedulerOn(clock).update({ site: site(atTwo) });
    await settled();
    assert.deepEqual(started, []);
    assert.equal(text(kept), '2026-11-24 12:00');
  });

  it('catches up 60 missed days with one run', async () => {
    kept = Date.parse('2026-11-24T02:00Z');
    const clock = new FakeClock('2027-01-23T12:00:00Z');
    const scheduler = schedulerOn(clock);
    scheduler.update({ site: site(atTwo), pending: pending() });
    await settled();
    assert.deepEqual(started, ['CS1 2027-01-23 02:00']);
    await clock.advance(day);
    assert.deepEqual(started, ['CS1 2027-01-23 02:00', 'CS1 2027-01-24 02:00']);
  });

  it('leaves missed runs out when the schedule says so, and remembers that', async () => {
    kept = Date.parse('2026-11-24T02:00Z');
    const clock = new FakeClock('2027-01-23T12:00:00Z');
    schedulerOn(clock).update({ site: site({ ...atTwo, catchUp: 'skip' }), pending: pending() });
    await settled();
    assert.deepEqual(started, []);
    assert.equal(text(kept), '2027-01-23 02:00');
    await clock.advance(day);
    assert.deepEqual(started, ['CS1 2027-01-24 02:00']);
  });

  it('catches up after the blackout window that lies over now', async () => {
    kept = Date.parse('2026-11-20T02:00Z');
    const clock = new FakeClock('2026-11-24T12:00:00Z');
    const scheduler = schedulerOn(clock);
    scheduler.update({
      site: site(atTwo),
      pending: pending(),
      blackouts: [parseBlackout('daily 08:00-18:00')],
    });
    await clock.advance(6 * hour - 1);
    assert.deepEqual(started, []);
    await clock.advance(1);
    assert.deepEqual(started, ['CS1 2026-11-24 02:00']);
    assert.equal(text(clock.now()), '2026-11-24 18:00');
  });

  it('starts a changed schedule anew, from now on', async () => {
    const clock = new FakeClock('2026-11-24T12:00:00Z');
    const scheduler = schedulerOn(clock);
    scheduler.update({ site: site(atTwo) });
    scheduler.update({ site: site({ ...atTwo, start: '2026-11-01T11:00' }), pending: pending() });
    scheduler.update({ site: site({ ...atTwo, start: '2026-11-01T11:00' }), pending: pending() });
    assert.equal(clock.waiting, 1);
    await clock.advance(day);
    assert.deepEqual(started, ['CS1 2026-11-25 11:00']);
  });

  it('asks again after a minute when the run could not be requested', async () => {
    const clock = new FakeClock('2026-11-24T00:00:00Z');
    schedulerOn(clock).update({ site: site(atTwo) });
    failing = new Error('Disk full');
    await clock.advance(2 * hour + 30_000);
    assert.deepEqual(errors, [failing]);
    failing = undefined;
    await clock.advance(60_000);
    assert.deepEqual(started, ['CS1 2026-11-24 02:00']);
    await clock.advance(day);
    assert.deepEqual(started, ['CS1 2026-11-24 02:00', 'CS1 2026-11-25 02:00']);
  });

  it('surfaces a schedule that cannot be computed', () => {
    const clock = new FakeClock();
    schedulerOn(clock).update({ site: site({ ...atTwo, zone: 'Moon/Base' }) });
    assert.equal(errors.length, 1);
    assert.equal(clock.waiting, 0);
  });

  it('holds nothing after it is disposed', async () => {
    const clock = new FakeClock('2026-11-24T00:00:00Z');
    const scheduler = schedulerOn(clock);
    scheduler.update({ site: site(atTwo) });
    scheduler.dispose();
    assert.equal(clock.waiting, 0);
    await clock.advance(3 * day);
    assert.deepEqual(started, []);
  });

  it('starts one run after a jump over several, and none again after a jump back of a day', async () => {
    const clock = new SettableClock('2026-11-24T00:00:00Z');
    const scheduler = schedulerOn(clock);
    scheduler.update({ site: site(atTwo) });
    await clock.set(Date.parse('2026-11-27T12:00Z'), scheduler);
    assert.deepEqual(started, ['CS1 2026-11-27 02:00']);
    await clock.set(Date.parse('2026-11-26T12:00Z'), scheduler);
    await clock.set(Date.parse('2026-11-27T02:00Z'));
    await clock.set(Date.parse('2026-11-27T12:00Z'));
    assert.equal(started.length, 1);
    await clock.set(Date.parse('2026-11-28T02:00Z'));
    assert.deepEqual(started, ['CS1 2026-11-27 02:00', 'CS1 2026-11-28 02:00']);
  });

  it('nor after a restart with the clock a day back', async () => {
    kept = Date.parse('2026-11-27T02:00Z');
    const clock = new SettableClock('2026-11-26T12:00:00Z');
    schedulerOn(clock).update({ site: site(atTwo), pending: pending() });
    await clock.set(Date.parse('2026-11-27T12:00Z'));
    assert.deepEqual(started, []);
  });

  it('goes on when the clock was wrong by years and is set right', async () => {
    const clock = new SettableClock('2026-11-24T00:00:00Z');
    const scheduler = schedulerOn(clock);
    scheduler.update({ site: site(atTwo) });
    await clock.set(Date.parse('2050-01-01T12:00Z'), scheduler);
    await clock.set(Date.parse('2026-11-24T00:10Z'), scheduler);
    await clock.set(Date.parse('2026-11-24T02:00Z'));
    assert.deepEqual(started, ['CS1 2050-01-01 02:00', 'CS1 2026-11-24 02:00']);
  });

  it('never starts one due time twice, and misses none for long, wherever the clock goes', async () => {
    await fc.assert(
      fc.asyncProperty(
        anySchedule({ blackouts: fc.constant([]) }),
        fc.array(fc.integer({ min: -day, max: 3 * day }), { minLength: 5, maxLength: 40 }),
        async (schedule, steps) => {
          started = [];
          kept = undefined;
          const clock = new SettableClock(`${schedule.start}:00Z`);
          const scheduler = schedulerOn(clock);
          scheduler.update({ site: site({ ...schedule, catchUp: 'once' }) });
          const begin = clock.now();
          let latest = begin;
          for (const step of steps) {
            await clock.set(clock.now() + step, scheduler);
            latest = Math.max(latest, clock.now());
          }
          scheduler.dispose();
          assert.equal(new Set(started).size, started.length);
          const [first] = nextRuns(schedule, begin, 1);
          if (first && first.moment <= latest) assert.ok(started.length > 0);
        },
      ),
      { numRuns: 25 },
    );
  });
});
