import type { ContentFileDocument } from '../../domain/documents.ts';
import type { DocumentChange } from '../../domain/store.ts';
import type { UpdateHeader } from '../../domain/updateHeader.ts';
import type { DecodedRecord } from '../../domain/updateRecord.ts';

/** Notes the license files of a document: they are downloaded with every synchronization (design §3.12) until they are present. */
export function licenseFiles(
  { header }: DecodedRecord,
  stateOf: (sha1: string) => ContentFileDocument['state'] = () => 'pending',
): DocumentChange[] {
  return licensesOf(header, stateOf).map((put) => ({ collection: 'contentFiles', put }));
}

/** The license files of an update, as they are kept. */
export function licensesOf(
  header: UpdateHeader,
  stateOf: (sha1: string) => ContentFileDocument['state'],
): readonly ContentFileDocument[] {
  return header.eulaFiles.map(({ sha1, name, size }) => {
    const location = header.locations?.find((candidate) => candidate.sha1 === sha1);
    return {
      ...({ _id: sha1, name, size, kind: 'license', state: stateOf(sha1) } as const),
      updateId: header.updateId,
      ...(location?.microsoftUpdateUrl === undefined
        ? {}
        : { microsoftUpdateUrl: location.microsoftUpdateUrl }),
      ...(location?.upstreamUrl === undefined ? {} : { upstreamUrl: location.upstreamUrl }),
    };
  });
}
