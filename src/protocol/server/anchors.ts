import type { CatalogSnapshot, ServedCatalog } from '../../domain/servedCatalog.ts';
import { ServerFault } from './serverFault.ts';

/** A point in the life of a catalog as downstream servers keep it, opaque to them. */
export interface Anchor {
  readonly generation: number;
  /** ms UTC. */
  readonly time: number;
}

const anchorForm = /^(\d{1,10}),(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(\.\d{1,7})?$/;

/** `<generation>,<yyyy-MM-dd HH:mm:ss.fff>`, the form of Windows anchors (MS-WSUSSS <31>). */
export function formatAnchor({ generation, time }: Anchor): string {
  return `${generation},${new Date(time).toISOString().replace('T', ' ').slice(0, 23)}`;
}

/** Reads an anchor; undefined for an absent one. Faults with InvalidParameters naming the parameter. */
export function parseAnchor(text: string | undefined, parameter: string): Anchor | undefined {
  const trimmed = text?.trim() ?? '';
  if (trimmed === '') return undefined;
  const match = anchorForm.exec(trimmed);
  const time = match === null ? NaN : Date.parse(`${match[2] ?? ''}T${match[3] ?? ''}${match[4] ?? ''}Z`);
  if (match === null || Number.isNaN(time)) throw new ServerFault('InvalidParameters', parameter);
  return { generation: Number(match[1]), time };
}

/**
 * The generation since which changes are told; undefined (everything) when the anchor is of a generation that is no
 * longer kept, is not yet published, or was published at another moment, which makes it another server's.
 */
export async function generationOf(
  anchor: Anchor | undefined,
  snapshot: CatalogSnapshot,
  catalog: ServedCatalog,
): Promise<number | undefined> {
  if (anchor === undefined || anchor.generation > snapshot.generation) return undefined;
  return (await catalog.keepsGeneration(anchor.generation, anchor.time)) ? anchor.generation : undefined;
}
