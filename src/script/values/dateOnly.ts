import { NetObject } from './value.ts';

/** System.DateOnly: days since 0001-01-01. */
export class DateOnly extends NetObject {
  readonly typeName = 'System.DateOnly';
  readonly days: number;

  constructor(days: number) {
    super();
    this.days = days;
  }

  get dictionaryKey(): string {
    return String(this.days);
  }
}

/** System.TimeOnly: ticks since midnight. */
export class TimeOnly extends NetObject {
  readonly typeName = 'System.TimeOnly';
  readonly ticks: bigint;

  constructor(ticks: bigint) {
    super();
    this.ticks = ticks;
  }

  get dictionaryKey(): string {
    return String(this.ticks);
  }
}
