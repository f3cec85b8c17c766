import { readFile, stat } from 'node:fs/promises';
import { X509Certificate } from 'node:crypto';
import { asSyncError, SyncError } from '../../domain/errors/syncError.ts';

/** A PEM file with a root certificate, absolute path, and what it holds. */
export interface RootCertificate {
  readonly file: string;
  readonly text: string;
}

/** Largest file that is read (bytes): the roots of a whole system have 300 KB. */
const largest = 1_000_000;

/** Reads a root certificate. Rejects with `invalidRequest` for what is none in PEM form. */
export async function readRootCertificate(file: string): Promise<RootCertificate> {
  let text = '';
  try {
    const { size } = await stat(file);
    if (size <= largest) {
      text = await readFile(file, 'utf8');
      new X509Certificate(text);
    }
  } catch (cause) {
    throw noRoot(file, cause instanceof Error ? cause.message : String(cause), cause);
  }
  // The service takes no other form, though this runtime reads some.
  if (!text.includes('-----BEGIN CERTIFICATE-----')) throw noRoot(file, 'it is not in PEM form');
  return { file, text };
}

function noRoot(file: string, why: string, cause?: unknown): SyncError {
  return new SyncError('invalidRequest', `${file} is no root certificate: ${why}`, { cause });
}

/** Reads those that can be read; of the others it is told why not. */
export async function readableRoots(
  files: readonly string[],
  onProblem: (error: SyncError) => void,
): Promise<readonly RootCertificate[]> {
  const roots: RootCertificate[] = [];
  for (const file of files) {
    try {
      roots.push(await readRootCertificate(file));
    } catch (error) {
      onProblem(asSyncError(error, 'Extension'));
    }
  }
  return roots;
}
