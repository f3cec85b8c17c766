import type { RevisionIdentity } from './revision.ts';
import type { CatalogGraph } from './selection.ts';
import type { UpdateHeader } from './updateHeader.ts';
import type { UpdateRecord } from './updateRecord.ts';

/** A catalog as an export is made from it: a graph, and what stands at its ordinals, read a few at a time and as often as needed. */
export interface ExportableCatalog extends CatalogGraph {
  identity(ordinal: number): RevisionIdentity;
  /** In the order asked. */
  headers(ordinals: readonly number[]): Promise<readonly UpdateHeader[]>;
  /** In the order asked, as stored. */
  records(ordinals: readonly number[]): Promise<readonly UpdateRecord[]>;
}
