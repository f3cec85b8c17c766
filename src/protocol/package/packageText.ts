import { chunksOf } from '../../domain/paging.ts';
import type { ExportableCatalog } from '../../domain/exportableCatalog.ts';
import { revisionKey, type RevisionIdentity } from '../../domain/revision.ts';
import { asSyncError, SyncError } from '../../domain/errors/syncError.ts';
import type { CategoryType, UpdateHeader } from '../../domain/updateHeader.ts';
import type { UpdateRecord } from '../../domain/updateRecord.ts';
import { recordText } from '../update/recordDecoder.ts';
import {
  fileElement,
  filesOf,
  indexBeginning,
  indexEnd,
  type PackageFacts,
  updateElement,
} from './packageIndexText.ts';

/** Headers are read so many at a time, and documents: one may have 47 MB. */
const headersAtOnce = 500;
const documentsAtOnce = 16;

/** `package.xml` of the given ordinals, in pieces. */
export async function* indexText(
  catalog: ExportableCatalog,
  ordinals: readonly number[],
  facts: PackageFacts,
): AsyncGenerator<Uint8Array, void, void> {
  const headers = async function* (): AsyncGenerator<readonly UpdateHeader[], void, void> {
    for (const chunk of chunksOf(ordinals, headersAtOnce)) yield await catalog.headers(chunk);
  };
  yield Buffer.from(indexBeginning(facts));
  const seen = new Set<string>();
  for await (const chunk of headers()) {
    const elements = chunk.flatMap((header) =>
      filesOf(header).flatMap((file) => {
        if (seen.has(file.sha1)) return [];
        seen.add(file.sha1);
        const location = header.locations?.find(({ sha1 }) => sha1 === file.sha1);
        return [fileElement(file, location?.microsoftUpdateUrl)];
      }),
    );
    if (elements.length === 0) continue;
    const isFirst = seen.size === elements.length;
    yield Buffer.from((isFirst ? '<Files>' : '') + elements.join(''));
  }
  yield Buffer.from(`${seen.size === 0 ? '<Files />' : '</Files>'}<Updates>`);
  const types = new Map<string, CategoryType>();
  for await (const chunk of headers()) {
    noteTypes(chunk, types);
    yield Buffer.from(chunk.map((header) => updateElement(header, types)).join(''));
  }
  yield Buffer.from(`</Updates>${indexEnd}`);
}

/** `metadata.txt` of the given ordinals, record by record. Rejects with the error of a document that cannot be decoded, naming it. */
export async function* metadataText(
  catalog: ExportableCatalog,
  ordinals: readonly number[],
): AsyncGenerator<Uint8Array, void, void> {
  for (const chunk of chunksOf(ordinals, documentsAtOnce)) {
    const records = await catalog.records(chunk);
    for (const [index, ordinal] of chunk.entries()) {
      const { prefix, text } = recordParts(catalog.identity(ordinal), records[index]);
      yield Buffer.concat([Buffer.from(prefix), text, lineEnd]);
    }
  }
}

/** Bytes that each of the given ordinals adds to the two members of a package, at most: a file counts with every update that names it. */
export async function* measuredSizes(
  catalog: ExportableCatalog,
  ordinals: readonly number[],
): AsyncGenerator<{ readonly ordinal: number; readonly size: number }, void, void> {
  const types = new Map<string, CategoryType>();
  for (const chunk of chunksOf(ordinals, documentsAtOnce)) {
    const headers = await catalog.headers(chunk);
    noteTypes(headers, types);
    const records = await catalog.records(chunk);
    for (const [index, ordinal] of chunk.entries()) {
      const { prefix, text } = recordParts(catalog.identity(ordinal), records[index]);
      const header = headers[index];
      const listed = header === undefined ? '' : listedText(header, types);
      yield { ordinal, size: prefix.length + text.length + lineEnd.length + Buffer.byteLength(listed) };
    }
  }
}

/** Bytes of a package without any update. */
export function emptySize(facts: PackageFacts): number {
  return Buffer.byteLength(`${indexBeginning(facts)}<Files></Files><Updates></Updates>${indexEnd}`);
}

const lineEnd = Buffer.from('\r\n');

function listedText(header: UpdateHeader, types: ReadonlyMap<string, CategoryType>): string {
  const files = filesOf(header).map((file) => {
    const location = header.locations?.find(({ sha1 }) => sha1 === file.sha1);
    return fileElement(file, location?.microsoftUpdateUrl);
  });
  return files.join('') + updateElement(header, types);
}

function noteTypes(headers: readonly UpdateHeader[], types: Map<string, CategoryType>): void {
  for (const { updateId, categoryType } of headers)
    if (categoryType !== undefined) types.set(updateId, categoryType);
}

/** `<id>,<revision>,<UTF-16 code units>,` in hexadecimal, and the document as UTF-8: bytes stored as text are passed on as they are. */
function recordParts(
  identity: RevisionIdentity,
  record: UpdateRecord | undefined,
): { readonly prefix: string; readonly text: Uint8Array } {
  if (record === undefined)
    throw new SyncError('damagedStore', `The document of update ${revisionKey(identity)} is missing`);
  const text = documentOf(identity, record);
  const hex = (value: number): string => value.toString(16).padStart(8, '0');
  return {
    prefix: `${identity.updateId},${hex(identity.revision)},${hex(text.length)},`,
    text: record.encoding === 'text' ? record.bytes : Buffer.from(text),
  };
}

function documentOf(identity: RevisionIdentity, record: UpdateRecord): string {
  try {
    return recordText(record);
  } catch (error) {
    const { key, message } = asSyncError(error);
    throw new SyncError(key, `Update ${revisionKey(identity)}: ${message}`, { cause: error });
  }
}
