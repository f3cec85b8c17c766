import type { Value } from '../values/value.ts';
import type { Entry, Shape } from './formatRecord.ts';

/** Makes the entries of one document: how its objects look was settled by the first. */
export interface EntryMaker {
  readonly shape: Shape;
  /** Whether column widths follow from the values. */
  readonly autosize: boolean;
  /** Whether an object belongs into the document as it is. */
  accepts(typeNames: readonly string[]): boolean;
  entry(value: Value): Entry;
}
