import { createHash, type Hash } from 'node:crypto';
import type { At } from '../../domain/store.ts';
import type { SiteDocument } from '../../domain/documents.ts';
import { generationAt, type ReadableCatalog } from '../rowPages.ts';
import type { RecordTable } from '../tables/recordTable.ts';

/** SHA-256 over a catalog's rows in the order of id and revision: equal content, equal digest, whatever way it came. */
export function digestOfCatalog(catalog: ReadableCatalog, records: RecordTable, at: At): string {
  const hash = createHash('sha256');
  addRows(hash, catalog, records, { generation: generationAt(catalog, at), introduced: false });
  return hash.digest('hex');
}

/** SHA-256 over the published rows of all catalogs with their generations, and what the sites say of their content (no times). */
export function digestOfStore(
  catalogs: readonly ReadableCatalog[],
  records: RecordTable,
  sites: readonly SiteDocument[],
): string {
  const hash = createHash('sha256');
  for (const catalog of [...catalogs].sort((a, b) => (a.key < b.key ? -1 : 1))) {
    const generation = catalog.table.published;
    hash.update(`${catalog.key} ${generation}\n`);
    addRows(hash, catalog, records, { generation, introduced: true });
  }
  for (const site of [...sites].sort((a, b) => (a._id < b._id ? -1 : 1))) {
    const { _id, type, parent = '', siteServer, contentVersion, contentGenerations } = site;
    const versions = contentGenerations.map(({ version, generation }) => `${version}:${generation}`);
    hash.update(`${[_id, type, parent, siteServer, contentVersion, ...versions].join(' ')}\n`);
  }
  return hash.digest('hex');
}

function addRows(
  hash: Hash,
  { table, ids }: ReadableCatalog,
  records: RecordTable,
  { generation, introduced }: { readonly generation: number; readonly introduced: boolean },
): void {
  const rows: number[] = [];
  for (let row = 0; row < table.size; row++) if (table.isVisible(row, generation)) rows.push(row);
  rows.sort((a, b) => ids.compare(table.id(a), table.id(b)) || table.revision(a) - table.revision(b));
  for (const row of rows) {
    const state = [
      ids.text(table.id(row)),
      table.revision(row),
      records.textDigest(table.record(row)),
      table.flags(row),
    ];
    if (introduced) state.push(table.introduced(row));
    hash.update(`${state.join(' ')}\n`);
  }
}
