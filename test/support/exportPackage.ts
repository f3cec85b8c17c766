import { revisionKey, type RevisionIdentity } from '../../src/domain/revision.ts';
import { cabinetOf } from '../../src/protocol/cabinet/cabinetOf.ts';

/** A document to be put into a package. */
export interface PackagedDocument extends RevisionIdentity {
  readonly text: string;
}

/** What a test package holds; the index lists the documents unless told otherwise. */
export interface TestPackage {
  readonly documents: readonly PackagedDocument[];
  readonly listed?: readonly RevisionIdentity[];
  /** Inner XML of `<Files>`. */
  readonly files?: string;
}

/** A configuration document that the parser accepts. */
export function detectoid(
  identity: RevisionIdentity,
  prerequisites: readonly string[] = [],
  title = 'Test',
): string {
  const required = prerequisites.map((id) => `<upd:UpdateIdentity UpdateID="${id}" />`).join('');
  return updateDocument(identity, 'Detectoid', title, `<upd:Prerequisites>${required}</upd:Prerequisites>`);
}

/** A software document that the parser accepts; `relationships` and `files` are inner XML. */
export function software(identity: RevisionIdentity, relationships: string, files = ''): string {
  return updateDocument(identity, 'Software', 'Software', relationships, files);
}

function updateDocument(
  { updateId, revision }: RevisionIdentity,
  type: string,
  title: string,
  relationships: string,
  files = '',
): string {
  return (
    '<upd:Update xmlns:upd="http://schemas.microsoft.com/msus/2002/12/Update">' +
    `<upd:UpdateIdentity UpdateID="${updateId}" RevisionNumber="${revision}" />` +
    `<upd:Properties DefaultPropertiesLanguage="en" UpdateType="${type}" PublicationState="Published" CreationDate="2024-01-01T00:00:00Z" />` +
    `<upd:LocalizedPropertiesCollection><upd:LocalizedProperties><upd:Language>en</upd:Language><upd:Title>${title}</upd:Title></upd:LocalizedProperties></upd:LocalizedPropertiesCollection>` +
    `<upd:Relationships>${relationships}</upd:Relationships>` +
    (files === '' ? '' : `<upd:Files>${files}</upd:Files>`) +
    '</upd:Update>'
  );
}

/** The n-th GUID of a test. */
export function testGuid(number: number): string {
  return `00000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`;
}

/** `metadata.txt` of a package. */
export function metadataOf(documents: readonly PackagedDocument[]): string {
  const hex = (value: number): string => value.toString(16).padStart(8, '0');
  return documents
    .map(({ updateId, revision, text }) => `${updateId},${hex(revision)},${hex(text.length)},${text}\r\n`)
    .join('');
}

/** `package.xml` of a package. */
export function indexOf({ documents, listed = documents, files = '' }: TestPackage): string {
  const updates = listed.map(
    ({ updateId, revision }) =>
      `<Update UpdateId="${updateId}" RevisionNumber="${revision}"><Files /><Categories /><Classifications /></Update>`,
  );
  return (
    '\uFEFF<?xml version="1.0" encoding="utf-8"?>' +
    '<ExportPackage ServerID="A86CECAA-02ab-44a1-a09d-cac309aa7a3e" CreationTime="2024-06-19T17:11:14Z" FormatVersion="1.0" ProtocolVersion="1.20">' +
    '<Languages><Language Id="0" ShortName="all" LongName="all" Enabled="1" /><Language Id="1031" ShortName="de" LongName="German" Enabled="0" /></Languages>' +
    `<Files>${files}</Files><Updates>${updates.join('')}</Updates></ExportPackage>`
  );
}

/** The package as a cabinet, members in the order of `wsusutil export` unless reversed. */
export function packageCabinet(content: TestPackage, reversed = false): Uint8Array {
  const members = [
    { name: 'package.xml', bytes: Buffer.from(indexOf(content)) },
    { name: 'metadata.txt', bytes: Buffer.from(metadataOf(content.documents)) },
  ];
  return cabinetOf(reversed ? members.reverse() : members);
}

/** Keys of identities, to compare lists with. */
export function keysOf(identities: readonly RevisionIdentity[]): string[] {
  return identities.map(revisionKey);
}
