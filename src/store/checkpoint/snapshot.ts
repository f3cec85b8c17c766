import type { CatalogKey } from '../../domain/catalogRow.ts';
import type { CollectionName } from '../../domain/documents.ts';
import type { Generation } from '../../domain/store.ts';
import { rowColumnNames, rowColumns } from '../tables/catalogTable.ts';
import type { FilePort } from '../files/filePort.ts';
import { damaged } from '../files/ioFailure.ts';
import { recordColumnNames, recordColumns } from '../tables/recordTable.ts';
import { readSections, writeSections } from './sectionFile.ts';
import type { SegmentTail } from '../segments/segmentFiles.ts';
import { StoreState } from './storeState.ts';
import type { DocumentState, Recovered } from '../recovery/recovery.ts';

/** What a snapshot file says beside its columns. */
interface SnapshotMeta {
  readonly commit: number;
  readonly sequence: number;
  readonly tail: SegmentTail;
  readonly irregularIds: readonly (readonly [number, string])[];
  readonly severities: readonly string[];
  readonly catalogs: readonly {
    readonly key: CatalogKey;
    readonly generations: readonly Generation[];
    readonly published: number;
  }[];
  readonly collections: readonly CollectionName[];
}

/** Writes the whole read model and all documents as one synced file. */
export async function writeSnapshot(
  files: FilePort,
  path: string,
  content: {
    readonly state: StoreState;
    readonly tail: SegmentTail;
    readonly documents: ReadonlyMap<CollectionName, readonly unknown[]>;
  },
): Promise<void> {
  const { commit, sequence, ids, records, catalogs } = content.state.sections();
  const sections = new Map<string, Uint8Array>();
  const add = (name: string, words: Uint32Array): void => {
    sections.set(name, new Uint8Array(words.buffer, words.byteOffset, words.byteLength));
  };
  add('ids', ids.words);
  add('storedDigests', records.storedDigests);
  for (const name of recordColumnNames) add(`records/${name}`, records.columns[name]);
  sections.set('titles', records.titles.bytes);
  add('titles/ends', records.titles.ends);
  sections.set('kbs', records.kbs.bytes);
  add('kbs/ends', records.kbs.ends);
  for (const { key, sections: table } of catalogs) {
    for (const name of rowColumnNames) add(`${key}/${name}`, table.columns[name]);
  }
  for (const [name, documents] of content.documents) {
    sections.set(`documents/${name}`, Buffer.from(JSON.stringify(documents)));
  }
  const meta: SnapshotMeta = {
    commit,
    sequence,
    tail: content.tail,
    irregularIds: ids.irregular,
    severities: records.severities,
    catalogs: catalogs.map(({ key, sections: { generations, published } }) => ({
      key,
      generations,
      published,
    })),
    collections: [...content.documents.keys()],
  };
  await writeSections(files, path, { meta, sections });
}

/** Reads a snapshot back; rejects with `damagedStore`. */
export async function readSnapshot(files: FilePort, path: string): Promise<Recovered> {
  const { meta, sections } = await readSections(files, path);
  if (!isMeta(meta)) throw damaged(`${path}: not a snapshot of a store`);
  const bytes = (name: string): Uint8Array => {
    const found = sections.get(name);
    if (found === undefined) throw damaged(`${path}: section ${name} is missing`);
    return found;
  };
  const words = (name: string): Uint32Array => {
    const found = bytes(name);
    return new Uint32Array(found.buffer, found.byteOffset, found.byteLength / 4);
  };
  const state = new StoreState({
    commit: meta.commit,
    sequence: meta.sequence,
    ids: { words: words('ids'), irregular: meta.irregularIds },
    records: {
      columns: recordColumns((name) => words(`records/${name}`)),
      storedDigests: words('storedDigests'),
      titles: { bytes: bytes('titles'), ends: words('titles/ends') },
      kbs: { bytes: bytes('kbs'), ends: words('kbs/ends') },
      severities: meta.severities,
    },
    catalogs: meta.catalogs.map(({ key, generations, published }) => ({
      key,
      sections: { columns: rowColumns((name) => words(`${key}/${name}`)), generations, published },
    })),
  });
  const documents: DocumentState = new Map();
  for (const name of meta.collections) documents.set(name, documentsById(bytes(`documents/${name}`), path));
  return { state, documents, tail: meta.tail };
}

function documentsById(bytes: Uint8Array, path: string): Map<string, unknown> {
  const list: unknown = JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString());
  if (!Array.isArray(list)) throw damaged(`${path}: documents are no list`);
  return new Map(
    list.map((document: unknown) => {
      if (typeof document !== 'object' || document === null || !('_id' in document)) {
        throw damaged(`${path}: a document has no _id`);
      }
      return [String(document._id), document];
    }),
  );
}

/** The checksum says that this store wrote it. */
function isMeta(value: unknown): value is SnapshotMeta {
  return (
    typeof value === 'object' && value !== null && 'commit' in value && 'tail' in value && 'catalogs' in value
  );
}
