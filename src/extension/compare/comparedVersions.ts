import { isRecord } from '../../base/isRecord.ts';
import { SyncError } from '../../domain/errors/syncError.ts';

/** Which content versions of which site are compared. */
export interface ComparedVersions {
  readonly siteCode: string;
  readonly from: number;
  readonly to: number;
}

/** What a document that compares is about, as its address says it: `CS1-3-7`. */
export function subjectOf({ siteCode, from, to }: ComparedVersions): string {
  return `${siteCode}-${from}-${to}`;
}

/** The reverse; rejects with `notFound` what no document is about. */
export function versionsOf(subject: string): ComparedVersions {
  const [, siteCode, from, to] = /^([A-Z0-9]{3})-(\d{1,9})-(\d{1,9})$/.exec(subject) ?? [];
  if (siteCode === undefined || from === undefined || to === undefined)
    throw new SyncError('notFound', `There is no comparison ${subject}`);
  return { siteCode, from: Number(from), to: Number(to) };
}

/** Whether a value that a command was called with says what is compared. */
export function isComparedVersions(value: unknown): value is ComparedVersions {
  return (
    isRecord(value) &&
    typeof value['siteCode'] === 'string' &&
    Number.isInteger(value['from']) &&
    Number.isInteger(value['to'])
  );
}
