import type { FilePort } from '../files/filePort.ts';

/** What CHECKPOINT names: snapshot files, newest first, with the number of the last commit that each holds. */
export interface Checkpoint {
  readonly snapshots: readonly { readonly file: string; readonly commit: number }[];
}

/** Reads CHECKPOINT; undefined when it is missing or says nothing that can be understood. */
export async function readCheckpoint(files: FilePort, path: string): Promise<Checkpoint | undefined> {
  const bytes = await files.readAll(path);
  if (bytes === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(Buffer.from(bytes).toString());
    return isCheckpoint(value) ? value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Puts a new CHECKPOINT in place of the old one. */
export function writeCheckpoint(files: FilePort, path: string, checkpoint: Checkpoint): Promise<void> {
  return files.replace(path, Buffer.from(`${JSON.stringify(checkpoint, undefined, 2)}\n`));
}

/** Name of the snapshot file of a commit. */
export function snapshotName(commit: number): string {
  return `${String(commit).padStart(8, '0')}.snap`;
}

/** The commit of a snapshot file's name, undefined for other names. */
export function snapshotCommit(name: string): number | undefined {
  return /^\d{8,}\.snap$/.test(name) ? Number.parseInt(name, 10) : undefined;
}

function isCheckpoint(value: unknown): value is Checkpoint {
  return (
    typeof value === 'object' &&
    value !== null &&
    'snapshots' in value &&
    Array.isArray(value.snapshots) &&
    value.snapshots.every(
      (entry: unknown) =>
        typeof entry === 'object' &&
        entry !== null &&
        'file' in entry &&
        typeof entry.file === 'string' &&
        snapshotCommit(entry.file) !== undefined &&
        'commit' in entry &&
        typeof entry.commit === 'number',
    )
  );
}
