import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type {
  BundleDecisions,
  BundleFile,
  BundleHead,
  BundleItem,
  BundleTarget,
  FileTally,
  OpenBundle,
  WrittenFile,
} from '../../src/domain/catalogBundle.ts';
import { bundleFiles } from '../../src/protocol/bundle/bundleFiles.ts';
import { readAll } from './readAll.ts';
import { openBundleEntries } from './zipEntries.ts';
import { type RawEntry, rawZip } from './rawZip.ts';
import { buildRecord, guid } from './records.ts';

/** A version that a package may speak of. */
export const testVersion = { version: 12, published: '2026-11-24T08:00:00.000Z' };

/** What an administrator of the tests' source decided. */
export const testDecisions: BundleDecisions = {
  subscription: { products: [guid(1)], classifications: [guid(2)], languages: ['en'] },
  groups: [{ id: guid(3), name: 'November', description: '', created: 0, updateIds: [guid(10)] }],
};

/** A file that a package may hold, with its bytes. */
export type TestFile = BundleFile & { readonly bytes: Uint8Array };

/** A file of these bytes. */
export function testFile(kind: BundleFile['kind'], bytes: Uint8Array): TestFile {
  const [sha1 = '', sha256 = ''] = ['sha1', 'sha256'].map((name) =>
    createHash(name).update(bytes).digest('hex'),
  );
  return { kind, sha1, sha256, size: bytes.length, bytes };
}

function tally(files: readonly TestFile[]): FileTally {
  return { files: files.length, bytes: files.reduce((sum, { size }) => sum + size, 0) };
}

/** The head of a whole package of so many updates. */
export function testHead(items: readonly BundleItem[], files: readonly TestFile[] = []): BundleHead {
  const removed = items.filter(({ kind }) => kind === 'removed').length;
  return {
    source: { siteCode: 'CS1', serverName: 'cs1sup', serverId: guid(4) },
    from: null,
    to: testVersion,
    filter: null,
    languages: ['en'],
    counts: { configuration: 0, updates: items.length - removed, removed },
    content: {
      licenses: tally(files.filter(({ kind }) => kind === 'license')),
      updates: tally(files.filter(({ kind }) => kind === 'update')),
      missing: { files: 0, bytes: 0 },
      express: false,
    },
  };
}

/** A row whose document is a text of about so many characters. */
export function testRow(number: number, characters = 10): BundleItem {
  const { bytes, encoding, storedDigest } = buildRecord(
    { updateId: guid(number) },
    {},
    `<a>${'é'.repeat(characters)}${number}</a>`,
  );
  return {
    ...{ kind: 'row', updateId: guid(number), revision: 1, flags: 0, since: 0, storedDigest, locations: [] },
    record: { bytes, encoding, storedDigest },
  };
}

/** Writes a package of these items. */
export async function writeBundle(
  file: string,
  items: readonly BundleItem[],
  { files = [], ...target }: Partial<BundleTarget> & { readonly files?: readonly TestFile[] } = {},
): Promise<readonly WrittenFile[]> {
  const writer = await bundleFiles.create({ file, to: testVersion, mayReplace: true, ...target });
  for (const item of items) await writer.add(item);
  for (const { bytes, ...one } of files) await writer.addFile(one, chunked(bytes));
  return writer.finish(testHead(items, files), testDecisions);
}

/** As a content folder gives it: in several pieces. */
async function* chunked(bytes: Uint8Array): AsyncGenerator<Uint8Array, void, void> {
  for (let at = 0; at < bytes.length; at += 1000) yield await Promise.resolve(bytes.subarray(at, at + 1000));
}

/** Opens packages, reads everything, and closes them, however it ends. */
export async function readBundles(...files: readonly string[]): Promise<readonly BundleItem[]> {
  const bundles = await bundleFiles.open(files);
  try {
    const items: BundleItem[] = [];
    for (const bundle of bundles) items.push(...(await readBundle(bundle)));
    return items;
  } finally {
    for (const bundle of bundles) await bundle.close();
  }
}

async function readBundle(bundle: OpenBundle): Promise<readonly BundleItem[]> {
  await bundle.verify({});
  const items: BundleItem[] = [];
  for await (const part of bundle.items(new AbortController().signal)) items.push(...part);
  return items;
}

/** Writes a package of two small updates, and of files, changes its entries, and writes it anew; resolves with the file. */
export async function alteredBundle(
  folder: string,
  change: (entries: readonly RawEntry[]) => readonly RawEntry[],
  files: readonly TestFile[] = [],
): Promise<string> {
  const file = path.join(folder, 'x.susync');
  await writeBundle(file, [testRow(10), testRow(11)], { files });
  await writeFile(file, rawZip(change(await openBundleEntries(await readFile(file)))));
  return file;
}

/** The files of a package with their bytes, read as an import does; the package is closed, however it ends. */
export async function readBundleFiles(file: string): Promise<readonly TestFile[]> {
  const bundles = await bundleFiles.open([file]);
  try {
    const files: TestFile[] = [];
    for (const bundle of bundles) {
      for (const one of await bundle.verify({}))
        files.push({ ...one, bytes: await readAll(bundle.content(one)) });
    }
    return files;
  } finally {
    for (const bundle of bundles) await bundle.close();
  }
}

/** A part of one item, whatever its head says. */
export function item(head: object | string, body: Uint8Array = new Uint8Array(0)): Buffer {
  const text = Buffer.from(typeof head === 'string' ? head : JSON.stringify(head));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(text.length);
  return Buffer.concat([length, text, body]);
}
