import { AdaptedObject } from '../values/adapted.ts';
import type { Value } from '../values/value.ts';
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
  /** `columns` is 0 where nobody asked for a number. */
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

const classes = {
  start: ['FormatStartData', '033ecb2bc07a4d43b5ef94ed5a35d280'],
  groupStart: ['GroupStartData', '9e210fe47d09416682b841769c78b8a3'],
  entry: ['FormatEntryData', '27c87ef9bbda4f709f6b4002fa4af63c'],
  outOfBand: ['FormatEntryData', '27c87ef9bbda4f709f6b4002fa4af63c'],
  groupEnd: ['GroupEndData', '4ec4f0187cb04f4cb6973460dfe252df'],
  end: ['FormatEndData', 'cf522b78d86c486691226b40aa69e95c'],
} as const;

const classProperty = 'ClassId2e4f51ef21dd47e99d3c952918aff9cd';

const properties = {
  start: [classProperty, 'pageHeaderEntry', 'pageFooterEntry', 'autosizeInfo', 'shapeInfo', 'groupingEntry'],
  groupStart: [classProperty, 'shapeInfo', 'groupingEntry'],
  entry: [classProperty, 'formatEntryInfo', 'outOfBand', 'writeStream', 'isHelpObject'],
  outOfBand: [classProperty, 'formatEntryInfo', 'outOfBand', 'writeStream', 'isHelpObject'],
  groupEnd: [classProperty, 'groupingEntry'],
  end: [classProperty, 'groupingEntry'],
} as const;

/** A {@link FormatBody} on its way through a pipeline. Its properties tell what it is, and nothing of use: it is for Out-* cmdlets alone. */
export class FormatRecord extends AdaptedObject {
  readonly body: FormatBody;

  constructor(body: FormatBody) {
    super();
    this.body = body;
  }

  get typeName(): string {
    return `Microsoft.PowerShell.Commands.Internal.Format.${classes[this.body.kind][0]}`;
  }

  adaptedNames(): readonly string[] {
    return properties[this.body.kind];
  }

  adaptedGet(name: string): Value | undefined {
    const known = this.adaptedNames().find((one) => one.toLowerCase() === name.toLowerCase());
    if (known === undefined) return undefined;
    if (known === classProperty) return classes[this.body.kind][1];
    return known === 'outOfBand' ? this.body.kind === 'outOfBand' : null;
  }

  adaptedSet(): boolean {
    return false;
  }
}
