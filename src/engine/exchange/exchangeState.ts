import type { BundleFilter, BundleManifest } from '../../domain/catalogBundle.ts';

/** The key of the last export of a software update point with a filter. */
export function exportKey(supId: string, filter: BundleFilter | null): string {
  return `export/${supId}/${filterText(filter)}`;
}

/** The key of the last import into a software update point. */
export function importKey(supId: string): string {
  return `import/${supId}`;
}

/** A filter as one text: equal filters, equal texts. */
export function filterText(filter: BundleFilter | null): string {
  if (filter === null) return '';
  return `${[...filter.products].sort().join(',')};${[...filter.classifications].sort().join(',')}`;
}

/** The filter that `filterText` made a text of. */
export function filterOfText(text: string): BundleFilter | null {
  if (text === '') return null;
  const [products = '', classifications = ''] = text.split(';');
  const ids = (list: string): readonly string[] => list.split(',').filter((id) => id !== '');
  return { products: ids(products), classifications: ids(classifications) };
}

/** A package's span for a reader: `version 12`, `versions 9 to 12`. */
export function versionText({ from, to }: Pick<BundleManifest, 'from' | 'to'>): string {
  return from === null ? `version ${to.version}` : `versions ${from.version} to ${to.version}`;
}
