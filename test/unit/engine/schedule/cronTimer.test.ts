import assert from 'node:assert/strict';
import { systemClock, type Clock } from '../../../../src/base/clock.ts';
import type { Disposable } from '../../../../src/base/disposable.ts';
import { cronAlarms, type Alarms } from '../../../../src/engine/schedule/cronAlarms.ts';
import { CronTimer } from '../../../../src/engine/schedule/cronTimer.ts';

const minute = 60_000;
const day = 1440 * minute;

/** A machine whose clock can be set, and which can sleep: alarms count the time it is awake, as timers of a process do. */
class Machine implements Clock, Alarms {
  wall = Date.parse('2026-11-24T00:00:00Z');
  awake = 0;
  #alarms = new Set<{ at: number; ring: () => void; every?: number }>();

  now = (): number => this.wall;
  monotonic = (): number => this.awake;
  sleep = (): Promise<void> => Promise.reject(new Error('Not used'));

  once(milliseconds: number, ring: () => void): Disposable {
    return this.#add({ at: this.awake + milliseconds, ring });
  }

  everyMinute(ring: () => void): Disposable {
    return this.#add({ at: this.awake + minute, ring, every: minute });
  }

  get ringing(): number {
    return this.#alarms.size;
  }

  /** Lets time go by, with the clock on the wall. */
  run(milliseconds: number): void {
    const end = this.awake + milliseconds;
    for (;;) {
      const next = [...this.#alarms].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      this.wall += next.at - this.awake;
      this.awake = next.at;
      if (next.every === undefined) this.#alarms.delete(next);
      else next.at += next.every;
      next.ring();
    }
    this.wall += end - this.awake;
    this.awake = end;
  }

  #add(alarm: { at: number; ring: () => void; every?: number }): Disposable {
    this.#alarms.add(alarm);
    return { dispose: () => this.#alarms.delete(alarm) };
  }
}

describe('The timer over cron', () => {
  let machine: Machine;
  let timer: CronTimer;
  let rung: number[];
  let errors: unknown[];
  const noteTime = (): void => {
    rung.push(machine.wall);
  };

  beforeEach(() => {
    machine = new Machine();
    rung = [];
    errors = [];
    timer = new CronTimer(machine, (error) => errors.push(error), machine);
  });

  it('keeps an appointment to the millisecond, however far away', () => {
    const moment = machine.wall + 400 * day + 12_345;
    timer.at(moment, noteTime);
    machine.run(401 * day);
    assert.deepEqual(rung, [moment]);
  });

  it('calls back later, not at once, for a moment that has passed', () => {
    timer.at(machine.wall - day, noteTime);
    assert.deepEqual(rung, []);
    machine.run(1);
    assert.equal(rung.length, 1);
  });

  it('notices within a minute after waking that the moment has passed', () => {
    const moment = machine.wall + 3 * 60 * minute;
    timer.at(moment, noteTime);
    machine.run(minute / 2);
    machine.wall += 8 * 60 * minute;
    machine.run(minute);
    assert.equal(rung.length, 1);
    assert.ok((rung[0] ?? 0) > moment);
  });

  it('waits for the moment when the clock is set back, and keeps it when it is set forward again', () => {
    const moment = machine.wall + 10 * minute;
    timer.at(moment, noteTime);
    machine.run(9.5 * minute);
    machine.wall -= day;
    machine.run(5 * minute);
    assert.deepEqual(rung, []);
    machine.wall += day;
    machine.run(minute);
    assert.equal(rung.length, 1);
    machine.run(2 * day);
    assert.equal(rung.length, 1);
  });

  it('tells when the clock was set, not when it only drifts', () => {
    const jumps: number[] = [];
    timer.onDidJump((jump) => jumps.push(jump));
    timer.at(machine.wall + 10 * day, noteTime);
    machine.run(5 * minute);
    machine.wall += 5_000;
    machine.run(5 * minute);
    assert.deepEqual(jumps, []);
    machine.wall -= day;
    machine.run(2 * minute);
    machine.wall += 90_000;
    machine.run(2 * minute);
    assert.deepEqual(jumps, [-day, 90_000]);
  });

  it('takes appointments back and then rings no more', () => {
    const first = timer.at(machine.wall + minute / 2, noteTime);
    const second = timer.at(machine.wall + day, noteTime);
    first.dispose();
    second.dispose();
    assert.equal(machine.ringing, 0);
    timer.at(machine.wall + day, noteTime);
    timer.dispose();
    assert.equal(machine.ringing, 0);
    machine.run(2 * day);
    assert.deepEqual(rung, []);
  });

  it('reports the error of a callback and keeps the other appointments', () => {
    const failure = new Error('Broken callback');
    timer.at(machine.wall + day, () => {
      throw failure;
    });
    timer.at(machine.wall + day, noteTime);
    machine.run(day);
    assert.deepEqual(errors, [failure]);
    assert.equal(rung.length, 1);
  });

  it('refuses a moment that is none', () => {
    assert.throws(() => timer.at(NaN, noteTime), RangeError);
    assert.equal(machine.ringing, 0);
  });

  it('rings with the real library and the real clock', async () => {
    const real = new CronTimer(systemClock, (error) => errors.push(error), cronAlarms);
    const moment = Date.now() + 30;
    await new Promise<void>((resolve) => real.at(moment, resolve));
    assert.ok(Date.now() >= moment);
    await new Promise<void>((resolve) => real.at(moment - day, resolve));
    real.at(Date.now() + 400 * day, noteTime);
    real.dispose();
    assert.deepEqual(errors, []);
  });
});
