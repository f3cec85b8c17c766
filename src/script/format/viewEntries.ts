import { nothing } from '../values/value.ts';
import type { CellReader } from './cellReader.ts';
import type { EntryMaker } from './entryMaker.ts';
import type { FormatOptions } from './formatOptions.ts';
import type { FormatView, ViewValue } from './formatView.ts';
import type { ObjectReader } from './objectReader.ts';
import type { PropertyExpression } from './propertyExpression.ts';

/** Entries as a view makes them. */
export function viewEntries(
  view: FormatView,
  options: FormatOptions,
  cells: CellReader,
  reader: ObjectReader,
): EntryMaker {
  const types = new Set(view.types.map((type) => type.toLowerCase()));
  const accepts = (typeNames: readonly string[]): boolean =>
    typeNames.some((type) => types.has(type.toLowerCase().replace(/^deserialized\./u, '')));
  switch (view.kind) {
    case 'table': {
      const expressions = view.columns.map(({ value }) => viewExpression(value));
      return {
        shape: {
          kind: 'table',
          hideHeaders: options.hideHeaders,
          repeatHeaders: options.repeatHeaders,
          columns: view.columns.map(({ label, width, alignment }) => ({
            label,
            width,
            alignment: alignment ?? 'left',
          })),
        },
        autosize: options.autosize || view.autosize,
        accepts,
        entry: (value) => ({
          kind: 'row',
          cells: expressions.map((expression) => cells.text(expression, value, null, false)),
          alignments: view.columns.map(({ cellAlignment }) => cellAlignment),
          wrap: options.wrap || view.wrap,
        }),
      };
    }
    case 'list':
      return {
        shape: { kind: 'list' },
        autosize: false,
        accepts,
        entry: (value) => ({
          kind: 'fields',
          fields: itemsFor(view, reader.typeNames(value)).map((item) => ({
            label: item.label,
            value: cells.text(viewExpression(item.value), value, null, false),
          })),
        }),
      };
    case 'wide': {
      const expression = viewExpression(view.value);
      return {
        shape: { kind: 'wide', columns: options.columns },
        autosize: options.autosize,
        accepts,
        entry: (value) => ({
          kind: 'name',
          text: cells.text(expression, value, null, false),
        }),
      };
    }
    case 'custom':
      return {
        shape: { kind: 'custom' },
        autosize: false,
        accepts,
        entry: (value) => ({ kind: 'custom', pieces: view.pieces(value, reader) }),
      };
  }
}

/** What a view shows in one place, as an expression. */
export function viewExpression(value: ViewValue): PropertyExpression {
  return typeof value === 'string'
    ? { kind: 'name', name: value }
    : {
        kind: 'computed',
        get: (target, reader) => {
          const computed = value(target, reader);
          return computed === nothing ? null : computed;
        },
      };
}

function itemsFor(view: Extract<FormatView, { kind: 'list' }>, typeNames: readonly string[]) {
  const entry =
    view.entries.find(({ type }) => type !== null && typeNames.includes(type)) ??
    view.entries.find(({ type }) => type === null);
  return entry?.items ?? [];
}
