import { NetObject } from '../values/value.ts';
import type { Alignment } from './cellField.ts';
import type { Piece } from './frame.ts';

/** A column of a table. */
export interface TableColumn {
  readonly label: string;
  /** 0 for one that is not given. */
  readonly width: number;
  readonly alignment: Alignment;
}

/** How the objects of a document look. */
export type Shape =
  | {
      readonly kind: 'table';
      readonly columns: readonly TableColumn[];
      readonly hideHeaders: boolean;
      readonly repeatHeaders: boolean;
    }
  | { readonly kind: 'list' }
  /** 0 columns for as many as the values leave room for. */
  | { readonly kind: 'wide'; readonly columns: number }
  | { readonly kind: 'custom' };

/** `Label : value` of a list. */
export interface ListField {
  readonly label: string;
  readonly value: string;
}

/** One object, formatted. */
export type Entry =
  | {
      readonly kind: 'row';
      readonly cells: readonly string[];
      readonly alignments: readonly (Alignment | null)[];
      readonly wrap: boolean;
    }
  | { readonly kind: 'fields'; readonly fields: readonly ListField[] }
  | { readonly kind: 'name'; readonly text: string }
  | { readonly kind: 'custom'; readonly pieces: readonly Piece[] }
  /** As it is, whatever the width. */
  | { readonly kind: 'raw'; readonly text: string };

/** What Format-* cmdlets write, and Out-* cmdlets show. */
export type FormatBody =
  | { readonly kind: 'start'; readonly shape: Shape; readonly autosize: boolean }
  | { readonly kind: 'groupStart'; readonly heading: readonly Piece[] | null }
  | { readonly kind: 'entry'; readonly entry: Entry }
  /** In place, whatever document is open. */
  | { readonly kind: 'outOfBand'; readonly entry: Entry }
  | { readonly kind: 'groupEnd' }
  | { readonly kind: 'end' };

const typeNames = {
  start: 'FormatStartData',
  groupStart: 'GroupStartData',
  entry: 'FormatEntryData',
  outOfBand: 'FormatEntryData',
  groupEnd: 'GroupEndData',
  end: 'FormatEndData',
} as const;

/** A {@link FormatBody} on its way through a pipeline. */
export class FormatRecord extends NetObject {
  readonly body: FormatBody;

  constructor(body: FormatBody) {
    super();
    this.body = body;
  }

  get typeName(): string {
    return `Microsoft.PowerShell.Commands.Internal.Format.${typeNames[this.body.kind]}`;
  }
}
