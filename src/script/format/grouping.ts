import { nothing, type Value } from '../values/value.ts';
import type { CellReader } from './cellReader.ts';
import type { Piece } from './frame.ts';
import type { FormatProperty } from './formatOptions.ts';
import type { ViewGroup } from './formatView.ts';
import type { ObjectReader } from './objectReader.ts';
import {
  evaluateExpression,
  expressionText,
  resolveExpression,
  type PropertyExpression,
} from './propertyExpression.ts';
import { viewExpression } from './viewEntries.ts';

/** By what the objects of a document are grouped: an object whose value differs from that before it starts a group. */
export class Grouping {
  readonly #expression: PropertyExpression;
  readonly #reader: ObjectReader;
  readonly #heading: (value: Value, label: string, target: Value) => readonly Piece[];
  #current: Value | typeof unknown = unknown;
  #label: string | null;

  private constructor(
    expression: PropertyExpression,
    label: string | null,
    reader: ObjectReader,
    heading: (value: Value, label: string, target: Value) => readonly Piece[],
  ) {
    this.#expression = expression;
    this.#label = label;
    this.#reader = reader;
    this.#heading = heading;
  }

  /** Grouping by `-GroupBy`. */
  static by(property: FormatProperty, cells: CellReader, reader: ObjectReader): Grouping {
    return new Grouping(property.expression, property.label, reader, (value, label) => [
      `   ${label}: ${cells.valueText(value, null, false)}`,
    ]);
  }

  /** Grouping of a view. */
  static of(group: ViewGroup, reader: ObjectReader): Grouping {
    return new Grouping(viewExpression(group.value), '', reader, (_, __, target) =>
      group.heading(target, reader),
    );
  }

  /** Whether an object starts another group than the one before it. One without the property stays in the group. */
  changes(target: Value): boolean {
    const [resolved] = resolveExpression(this.#expression, target, this.#reader);
    if (resolved === undefined) return false;
    const outcome = evaluateExpression(resolved, target, this.#reader);
    if (outcome.kind !== 'value') return false;
    const before = this.#current === unknown ? null : this.#current;
    const value = outcome.value === nothing ? null : outcome.value;
    this.#current = value;
    const changed = !this.#reader.same(value, before);
    if (changed) this.#label ??= expressionText(resolved);
    return changed;
  }

  /** The heading of the group that an object starts; null where no object had the property. */
  heading(target: Value): readonly Piece[] | null {
    return this.#current === unknown ? null : this.#heading(this.#current, this.#label ?? '', target);
  }
}

/** No object had the property yet. */
const unknown = Symbol('unknown');
