import type { ExchangeOperations } from '../../service/api/exchange.ts';
import type { PackageExportRequest } from '../../service/api/packages.ts';
import type { PackageKind } from './packageKind.ts';

/** How much of a catalog is to leave: all of it, what changed since the last export with the same filters, or since a version, or what a wanted list asks for. */
export type ExportExtent = 'all' | 'last' | 'version' | 'wanted';

/** What somebody wants to export, as far as it was said. Products and classifications are ids; empty lists stand for all. */
export interface ExportWishes {
  readonly siteCode?: string;
  readonly kind?: PackageKind;
  readonly extent?: ExportExtent;
  readonly version?: number;
  /** Path of a wanted list; it says itself which updates. */
  readonly wanted?: string;
  readonly isFiltered?: boolean;
  readonly products?: readonly string[];
  readonly classifications?: readonly string[];
  /** Update files, too. */
  readonly content?: boolean;
  /** Bytes that no file shall exceed; 0: one file. */
  readonly chunkSize?: number;
}

/** The request for a `.susync` package. */
export function bundleRequest(
  file: string,
  wishes: ExportWishes,
): Parameters<ExchangeOperations['exportCatalog']>[0] {
  const { extent, version, wanted, chunkSize = 0 } = wishes;
  return {
    ...commonPart(file, wishes),
    ...(extent === 'last' ? { since: 'last' } : {}),
    ...(extent === 'version' && version !== undefined ? { since: `${version}` } : {}),
    ...(extent === 'wanted' && wanted !== undefined ? { wanted } : {}),
    ...(chunkSize > 0 ? { chunkSize } : {}),
  };
}

/** The request for packages of `wsusutil import`. */
export function cabRequest(file: string, wishes: ExportWishes): PackageExportRequest {
  const { extent, version } = wishes;
  return {
    ...commonPart(file, wishes),
    ...(extent === 'version' && version !== undefined ? { since: version } : {}),
  };
}

function commonPart(file: string, wishes: ExportWishes): Omit<PackageExportRequest, 'since'> {
  const { siteCode, extent, products = [], classifications = [], content = false } = wishes;
  const isFiltered = wishes.isFiltered === true && extent !== 'wanted';
  return {
    file,
    ...(siteCode === undefined ? {} : { siteCode }),
    ...(isFiltered && products.length > 0 ? { products } : {}),
    ...(isFiltered && classifications.length > 0 ? { classifications } : {}),
    ...(content ? { content } : {}),
  };
}
