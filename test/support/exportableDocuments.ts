import type { ExportableCatalog } from '../../src/domain/exportableCatalog.ts';
import { revisionKey, type RevisionIdentity } from '../../src/domain/revision.ts';
import type { UpdateHeader } from '../../src/domain/updateHeader.ts';
import type { RecordToDecode, UpdateRecord } from '../../src/domain/updateRecord.ts';
import { decodeRecord, updateRecord } from '../../src/protocol/update/recordDecoder.ts';

/** A record with its header. */
export interface ExportableDocument {
  readonly identity: RevisionIdentity;
  readonly record: UpdateRecord;
  readonly header: UpdateHeader;
}

/** A document from its text, stored as UTF-8. */
export function exportableText(identity: RevisionIdentity, text: string): ExportableDocument {
  return exportableRecord({ identity, record: updateRecord('text', Buffer.from(text)) });
}

/** A document from its record. */
export function exportableRecord({ identity, record }: RecordToDecode): ExportableDocument {
  return { identity, record, header: decodeRecord(identity, record, []).header };
}

/** A catalog that lists documents in the given order. */
export function exportableCatalog(documents: readonly ExportableDocument[]): ExportableCatalog {
  const ordinals = new Map(documents.map(({ identity }, ordinal) => [revisionKey(identity), ordinal]));
  const byId = new Map<string, number[]>();
  for (const [ordinal, { identity }] of documents.entries())
    byId.set(identity.updateId, [...(byId.get(identity.updateId) ?? []), ordinal]);
  const at = (ordinal: number): ExportableDocument => {
    const document = documents[ordinal];
    if (document === undefined) throw new RangeError(`Ordinal ${ordinal}`);
    return document;
  };
  const isConfig = (ordinal: number): boolean =>
    ['Category', 'Detectoid'].includes(at(ordinal).header.updateType);
  return {
    size: documents.length,
    isConfig,
    changedSince: () => true,
    prerequisites: (ordinal) => at(ordinal).header.prerequisites.flatMap(({ anyOf }) => anyOf),
    revisionsOf: (updateId) => byId.get(updateId) ?? [],
    bundled: (ordinal) =>
      at(ordinal).header.bundles.flatMap(({ anyOf }) =>
        anyOf.flatMap((identity) => ordinals.get(revisionKey(identity)) ?? []),
      ),
    identity: (ordinal) => at(ordinal).identity,
    headers: (list) => Promise.resolve(list.map((ordinal) => at(ordinal).header)),
    records: (list) => Promise.resolve(list.map((ordinal) => at(ordinal).record)),
  };
}
