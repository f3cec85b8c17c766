import { titleOf, type UpdateHeader, type UpdateType } from '../../domain/updateHeader.ts';
import type { DecodedRecord } from '../../domain/updateRecord.ts';

/** Where a record's frame lies: segment number, byte offset, and the lengths of the frame's parts. */
export interface RecordPlace {
  readonly segment: number;
  readonly offset: number;
  readonly locationsLength: number;
  readonly headerLength: number;
  readonly bodyLength: number;
}

/** What the journal says of a new record: its place and what the columns hold; `bits` as `recordBits` says. */
export interface RecordEntry {
  readonly place: readonly [
    segment: number,
    offset: number,
    locationsLength: number,
    headerLength: number,
    bodyLength: number,
  ];
  readonly stored: string;
  readonly text: string;
  readonly id: string;
  readonly revision: number;
  readonly bits: number;
  /** Seconds since 1970 UTC. */
  readonly created: number;
  readonly title: string;
  readonly severity: string;
  readonly kb: string;
  readonly needs: readonly string[];
  readonly supersedes: readonly string[];
  readonly bundles: readonly (readonly [id: string, revision: number])[];
  /** SHA-1 of the files that the document names. */
  readonly files: readonly string[];
}

/** Bits of a record's column of flags; the lowest two number the update type. */
export const RecordBit = {
  typeMask: 3,
  expired: 4,
  explicitlyDeployable: 8,
  hasEula: 16,
  dropped: 32,
} as const;

/** Update types in the order of their numbers. */
export const updateTypes: readonly UpdateType[] = ['Category', 'Detectoid', 'Software', 'Driver'];

/** What the columns hold of a record, from its header. */
export function recordEntry(
  record: Pick<DecodedRecord, 'storedDigest' | 'textDigest' | 'header'>,
  place: RecordPlace,
): RecordEntry {
  const { header } = record;
  return {
    place: [place.segment, place.offset, place.locationsLength, place.headerLength, place.bodyLength],
    stored: record.storedDigest,
    text: record.textDigest,
    id: header.updateId,
    revision: header.revision,
    bits: recordBits(header),
    created: createdSeconds(header.created),
    title: titleOf(header),
    severity: header.msrcSeverity ?? '',
    kb: header.kbArticleIds[0] ?? '',
    needs: [...new Set(header.prerequisites.flatMap(({ anyOf }) => anyOf))],
    supersedes: [...new Set(header.supersedes)],
    bundles: header.bundles.flatMap(({ anyOf }) =>
      anyOf.map(({ updateId, revision }) => [updateId, revision] as const),
    ),
    files: [...new Set([...header.files, ...header.eulaFiles].map(({ sha1 }) => sha1))],
  };
}

function recordBits(header: UpdateHeader): number {
  return (
    updateTypes.indexOf(header.updateType) |
    (header.publicationState === 'Expired' ? RecordBit.expired : 0) |
    (header.explicitlyDeployable ? RecordBit.explicitlyDeployable : 0) |
    (header.eulaId === undefined && header.eulaFiles.length === 0 ? 0 : RecordBit.hasEula)
  );
}

function createdSeconds(created: string): number {
  const seconds = Math.floor(Date.parse(created) / 1000);
  // Columns are unsigned 32-bit: up to 2106.
  return Number.isFinite(seconds) ? Math.min(Math.max(seconds, 0), 0xffffffff) : 0;
}
