import { neverAborted } from '../../base/neverAborted.ts';
import type { BundleFile, OpenBundle } from '../../domain/catalogBundle.ts';
import type { ContentFileDocument } from '../../domain/documents.ts';
import { tallyOf } from '../../domain/fileTally.ts';
import type { OperationCall } from '../../domain/operationProgress.ts';
import type { DocumentChange } from '../../domain/store.ts';
import type { EnginePorts } from '../ports.ts';
import type { ImportFinding } from './importFinding.ts';

/** Those of a package's files that are not here. */
export async function lackingFiles(
  { content }: Pick<EnginePorts, 'content'>,
  files: readonly BundleFile[],
): Promise<readonly BundleFile[]> {
  const lacking: BundleFile[] = [];
  for (const file of files) if ((await content.size(file.sha1)) !== file.size) lacking.push(file);
  return lacking;
}

/** Copies files of a package into the content folder. Each is there whole or not at all, and is not copied again after a kill. */
export async function copyFiles(
  { content }: Pick<EnginePorts, 'content'>,
  bundle: OpenBundle,
  files: readonly BundleFile[],
  { signal = neverAborted(), onProgress }: OperationCall,
): Promise<void> {
  const { bytes: total } = tallyOf(files);
  let done = 0;
  const passing = async function* (file: BundleFile): AsyncGenerator<Uint8Array, void, void> {
    for await (const bytes of bundle.content(file)) {
      signal.throwIfAborted();
      yield bytes;
      done += bytes.length;
      onProgress?.({ done, total, unit: 'bytes', text: `Copying files of ${bundle.name}` });
    }
  };
  for (const file of files) await content.write(file, passing(file));
}

/** Those of the licenses that a package's documents need which are neither in it nor here. */
export async function pendingLicenses(
  { content }: Pick<EnginePorts, 'content'>,
  licenses: readonly ContentFileDocument[],
  files: readonly BundleFile[],
): Promise<readonly ContentFileDocument[]> {
  const brought = new Set(files.map(({ sha1 }) => sha1));
  const pending: ContentFileDocument[] = [];
  for (const license of licenses)
    if (!brought.has(license._id) && !(await content.has(license._id))) pending.push(license);
  return pending;
}

/** So many license files that are nowhere are named. */
const namedLicenses = 5;

/** What is to be said of license files that are neither in a package nor here; nothing where there are none. */
export function licenseFinding(
  name: string,
  pending: readonly ContentFileDocument[],
): readonly ImportFinding[] {
  if (pending.length === 0) return [];
  const named = pending
    .slice(0, namedLicenses)
    .map((file) => (file.updateId === undefined ? file.name : `${file.name} of update ${file.updateId}`));
  const others = pending.length > namedLicenses ? ` and ${pending.length - namedLicenses} more` : '';
  const text = `License files of ${name} are neither in it nor here: ${named.join(', ')}${others}.`;
  return [{ severity: 'warning', text }];
}

/** What is to be kept of files once they were copied: which licenses are there, and that what was waited for is. */
export async function fileDocuments(
  { store, content }: Pick<EnginePorts, 'store' | 'content'>,
  licenses: readonly ContentFileDocument[],
  files: readonly BundleFile[],
): Promise<readonly DocumentChange[]> {
  const changes = new Map<string, DocumentChange>();
  for (const license of licenses) {
    const state = (await content.has(license._id)) ? 'present' : 'pending';
    changes.set(license._id, { collection: 'contentFiles', put: { ...license, state } });
  }
  for (const { sha1 } of files) {
    if (changes.has(sha1)) continue;
    const known = await store.document('contentFiles', sha1);
    if (known !== undefined && known.state !== 'present')
      changes.set(sha1, { collection: 'contentFiles', put: { ...known, state: 'present' } });
  }
  return [...changes.values()];
}
