import { isNull, type Value } from '../values/value.ts';
import type { Alignment } from './cellField.ts';
import type { CellReader } from './cellReader.ts';
import { customPieces } from './customPieces.ts';
import type { EntryMaker } from './entryMaker.ts';
import type { FormatOptions } from './formatOptions.ts';
import type { ObjectReader } from './objectReader.ts';
import { evaluateExpression } from './propertyExpression.ts';
import { isRightAligned } from './scalarTypes.ts';
import { shownProperties, wideProperty, type ShownProperty } from './shownProperty.ts';
import type { ViewKind } from './formatView.ts';

/** Columns of a table that nobody asked for. */
const mostColumns = 10;

/** Entries made of the properties of the objects, not of a view. */
export function propertyEntries(
  kind: ViewKind,
  first: Value,
  options: FormatOptions,
  cells: CellReader,
  reader: ObjectReader,
): EntryMaker {
  switch (kind) {
    case 'table':
      return tableEntries(first, options, cells, reader);
    case 'list':
      return {
        shape: { kind: 'list' },
        autosize: false,
        accepts: () => true,
        entry: (value) => ({ kind: 'fields', fields: listFields(value, options, cells, reader) }),
      };
    case 'wide':
      return {
        shape: { kind: 'wide', columns: options.columns },
        autosize: options.autosize,
        accepts: () => true,
        entry: (value) => {
          const shown = wideProperty(value, options.properties, reader);
          return {
            kind: 'name',
            text: shown === undefined ? '' : cells.text(shown.expression, value, shown.format, false),
          };
        },
      };
    case 'custom':
      return {
        shape: { kind: 'custom' },
        autosize: false,
        accepts: () => true,
        entry: (value) => ({ kind: 'custom', pieces: customPieces(value, options, cells, reader) }),
      };
  }
}

function tableEntries(
  first: Value,
  options: FormatOptions,
  cells: CellReader,
  reader: ObjectReader,
): EntryMaker {
  const all = shownProperties(first, options.properties, reader);
  const shown = options.properties.length > 0 ? all : all.slice(0, mostColumns);
  return {
    shape: {
      kind: 'table',
      hideHeaders: options.hideHeaders,
      repeatHeaders: options.repeatHeaders,
      columns: shown.map((property) => ({
        label: property.label,
        width: property.width,
        alignment: property.alignment ?? defaultAlignment(property, first, reader),
      })),
    },
    autosize: options.autosize,
    accepts: () => true,
    entry: (value) => ({
      kind: 'row',
      cells: shown.map(({ expression, format }) => cells.text(expression, value, format, true)),
      alignments: [],
      wrap: options.wrap,
    }),
  };
}

/** The first object decides: numbers and the like to the right. */
function defaultAlignment({ expression }: ShownProperty, first: Value, reader: ObjectReader): Alignment {
  const outcome = evaluateExpression(expression, first, reader);
  if (outcome.kind !== 'value' || isNull(outcome.value)) return 'left';
  return isRightAligned(reader.typeNames(outcome.value)) ? 'right' : 'left';
}

/** Every object has the fields that it has itself. */
export function listFields(
  value: Value,
  options: FormatOptions,
  cells: CellReader,
  reader: ObjectReader,
): { label: string; value: string }[] {
  return shownProperties(value, options.properties, reader).flatMap(({ label, expression, format, found }) =>
    found ? [{ label, value: cells.text(expression, value, format, false) }] : [],
  );
}
