import { NetObject } from './value.ts';

/** System.DateTimeOffset: what a clock shows (ticks since 0001-01-01) and how far that clock is from UTC. */
export class DateTimeOffset extends NetObject {
  readonly typeName = 'System.DateTimeOffset';
  readonly ticks: bigint;
  /** In ticks. */
  readonly offset: bigint;

  constructor(ticks: bigint, offset: bigint) {
    super();
    this.ticks = ticks;
    this.offset = offset;
  }

  /** Equal offsets dates are those of the same instant. */
  get utcTicks(): bigint {
    return this.ticks - this.offset;
  }

  get dictionaryKey(): string {
    return String(this.utcTicks);
  }
}
