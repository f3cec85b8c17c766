import { tryConvert } from '../../convert/convert.ts';
import type { Runspace } from '../../runtime/runspace.ts';
import { cultureText } from '../../text/cultureText.ts';
import { Double } from '../../values/number.ts';
import { isNull, type Value } from '../../values/value.ts';
import { compareValues } from './compareValues.ts';

/** What Measure-Object has seen of one property. */
export class Measurement {
  readonly property: string | null;
  count = 0;
  sum = 0;
  /** Of the squares of the distances to the mean, which goes along. */
  #squares = 0;
  #mean = 0;
  maximum: Value = null;
  minimum: Value = null;
  lines = 0;
  words = 0;
  characters = 0;
  /** A value was no number: what is made of numbers is not told. */
  nonNumeric = false;

  constructor(property: string | null) {
    this.property = property;
  }

  get standardDeviation(): number {
    return this.count < 2 ? 0 : Math.sqrt(this.#squares / (this.count - 1));
  }

  addNumber(value: number): void {
    this.sum += value;
    const before = value - this.#mean;
    this.#mean += before / this.count;
    this.#squares += before * (value - this.#mean);
  }

  addExtreme(value: Value, session: Runspace): void {
    this.maximum = extreme(value, this.maximum, 1, session);
    this.minimum = extreme(value, this.minimum, -1, session);
  }

  addText(text: string, ignoreWhiteSpace: boolean): void {
    this.lines += countLines(text);
    this.words += text.split(/\s+/).filter((word) => word !== '').length;
    this.characters += (ignoreWhiteSpace ? text.replaceAll(/\s/g, '') : text).length;
  }
}

/** A value as a number, where it is one or reads as one. */
export function asNumber(value: Value, session: Runspace): number | undefined {
  if (typeof value === 'number') return value;
  const type = session.types.find('System.Double');
  const made = type === undefined ? undefined : tryConvert(value, type, session);
  return made instanceof Double ? made.value : undefined;
}

function extreme(value: Value, known: Value, sign: number, session: Runspace): Value {
  if (isNull(known)) return value;
  const one = asNumber(known, session);
  const other = asNumber(value, session);
  if (one !== undefined && other !== undefined)
    return compareValues(new Double(one), new Double(other), { caseSensitive: true }, session) * sign > 0
      ? known
      : value;
  const sameType =
    one === undefined && other === undefined && session.types.of(known) === session.types.of(value);
  const order = sameType
    ? compareValues(known, value, { caseSensitive: true }, session)
    : compareValues(
        cultureText(known, session),
        cultureText(value, session),
        { caseSensitive: true },
        session,
      );
  return order * sign > 0 ? known : value;
}

function countLines(text: string): number {
  if (text === '') return 0;
  const breaks = text.split('\n').length - 1;
  return text.endsWith('\n') ? breaks : breaks + 1;
}
