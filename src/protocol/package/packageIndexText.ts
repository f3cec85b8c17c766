import {
  type CategoryType,
  isConfigType,
  type UpdateFile,
  type UpdateHeader,
} from '../../domain/updateHeader.ts';
import type { UpstreamLanguage } from '../../domain/upstream.ts';

/** What `package.xml` says of the exporting server. */
export interface PackageFacts {
  readonly serverId: string;
  /** ms UTC. */
  readonly created: number;
  readonly languages: readonly UpstreamLanguage[];
}

/** The version that WSUS on Windows Server 2016 and later writes. */
const protocolVersion = '1.20';

/** `package.xml` up to its files: byte order mark, declaration, root element and languages (`wsus-export-format.md`). */
export function indexBeginning({ serverId, created, languages }: PackageFacts): string {
  const time = new Date(created).toISOString().replace(/\.\d+Z$/, 'Z');
  const root = attributes({
    ServerID: serverId,
    CreationTime: time,
    FormatVersion: '1.0',
    ProtocolVersion: protocolVersion,
  });
  const listed = languages.map(
    ({ id, shortName, longName, enabled }) =>
      `<Language${attributes({ Id: `${id}`, ShortName: shortName, LongName: longName, Enabled: enabled ? '1' : '0' })} />`,
  );
  return `\uFEFF<?xml version="1.0" encoding="utf-8"?><ExportPackage${root}>${list('Languages', listed)}`;
}

/** The end of `package.xml`. */
export const indexEnd = '</ExportPackage>';

/** The element of a file among those of the whole package; its URL is empty where nobody told it. */
export function fileElement(file: UpdateFile, microsoftUpdateUrl: string | undefined): string {
  const { sha1, name } = file;
  return `<File${attributes({ Digest: base64(sha1), MUUrl: microsoftUpdateUrl ?? '', Name: name })} />`;
}

/** The element of an update; categories and detectoids have no lists in packages of WSUS. `types`: of categories, by id. */
export function updateElement(header: UpdateHeader, types: ReadonlyMap<string, CategoryType>): string {
  const { updateId, revision } = header;
  const isConfig = isConfigType(header.updateType);
  // Bundled updates name their categories in clauses that are not marked as such.
  const named = isConfig ? [] : [...new Set(header.prerequisites.flatMap(({ anyOf }) => anyOf))];
  const ofType = (type: CategoryType, element: string): readonly string[] =>
    named.filter((id) => types.get(id) === type).map((id) => `<${element}${attributes({ Value: id })} />`);
  const digests = new Set(filesOf(header).map(({ sha1 }) => sha1));
  const files = [...digests].map((sha1) => `<File${attributes({ Digest: base64(sha1) })} />`);
  return (
    `<Update${attributes({ UpdateId: updateId, RevisionNumber: `${revision}` })}>` +
    list('Files', files) +
    list('Categories', ofType('Product', 'Category')) +
    list('Classifications', ofType('UpdateClassification', 'Classification')) +
    '</Update>'
  );
}

/** Update files and license files of a document. */
export function filesOf({ files, eulaFiles }: UpdateHeader): readonly UpdateFile[] {
  return [...files, ...eulaFiles];
}

function list(name: string, elements: readonly string[]): string {
  return elements.length === 0 ? `<${name} />` : `<${name}>${elements.join('')}</${name}>`;
}

function attributes(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${value.replace(/[<>&"\r\n\t]/g, escaped)}"`)
    .join('');
}

function escaped(character: string): string {
  return `&#${character.charCodeAt(0)};`;
}

function base64(hex: string): string {
  return Buffer.from(hex, 'hex').toString('base64');
}
