import { NetObject } from './value.ts';

/** How a DateTime relates to time zones: System.DateTimeKind in the order of its numbers. */
export const dateKinds = ['Unspecified', 'Utc', 'Local'] as const;

/** A name of System.DateTimeKind. */
export type DateKind = (typeof dateKinds)[number];

/** Ticks (100 ns) of 9999-12-31T23:59:59.9999999. */
export const maximumTicks = 3155378975999999999n;

/** System.DateTime: ticks of 100 ns since 0001-01-01. Equal dates are those with equal ticks, whatever their kind. */
export class DateTime extends NetObject {
  readonly typeName = 'System.DateTime';
  readonly ticks: bigint;
  readonly kind: DateKind;

  constructor(ticks: bigint, kind: DateKind = 'Unspecified') {
    super();
    this.ticks = ticks;
    this.kind = kind;
  }

  get dictionaryKey(): string {
    return String(this.ticks);
  }
}
