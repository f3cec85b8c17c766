import type { Value } from '../values/value.ts';
import type { Alignment } from './cellField.ts';
import type { Piece } from './frame.ts';
import type { ObjectReader } from './objectReader.ts';

/** What a view shows in one place: a property, or what it computes of the object. */
export type ViewValue = string | ((value: Value, reader: ObjectReader) => Value);

/** A column of a view. */
export interface ViewColumn {
  readonly label: string;
  readonly value: ViewValue;
  /** 0 for what the others leave. */
  readonly width: number;
  /** Null for left, header and cells. */
  readonly alignment: Alignment | null;
  /** Of the cells alone. */
  readonly cellAlignment: Alignment | null;
}

/** What splits the objects of a view into groups, and the heading of each. */
export interface ViewGroup {
  readonly value: ViewValue;
  readonly heading: (value: Value, reader: ObjectReader) => readonly Piece[];
}

/** An item of a list view. */
export interface ViewItem {
  readonly label: string;
  readonly value: ViewValue;
}

interface ViewCommon {
  /** As `-View` names it. */
  readonly name: string;
  /** Full names of the types that it shows. */
  readonly types: readonly string[];
  readonly group: ViewGroup | null;
}

/** How objects of some types are shown. */
export type FormatView = ViewCommon &
  (
    | {
        readonly kind: 'table';
        readonly columns: readonly ViewColumn[];
        readonly autosize: boolean;
        readonly wrap: boolean;
      }
    | {
        readonly kind: 'list';
        /** The items for a type; the last ones, without a type, for all others. */
        readonly entries: readonly { readonly type: string | null; readonly items: readonly ViewItem[] }[];
      }
    | { readonly kind: 'wide'; readonly value: ViewValue }
    | {
        readonly kind: 'custom';
        /** Shown in place, whatever stands around it. */
        readonly outOfBand: boolean;
        readonly pieces: (value: Value, reader: ObjectReader) => readonly Piece[];
      }
  );

/** A kind of view, as Format-Table, -List, -Wide and -Custom want it. */
export type ViewKind = FormatView['kind'];

/**
 * A table view by the columns of its text form: `Name:30 Value` for labels that are properties, `Label=Property:12>` with a width and, by `<` or `>`, an
 * alignment. Computed columns are given by label.
 */
export function tableView(
  types: string | readonly string[],
  columns: string,
  {
    name,
    computed = {},
    group = null,
    autosize = false,
    wrap = false,
  }: {
    readonly name?: string;
    readonly computed?: Readonly<Record<string, (value: Value, reader: ObjectReader) => Value>>;
    readonly group?: ViewGroup | null;
    readonly autosize?: boolean;
    readonly wrap?: boolean;
  } = {},
): FormatView {
  const list = typeof types === 'string' ? [types] : types;
  const values = new Map(Object.entries(computed));
  return {
    kind: 'table',
    name: name ?? list[0] ?? '',
    types: list,
    group,
    autosize,
    wrap,
    columns: columns.split(' ').map((column) => {
      const [, label = '', property, width = '0', mark] =
        /^([^=:<>]+)(?:=([^:<>]+))?(?::(\d+))?([<>])?$/u.exec(column) ?? [];
      const shown = label.replaceAll('_', ' ');
      return {
        label: shown,
        value: values.get(shown) ?? property ?? label,
        width: Number(width),
        alignment: mark === '>' ? ('right' as const) : null,
        cellAlignment: null,
      };
    }),
  };
}

/** A list view of properties by their names; `Label=Property` where they differ. */
export function listView(
  types: string | readonly string[],
  items: string,
  {
    name,
    computed = {},
    group = null,
  }: {
    readonly name?: string;
    readonly computed?: Readonly<Record<string, (value: Value, reader: ObjectReader) => Value>>;
    readonly group?: ViewGroup | null;
  } = {},
): FormatView {
  const list = typeof types === 'string' ? [types] : types;
  return {
    kind: 'list',
    name: name ?? list[0] ?? '',
    types: list,
    group,
    entries: [{ type: null, items: viewItems(items, computed) }],
  };
}

/** Items of a list view, as {@link listView} takes them. */
export function viewItems(
  items: string,
  computed: Readonly<Record<string, (value: Value, reader: ObjectReader) => Value>> = {},
): ViewItem[] {
  const values = new Map(Object.entries(computed));
  return items.split(' ').map((item) => {
    const [label = '', property = label] = item.split('=');
    return { label, value: values.get(label) ?? property };
  });
}

/** A wide view of one property. */
export function wideView(types: string | readonly string[], value: string, name?: string): FormatView {
  const list = typeof types === 'string' ? [types] : types;
  return { kind: 'wide', name: name ?? list[0] ?? '', types: list, group: null, value };
}

/** A view of free text, by default in place. */
export function textView(
  types: string | readonly string[],
  text: (value: Value, reader: ObjectReader) => string,
  outOfBand = true,
): FormatView {
  const list = typeof types === 'string' ? [types] : types;
  return {
    kind: 'custom',
    name: list[0] ?? '',
    types: list,
    group: null,
    outOfBand,
    pieces: (value, reader) => [text(value, reader)],
  };
}
