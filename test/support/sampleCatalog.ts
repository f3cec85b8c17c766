import type { CatalogSnapshot } from '../../src/domain/servedCatalog.ts';
import type { RevisionIdentity } from '../../src/domain/revision.ts';
import { revisionKey } from '../../src/domain/revision.ts';
import type { UpdateHeader } from '../../src/domain/updateHeader.ts';
import type { FileLocation } from '../../src/domain/fileLocation.ts';
import type { UpdateRecord } from '../../src/domain/updateRecord.ts';
import type { SampleCatalogOptions } from '../../src/protocol/sample/sampleCatalog.ts';
import { SampleCatalog } from '../../src/protocol/sample/sampleCatalog.ts';
import { parseUpdateDocument } from '../../src/protocol/update/parseUpdateDocument.ts';
import { recordText } from '../../src/protocol/update/recordDecoder.ts';

/** A document that a sample catalog served, as bytes, text and header. */
export interface SampleDocument {
  readonly identity: RevisionIdentity;
  readonly record: UpdateRecord;
  readonly text: string;
  readonly header: UpdateHeader;
  readonly files: readonly FileLocation[];
}

/** The smallest sample catalog, or as the options say. */
export function sampleCatalog(options: Partial<SampleCatalogOptions> = {}): SampleCatalog {
  return new SampleCatalog({ updates: 100, ...options });
}

/** All pages of a listing as one list. */
export async function allOf<T>(pages: AsyncIterable<readonly T[]>): Promise<readonly T[]> {
  const items: T[] = [];
  for await (const page of pages) items.push(...page);
  return items;
}

/** Ids of a listing with their revisions: `<guid>.<revision>`. */
export async function keysOf(pages: AsyncIterable<readonly RevisionIdentity[]>): Promise<readonly string[]> {
  return (await allOf(pages)).map(revisionKey);
}

/** The documents that a snapshot serves for the ids, in their order; fails where it knows one of them not. */
export async function documentsOf(
  snapshot: CatalogSnapshot,
  ids: readonly RevisionIdentity[],
  languages: readonly string[] = ['en'],
): Promise<readonly SampleDocument[]> {
  const updates = await snapshot.updates(ids);
  return updates.map((update, index) => {
    if (update === undefined) throw new Error(`Not served: ${JSON.stringify(ids[index])}`);
    const text = recordText(update.record);
    return { ...update, text, header: parseUpdateDocument(text, languages) };
  });
}

/** All configuration items and all updates that a snapshot lists, or those changed since a generation. */
export async function listedDocuments(
  snapshot: CatalogSnapshot,
  since?: number,
): Promise<{ readonly config: readonly SampleDocument[]; readonly updates: readonly SampleDocument[] }> {
  return {
    config: await documentsOf(snapshot, await allOf(snapshot.configRevisions(since))),
    updates: await documentsOf(snapshot, await allOf(snapshot.updateRevisions(undefined, since))),
  };
}
