import { stat } from 'node:fs/promises';
import type { CatalogKey } from '../../domain/catalogRow.ts';
import type { OperationCall } from '../../domain/operationProgress.ts';
import { allCategories } from '../../engine/administration/categories.ts';
import type { EnginePorts } from '../../engine/ports.ts';
import { openScanPackage } from '../../protocol/package/openScanPackage.ts';
import type { ScanUpdate } from '../../protocol/package/scanIndexParser.ts';
import type { PackageContents } from './packageContents.ts';

/**
 * Looks at an offline scan package (`wsusscn2.cab`) and compares it with a catalog, if there is one; undefined for every other file. It is for scans
 * alone: there is no whole document in it to be imported or served.
 */
export async function inspectScanPackage(
  { store }: Pick<EnginePorts, 'store'>,
  { file, catalog }: { readonly file: string; readonly catalog: CatalogKey | undefined },
  { signal, onProgress }: OperationCall,
): Promise<PackageContents | undefined> {
  const opened = await openScanPackage(file);
  if (opened === undefined) return undefined;
  try {
    const comparison = { bundles: 0, superseded: 0, same: 0, newerHere: 0, olderHere: 0, absent: 0 };
    const [products, classifications] = [new Set<string>(), new Set<string>()];
    let updates = 0;
    for await (const found of opened.updates()) {
      signal?.throwIfAborted();
      updates += found.length;
      const here = await revisionsHere(store, catalog, found);
      for (const update of found) {
        if (update.isBundle) comparison.bundles++;
        if (update.isSuperseded) comparison.superseded++;
        comparison[standing(update.revision, here.get(update.updateId))]++;
        for (const id of update.products) products.add(id);
        for (const id of update.classifications) classifications.add(id);
      }
      onProgress?.({ done: updates, unit: 'items', text: 'Reading the scan package' });
    }
    const titles = new Map((await allCategories(store)).map(({ _id, title }) => [_id, title]));
    const named = (ids: ReadonlySet<string>): readonly string[] =>
      [...ids].map((id) => titles.get(id) ?? id).sort((a, b) => a.localeCompare(b, 'en'));
    const { size: bytes } = await stat(file);
    return {
      ...{ serverId: null, created: null, protocolVersion: null, languages: null, bytes },
      counts: { updates, configuration: 0, expired: 0 },
      ...{ products: named(products), classifications: named(classifications), scan: comparison },
    };
  } finally {
    await opened.close();
  }
}

async function revisionsHere(
  store: EnginePorts['store'],
  catalog: CatalogKey | undefined,
  found: readonly ScanUpdate[],
): Promise<ReadonlyMap<string, readonly number[]>> {
  const revisions = new Map<string, number[]>();
  if (catalog === undefined) return revisions;
  const ids = [...new Set(found.map(({ updateId }) => updateId))];
  for (const { updateId, revision } of await store.find(catalog, 'published', ids))
    revisions.set(updateId, [...(revisions.get(updateId) ?? []), revision]);
  return revisions;
}

function standing(
  revision: number,
  here: readonly number[] = [],
): 'same' | 'newerHere' | 'olderHere' | 'absent' {
  if (here.length === 0) return 'absent';
  if (here.includes(revision)) return 'same';
  return Math.max(...here) > revision ? 'newerHere' : 'olderHere';
}
