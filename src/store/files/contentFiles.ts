import { createHash } from 'node:crypto';
import path from 'node:path';
import type { Ids } from '../../base/ids.ts';
import { SyncError } from '../../domain/errors/syncError.ts';
import type { ContentStore } from '../../domain/store.ts';
import type { FilePort, OpenFile } from './filePort.ts';
import { withIoFailures } from './ioFailure.ts';

/** What is asked of a content's bytes. */
type ExpectedFile = Parameters<ContentStore['write']>[0];

const chunkLength = 256 * 1024;
const incoming = 'incoming';

/** The files of /Content below a folder: `<first two digits>/<SHA-1>`. A file is there whole and verified, or not at all. */
export class ContentFiles implements ContentStore {
  readonly #files: FilePort;
  readonly #folder: string;
  readonly #ids: Ids;

  constructor(files: FilePort, folder: string, ids: Ids) {
    this.#files = files;
    this.#folder = folder;
    this.#ids = ids;
  }

  /** Removes what an interrupted process left half-written. */
  async removeIncoming(): Promise<void> {
    const folder = path.join(this.#folder, incoming);
    for (const name of await this.#files.list(folder)) await this.#files.remove(path.join(folder, name));
  }

  async has(sha1: string): Promise<boolean> {
    return (await this.size(sha1)) !== undefined;
  }

  async size(sha1: string): Promise<number | undefined> {
    return (await this.#files.info(this.path(sha1)))?.size;
  }

  async write(file: ExpectedFile, content: AsyncIterable<Uint8Array>): Promise<void> {
    const target = this.path(file.sha1);
    if ((await this.size(file.sha1)) === file.size) return;
    const temporary = path.join(this.#folder, incoming, this.#ids.guid());
    await withIoFailures(`Content file ${file.sha1}`, async () => {
      await this.#files.makeFolder(path.dirname(temporary));
      const open = await this.#files.open(temporary, 'create');
      try {
        try {
          await receive(file, content, open);
          await open.sync();
        } finally {
          await open.close();
        }
        await this.#files.makeFolder(path.dirname(target));
        await this.#files.rename(temporary, target);
        await this.#files.syncFolder(path.dirname(target));
      } catch (error) {
        await this.#files.remove(temporary);
        throw error;
      }
    });
  }

  async *read(sha1: string, start = 0, end?: number): AsyncGenerator<Uint8Array, void, void> {
    const size = await this.size(sha1);
    if (size === undefined) throw new SyncError('notFound', `There is no content file ${sha1}`);
    const until = Math.min(size, end === undefined ? size : end + 1);
    const file = await this.#files.open(this.path(sha1), 'read');
    try {
      for (let position = start; position < until;) {
        const bytes = await file.read(position, Math.min(chunkLength, until - position));
        if (bytes.length === 0)
          throw new SyncError('inputOutput', `Content file ${sha1} ends at ${position}`);
        position += bytes.length;
        yield bytes;
      }
    } finally {
      await file.close();
    }
  }

  async remove(sha1: string): Promise<void> {
    await this.#files.remove(this.path(sha1));
  }

  /** Digests of all files that are there. */
  async *digests(): AsyncGenerator<string, void, void> {
    for (const folder of await this.#files.list(this.#folder)) {
      if (!/^[0-9a-f]{2}$/.test(folder)) continue;
      for (const name of await this.#files.list(path.join(this.#folder, folder))) {
        if (isSha1(name)) yield name;
      }
    }
  }

  /** Names come from digests only, whatever was asked for. */
  path(sha1: string): string {
    if (!isSha1(sha1)) throw new SyncError('invalidRequest', `${JSON.stringify(sha1)} is not a SHA-1 digest`);
    return path.join(this.#folder, sha1.slice(0, 2), sha1);
  }
}

function isSha1(text: string): boolean {
  return /^[0-9a-f]{40}$/.test(text);
}

async function receive(
  file: ExpectedFile,
  content: AsyncIterable<Uint8Array>,
  open: OpenFile,
): Promise<void> {
  const sha1 = createHash('sha1');
  const sha256 = file.sha256 === undefined ? undefined : createHash('sha256');
  let length = 0;
  for await (const bytes of content) {
    if (length + bytes.length > file.size) throw mismatch(file, `has more than ${file.size} bytes`);
    sha1.update(bytes);
    sha256?.update(bytes);
    await open.write(length, bytes);
    length += bytes.length;
  }
  if (length !== file.size) throw mismatch(file, `has ${length} bytes of ${file.size}`);
  if (sha1.digest('hex') !== file.sha1) throw mismatch(file, 'has another SHA-1');
  if (sha256 !== undefined && sha256.digest('hex') !== file.sha256?.toLowerCase()) {
    throw mismatch(file, 'has another SHA-256');
  }
}

function mismatch(file: ExpectedFile, what: string): SyncError {
  return new SyncError('digestMismatch', `Content file ${file.sha1} ${what}`, { source: 'Store' });
}
