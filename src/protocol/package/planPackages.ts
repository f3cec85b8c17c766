import { ClosedOrder } from '../../domain/closedOrder.ts';
import { SyncError } from '../../domain/errors/syncError.ts';
import type { ExportableCatalog } from '../../domain/exportableCatalog.ts';
import { revisionKey } from '../../domain/revision.ts';
import type { CatalogGraph } from '../../domain/selection.ts';

/**
 * Distributes revisions, given in an order in which needs stand first, over as few packages as the order allows, none above `room`
 * bytes. Each is closed: what a revision needs stands in its own package, before it, also where an earlier one has it.
 * Throws `limitExceeded` naming a revision that with its needs is larger than a package.
 */
export function planPackages(
  catalog: CatalogGraph & Pick<ExportableCatalog, 'identity'>,
  order: Iterable<number>,
  sizeOf: (ordinal: number) => number,
  room: number,
): readonly Uint32Array[] {
  const packages: Uint32Array[] = [];
  const closed = new ClosedOrder(catalog);
  const placed = new Uint8Array(catalog.size);
  let current: number[] = [];
  let filled = 0;
  for (const ordinal of order) {
    if (placed[ordinal] === 1) continue;
    let added = closed.add(ordinal);
    let size = sum(added, sizeOf);
    if (filled + size > room && current.length > 0) {
      packages.push(Uint32Array.from(current));
      closed.clear();
      current = [];
      filled = 0;
      added = closed.add(ordinal);
      size = sum(added, sizeOf);
    }
    if (size > room)
      throw new SyncError(
        'limitExceeded',
        `Update ${revisionKey(catalog.identity(ordinal))} and what it needs take ${size} bytes; a package holds ${room}`,
      );
    for (const one of added) {
      current.push(one);
      placed[one] = 1;
    }
    filled += size;
  }
  packages.push(Uint32Array.from(current));
  return packages;
}

function sum(ordinals: readonly number[], sizeOf: (ordinal: number) => number): number {
  return ordinals.reduce((total, ordinal) => total + sizeOf(ordinal), 0);
}
