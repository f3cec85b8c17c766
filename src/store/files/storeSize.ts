import path from 'node:path';
import type { FilePort } from './filePort.ts';
import type { StoreLayout } from './storeLayout.ts';

/** Bytes of the files of a store by part; content files, of which there may be many, are left out. */
export interface StoreBytes {
  readonly segments: number;
  readonly journal: number;
  readonly snapshot: number;
  readonly documents: number;
}

/** Adds up the files as they are now; one that goes meanwhile counts as nothing. */
export async function storeBytes(files: FilePort, layout: StoreLayout): Promise<StoreBytes> {
  const sum = async (folder: string): Promise<number> => {
    let bytes = 0;
    for (const name of await files.list(folder))
      bytes += (await files.info(path.join(folder, name)))?.size ?? 0;
    return bytes;
  };
  return {
    segments: await sum(layout.segments),
    journal: await sum(layout.journal),
    snapshot: await sum(layout.snapshot),
    documents: await sum(layout.documents),
  };
}
