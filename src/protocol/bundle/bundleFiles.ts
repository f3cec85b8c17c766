import { stat } from 'node:fs/promises';
import path from 'node:path';
import { errorCode } from '../../base/errorCode.ts';
import type { BundleFiles, BundleManifest, ExaminedBundles } from '../../domain/catalogBundle.ts';
import { asSyncError, SyncError } from '../../domain/errors/syncError.ts';
import { openFileSource } from '../cabinet/fileByteSource.ts';
import { FileBundleWriter } from './fileBundleWriter.ts';
import { requireMemberName } from './memberName.ts';
import { BundleOfFiles, manifestOf, openZip, type SignedManifest, type ZipFile } from './openBundleFile.ts';

/** Packages as files of this machine. */
export const bundleFiles: BundleFiles = {
  create: (target) => FileBundleWriter.create(target),
  open: async (files) => {
    const { bundles, failures } = await examine(files);
    const [failure] = failures;
    if (failure === undefined) return bundles;
    for (const bundle of bundles) await bundle.close();
    throw failure;
  },
  examine,
};

interface OwnFile {
  readonly file: string;
  readonly zip: ZipFile;
  readonly signed: SignedManifest;
}

async function examine(files: readonly string[]): Promise<ExaminedBundles> {
  const reader = new OpenFiles();
  const failures: SyncError[] = [];
  const attempt = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      failures.push(asSyncError(error, 'Package'));
    }
  };
  try {
    const own: OwnFile[] = [];
    const chunks = new Map<string, ZipFile>();
    for (const file of files) {
      await attempt(async () => {
        const zip = await reader.open(file);
        const signed = await manifestOf(zip);
        if (signed === undefined) chunks.set(path.basename(file), zip);
        else own.push({ file, zip, signed });
      });
    }
    const bundles: BundleOfFiles[] = [];
    for (const one of own) {
      await attempt(async () => {
        bundles.push(await reader.bundle(one, chunks));
      });
    }
    if (own.length === 0 && chunks.size > 0)
      failures.push(
        new SyncError(
          'incompleteBundle',
          `The package's own file is missing: ${[...chunks.keys()].join(', ')} holds a part of one`,
        ),
      );
    return { bundles, failures };
  } finally {
    await reader.closeUnused();
  }
}

/** Files that were opened, and those of them that no package has taken over. */
class OpenFiles {
  readonly #unused = new Set<ZipFile>();

  async open(file: string): Promise<ZipFile> {
    const source = await openFileSource(file);
    try {
      const zip = await openZip(source);
      this.#unused.add(zip);
      return zip;
    } catch (error) {
      await source.close();
      throw error;
    }
  }

  async bundle({ file, zip, signed }: OwnFile, given: ReadonlyMap<string, ZipFile>): Promise<BundleOfFiles> {
    const members = new Map<string | null, ZipFile>([[null, zip]]);
    for (const [name, place] of await chunkFiles(file, signed.manifest, given))
      members.set(name, typeof place === 'string' ? await this.open(place) : place);
    const bundle = new BundleOfFiles(signed, members);
    for (const member of members.values()) this.#unused.delete(member);
    return bundle;
  }

  async closeUnused(): Promise<void> {
    for (const { source } of this.#unused) await source.close();
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
