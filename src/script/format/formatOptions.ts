import type { Alignment } from './cellField.ts';
import type { PropertyExpression } from './propertyExpression.ts';
import type { ViewKind } from './formatView.ts';

/** One property asked for by `-Property`. */
export interface FormatProperty {
  readonly expression: PropertyExpression;
  readonly label: string | null;
  readonly format: string | null;
  /** 0 for none. */
  readonly width: number;
  readonly alignment: Alignment | null;
  /** Format-Custom's own depth; null for that of the command. */
  readonly depth: number | null;
}

/** What a Format-* cmdlet was asked for. */
export interface FormatOptions {
  /** Null for what the object itself suggests. */
  readonly shape: ViewKind | null;
  /** Empty for none. */
  readonly properties: readonly FormatProperty[];
  readonly groupBy: FormatProperty | null;
  readonly viewName: string | null;
  readonly autosize: boolean;
  readonly hideHeaders: boolean;
  readonly repeatHeaders: boolean;
  readonly wrap: boolean;
  /** Columns of Format-Wide; 0 for its own choice. */
  readonly columns: number;
  /** Levels of Format-Custom. */
  readonly depth: number;
  /** What becomes of a collection: its items, itself, or both. Null for the default of its type. */
  readonly expand: 'EnumOnly' | 'CoreOnly' | 'Both' | null;
  /** Formats also what is otherwise shown as its text. */
  readonly force: boolean;
  readonly showErrors: boolean;
  readonly displayErrors: boolean;
}

/** What is asked for where nothing is: default output. */
export const defaultOptions: FormatOptions = {
  shape: null,
  properties: [],
  groupBy: null,
  viewName: null,
  autosize: false,
  hideHeaders: false,
  repeatHeaders: false,
  wrap: false,
  columns: 0,
  depth: 5,
  expand: null,
  force: false,
  showErrors: false,
  displayErrors: false,
};
