import type { Clock, Timer } from '../../base/clock.ts';
import type { Disposable } from '../../base/disposable.ts';
import { Emitter } from '../../base/event.ts';
import { cronAlarms, type Alarms } from './cronAlarms.ts';

interface Appointment {
  readonly moment: number;
  readonly callback: () => void;
  alarm?: Disposable | undefined;
}

const minute = 60_000;

/**
 * Appointments by the clock on the wall: an alarm a minute compares them with the clock, so that sleep and clock changes
 * are noticed within two minutes; the last minute is waited for exactly. Errors of callbacks go to `onError`.
 */
export class CronTimer implements Timer, Disposable {
  readonly #clock: Clock;
  readonly #onError: (error: unknown) => void;
  readonly #alarms: Alarms;
  readonly #appointments = new Set<Appointment>();
  readonly #jumps = new Emitter<number>();
  #heartbeat: Disposable | undefined;
  #lastBeat = { now: 0, monotonic: 0 };

  constructor(clock: Clock, onError: (error: unknown) => void, alarms: Alarms = cronAlarms) {
    this.#clock = clock;
    this.#onError = onError;
    this.#alarms = alarms;
  }

  /** Fires with the milliseconds by which the clock was set forward (or the machine slept) or, negative, back: 30 s and more. */
  readonly onDidJump = this.#jumps.event;

  at(moment: number, callback: () => void): Disposable {
    if (!Number.isFinite(moment)) throw new RangeError(`There is no moment ${moment}`);
    const appointment: Appointment = { moment, callback };
    this.#appointments.add(appointment);
    this.#startBeating();
    this.#wait(appointment);
    return {
      dispose: () => {
        this.#forget(appointment);
      },
    };
  }

  dispose(): void {
    for (const appointment of this.#appointments) this.#forget(appointment);
    this.#jumps.dispose();
  }

  #startBeating(): void {
    if (this.#heartbeat) return;
    this.#lastBeat = { now: this.#clock.now(), monotonic: this.#clock.monotonic() };
    this.#heartbeat = this.#alarms.everyMinute(() => {
      this.#beat();
    }, this.#onError);
  }

  #beat(): void {
    const now = this.#clock.now();
    const monotonic = this.#clock.monotonic();
    const jump = Math.round(now - this.#lastBeat.now - (monotonic - this.#lastBeat.monotonic));
    this.#lastBeat = { now, monotonic };
    if (Math.abs(jump) >= minute / 2)
      this.#guarded(() => {
        this.#jumps.fire(jump);
      });
    for (const appointment of [...this.#appointments]) this.#check(appointment);
  }

  #check(appointment: Appointment): void {
    if (!this.#appointments.has(appointment)) return;
    if (this.#clock.now() < appointment.moment) {
      this.#wait(appointment);
      return;
    }
    this.#forget(appointment);
    this.#guarded(appointment.callback);
  }

  #wait(appointment: Appointment): void {
    appointment.alarm?.dispose();
    appointment.alarm = undefined;
    const remaining = appointment.moment - this.#clock.now();
    if (remaining > minute) return;
    appointment.alarm = this.#alarms.once(
      Math.max(remaining, 1),
      () => {
        this.#check(appointment);
      },
      this.#onError,
    );
  }

  #forget(appointment: Appointment): void {
    appointment.alarm?.dispose();
    this.#appointments.delete(appointment);
    if (this.#appointments.size > 0) return;
    this.#heartbeat?.dispose();
    this.#heartbeat = undefined;
  }

  #guarded(action: () => void): void {
    try {
      action();
    } catch (error) {
      this.#onError(error);
    }
  }
}
