import { stat } from 'node:fs/promises';
import path from 'node:path';
import { errorCode } from '../../base/errorCode.ts';
import type { BundleFiles, BundleManifest, OpenBundle } from '../../domain/catalogBundle.ts';
import { asSyncError, SyncError } from '../../domain/errors/syncError.ts';
import { openFileSource } from '../cabinet/fileByteSource.ts';
import { FileBundleWriter } from './fileBundleWriter.ts';
import { requireMemberName } from './memberName.ts';
import { BundleOfFiles, manifestOf, openZip, type SignedManifest, type ZipFile } from './openBundleFile.ts';

/** Packages as files of this machine. */
export const bundleFiles: BundleFiles = {
  create: (target) => FileBundleWriter.create(target),
  open: openBundles,
};

async function openBundles(files: readonly string[]): Promise<readonly OpenBundle[]> {
  const unused = new Set<ZipFile>();
  const open = async (file: string): Promise<ZipFile> => {
    const source = await openFileSource(file);
    try {
      const zip = await openZip(source);
      unused.add(zip);
      return zip;
    } catch (error) {
      await source.close();
      throw error;
    }
  };
  const opened: BundleOfFiles[] = [];
  try {
    const chunks = new Map<string, ZipFile>();
    const own: { readonly file: string; readonly zip: ZipFile; readonly signed: SignedManifest }[] = [];
    for (const file of files) {
      const zip = await open(file);
      const signed = await manifestOf(zip);
      if (signed === undefined) chunks.set(path.basename(file), zip);
      else own.push({ file, zip, signed });
    }
    if (own.length === 0) {
      const named = [...chunks.keys()].join(', ');
      throw new SyncError(
        'incompleteBundle',
        `The package's own file is missing: ${named} holds a part of one`,
      );
    }
    for (const { file, zip, signed } of own) {
      const members = new Map<string | null, ZipFile>([[null, zip]]);
      for (const [name, place] of await chunkFiles(file, signed.manifest, chunks))
        members.set(name, typeof place === 'string' ? await open(place) : place);
      opened.push(new BundleOfFiles(signed, members));
      for (const member of members.values()) unused.delete(member);
    }
    return opened;
  } catch (error) {
    for (const bundle of opened) await bundle.close();
    throw asSyncError(error, 'Package');
  } finally {
    for (const { source } of unused) await source.close();
  }
}

/** Where the chunk files of a package are: among those that were named, else beside its own file. */
async function chunkFiles(
  file: string,
  { parts }: BundleManifest,
  given: ReadonlyMap<string, ZipFile>,
): Promise<ReadonlyMap<string, string | ZipFile>> {
  const found = new Map<string, string | ZipFile>();
  const missing: string[] = [];
  for (const name of new Set(parts.map((part) => part.file))) {
    if (name === null) continue;
    requireMemberName(name, path.basename(file));
    const place = given.get(name) ?? path.join(path.dirname(file), name);
    if (typeof place !== 'string' || (await isFile(place))) found.set(name, place);
    else missing.push(name);
  }
  if (missing.length > 0)
    throw new SyncError(
      'incompleteBundle',
      `Files of ${path.basename(file)} are missing: ${missing.join(', ')}`,
    );
  return found;
}

async function isFile(file: string): Promise<boolean> {
  try {
    return (await stat(file)).isFile();
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return false;
    throw error;
  }
}
