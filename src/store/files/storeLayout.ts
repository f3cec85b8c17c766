import path from 'node:path';

/** Where things lie in a data folder. */
export interface StoreLayout {
  readonly folder: string;
  readonly lock: string;
  readonly format: string;
  readonly checkpoint: string;
  readonly segments: string;
  readonly journal: string;
  readonly snapshot: string;
  readonly documents: string;
  readonly content: string;
}

/** The layout of a data folder. */
export function storeLayout(folder: string): StoreLayout {
  const root = path.resolve(folder);
  return {
    folder: root,
    lock: path.join(root, 'lock'),
    format: path.join(root, 'format.json'),
    checkpoint: path.join(root, 'CHECKPOINT'),
    segments: path.join(root, 'segments'),
    journal: path.join(root, 'journal'),
    snapshot: path.join(root, 'snapshot'),
    documents: path.join(root, 'db'),
    content: path.join(root, 'content'),
  };
}

/** Where a repair that ends with a commit keeps what it could not use. */
export function damagedFolder(layout: StoreLayout, commit: number): string {
  return path.join(layout.folder, 'damaged', String(commit));
}
