import type { Value } from '../values/value.ts';
import type { CellReader } from './cellReader.ts';
import { defaultOptions } from './formatOptions.ts';
import type { Entry } from './formatRecord.ts';
import type { ViewTable } from './findView.ts';
import type { ObjectReader } from './objectReader.ts';
import { listFields } from './propertyEntries.ts';
import { isScalar } from './scalarTypes.ts';

/** Which objects are shown in place: those that always are, or any one, as a list where there is nothing else. */
export type OutOfBandUse = 'scalars' | 'any';

/** An object in place of a document: an error record, a text, a number. Undefined for one that makes a document. */
export function outOfBandEntry(
  value: Value,
  use: OutOfBandUse,
  parts: {
    readonly views: () => ViewTable;
    readonly reader: ObjectReader;
    readonly cells: CellReader;
  },
): Entry | undefined {
  if (typeof value === 'string') return { kind: 'raw', text: value };
  const { reader } = parts;
  const typeNames = reader.typeNames(value);
  const view = parts.views().findOutOfBand(typeNames);
  if (view?.kind === 'custom') return { kind: 'custom', pieces: view.pieces(value, reader) };
  if (isScalar(typeNames) || reader.propertyNames(value).length === 0)
    return { kind: 'raw', text: reader.text(value) };
  if (use === 'scalars') return undefined;
  return { kind: 'fields', fields: listFields(value, defaultOptions, parts.cells, reader) };
}
