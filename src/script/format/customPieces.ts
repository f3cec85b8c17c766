import { isNull, type Value } from '../values/value.ts';
import type { CellReader } from './cellReader.ts';
import type { FormatOptions } from './formatOptions.ts';
import { newline, type Piece } from './frame.ts';
import type { ObjectReader } from './objectReader.ts';
import { evaluateExpression } from './propertyExpression.ts';
import { isScalar } from './scalarTypes.ts';
import { shownProperties } from './shownProperty.ts';

const step = 2;

/** An object as Format-Custom shows one without a view: `class X { … }`, level by level. */
export function customPieces(
  value: Value,
  options: FormatOptions,
  cells: CellReader,
  reader: ObjectReader,
): Piece[] {
  const tree = new CustomTree(cells, reader);
  return [...tree.object(value, options.properties, options.depth), newline];
}

class CustomTree {
  readonly #cells: CellReader;
  readonly #reader: ObjectReader;

  constructor(cells: CellReader, reader: ObjectReader) {
    this.#cells = cells;
    this.#reader = reader;
  }

  object(value: Value, properties: FormatOptions['properties'], depth: number): Piece[] {
    this.#reader.checkpoint();
    const type = this.#reader.typeNames(value)[0] ?? '';
    const shown = shownProperties(value, properties, this.#reader);
    return [
      `class ${type.slice(Math.max(type.lastIndexOf('.'), type.lastIndexOf('+')) + 1)}`,
      newline,
      '{',
      newline,
      {
        kind: 'frame',
        left: step,
        pieces: shown.flatMap((property) => [
          `${property.label} = `,
          ...this.#value(
            evaluateExpression(property.expression, value, this.#reader),
            property.format,
            property.depth ?? depth,
          ),
        ]),
      },
      '}',
      newline,
    ];
  }

  #value(outcome: ReturnType<typeof evaluateExpression>, format: string | null, depth: number): Piece[] {
    const value = outcome.kind === 'value' ? outcome.value : null;
    const expanded = format === null ? this.#expanded(value, depth) : undefined;
    return expanded === undefined
      ? [this.#cells.valueText(value, format, false), newline]
      : [newline, { kind: 'frame', left: step, pieces: expanded }];
  }

  /** Undefined for what is shown as its text. */
  #expanded(value: Value, depth: number): Piece[] | undefined {
    if (isNull(value) || depth < 1 || isScalar(this.#reader.typeNames(value))) return undefined;
    const items = this.#reader.items(value);
    if (items !== undefined) return this.#list(items, depth);
    return this.#reader.propertyNames(value).length === 0 ? undefined : this.object(value, [], depth - 1);
  }

  #list(items: Iterable<Value>, depth: number): Piece[] {
    const limit = this.#cells.enumerationLimit;
    const pieces: Piece[] = [];
    let count = 0;
    for (const item of items) {
      if (limit >= 0 && count++ === limit) {
        pieces.push('…', newline);
        break;
      }
      pieces.push(...this.#item(item, depth));
    }
    return ['[', newline, { kind: 'frame', left: step, pieces }, ']', newline, newline];
  }

  #item(item: Value, depth: number): Piece[] {
    if (isNull(item) || isScalar(this.#reader.typeNames(item)))
      return [this.#cells.valueText(item, null, false), newline];
    const items = depth > 1 ? this.#reader.items(item) : undefined;
    if (items !== undefined)
      return [newline, { kind: 'frame', left: step, pieces: this.#list(items, depth - 1) }];
    if (depth < 1) return [this.#cells.valueText(item, null, false), newline];
    return this.object(item, [], depth - 1);
  }
}
