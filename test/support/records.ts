import { createHash } from 'node:crypto';
import type { RowUpsert } from '../../src/domain/catalogRow.ts';
import type { UpdateHeader } from '../../src/domain/updateHeader.ts';
import type { DecodedRecord } from '../../src/domain/updateRecord.ts';

/** A GUID that shows a number. */
export function guid(number: number): string {
  return `${number.toString(16).padStart(8, '0')}-0000-4000-8000-${number.toString(16).padStart(12, '0')}`;
}

/** A record of an update whose document is a short text; `header` replaces what a plain update's says. */
export function buildRecord(
  identity: { readonly updateId: string; readonly revision?: number },
  header: Partial<UpdateHeader> = {},
  document?: string,
): DecodedRecord {
  const { updateId, revision = 1 } = identity;
  const title = header.texts?.[0]?.title ?? `Update ${updateId.slice(0, 8)}`;
  const bytes = Buffer.from(
    document ?? `<upd:Update id="${updateId}" revision="${revision}">${title}</upd:Update>`,
  );
  const digest = createHash('sha256').update(bytes).digest('hex');
  return {
    encoding: 'text',
    bytes,
    storedDigest: digest,
    textDigest: digest,
    header: {
      updateId,
      revision,
      updateType: 'Software',
      publicationState: 'Published',
      created: '2026-11-10T18:00:00.000Z',
      defaultLanguage: 'en',
      texts: [{ language: 'en', title }],
      explicitlyDeployable: true,
      kbArticleIds: [],
      bulletinIds: [],
      contentLanguages: [],
      prerequisites: [],
      supersedes: [],
      bundles: [],
      files: [],
      eulaFiles: [],
      ...header,
    },
  };
}

/** The row that lists a record. */
export function rowOf(record: DecodedRecord, flags = 0, since = 0): RowUpsert {
  const { updateId, revision } = record.header;
  return { updateId, revision, storedDigest: record.storedDigest, flags, since };
}
