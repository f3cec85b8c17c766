import { NetObject } from './value.ts';

/** System.TimeSpan: ticks of 100 ns. */
export class TimeSpan extends NetObject {
  readonly typeName = 'System.TimeSpan';
  readonly ticks: bigint;

  constructor(ticks: bigint) {
    super();
    this.ticks = ticks;
  }

  get dictionaryKey(): string {
    return String(this.ticks);
  }
}
