import type { RecordNumber, RecordSummary } from '../../domain/catalogRow.ts';
import { hexOfWords, readHexWords } from '../../base/hexWords.ts';
import type { IdTable } from './idTable.ts';
import { KeyTable } from './keyTable.ts';
import { LinkIndex } from './linkIndex.ts';
import { RecordBit, type RecordEntry, type RecordPlace, updateTypes } from '../segments/recordEntry.ts';
import { TextColumn } from './textColumn.ts';
import { WordColumn } from './wordColumn.ts';

/** The columns of numbers that a snapshot keeps, by name. `links` holds prerequisites, superseded ids and bundled pairs of each record. */
export const recordColumnNames = [
  'segment',
  'offset',
  'locationsLength',
  'headerLength',
  'bodyLength',
  'id',
  'revision',
  'bits',
  'created',
  'severity',
  'textDigest',
  'links',
  'needsEnd',
  'supersedesEnd',
  'linksEnd',
  'files',
  'filesEnd',
] as const;

/** Name of a column of numbers. */
export type RecordColumnName = (typeof recordColumnNames)[number];

/** One value a column, made by name. */
export function recordColumns<T>(make: (name: RecordColumnName) => T): Readonly<Record<RecordColumnName, T>> {
  return {
    segment: make('segment'),
    offset: make('offset'),
    locationsLength: make('locationsLength'),
    headerLength: make('headerLength'),
    bodyLength: make('bodyLength'),
    id: make('id'),
    revision: make('revision'),
    bits: make('bits'),
    created: make('created'),
    severity: make('severity'),
    textDigest: make('textDigest'),
    links: make('links'),
    needsEnd: make('needsEnd'),
    supersedesEnd: make('supersedesEnd'),
    linksEnd: make('linksEnd'),
    files: make('files'),
    filesEnd: make('filesEnd'),
  };
}

/** What a snapshot keeps of the records. */
export interface RecordSections {
  readonly columns: Readonly<Record<RecordColumnName, Uint32Array>>;
  readonly storedDigests: Uint32Array;
  readonly titles: { readonly bytes: Uint8Array; readonly ends: Uint32Array };
  readonly kbs: { readonly bytes: Uint8Array; readonly ends: Uint32Array };
  readonly severities: readonly string[];
}

const placeColumnNames = ['segment', 'offset', 'locationsLength', 'headerLength', 'bodyLength'] as const;
const digestWords = 8;
const fileWords = 5;

/** What is known of every stored record without reading its document: columns in memory, a record's number is its index. */
export class RecordTable {
  readonly #ids: IdTable;
  readonly #stored: KeyTable;
  readonly #titles: TextColumn;
  readonly #kbs: TextColumn;
  readonly #severities: string[];
  readonly #columns: Readonly<Record<RecordColumnName, WordColumn>>;
  readonly #superseding = new LinkIndex();
  readonly #digest = new Uint32Array(digestWords);
  readonly #file = new Uint32Array(fileWords);

  constructor(ids: IdTable, sections?: RecordSections) {
    const column = (name: RecordColumnName): WordColumn => new WordColumn(sections?.columns[name]);
    this.#ids = ids;
    this.#stored = new KeyTable(digestWords, sections?.storedDigests);
    this.#titles = new TextColumn(sections?.titles.bytes, sections?.titles.ends);
    this.#kbs = new TextColumn(sections?.kbs.bytes, sections?.kbs.ends);
    this.#severities = [...(sections?.severities ?? [])];
    this.#columns = recordColumns(column);
    for (let record = 0; record < this.size; record++) this.#superseding.add(record, this.supersedes(record));
  }

  /** How many records there are; the next one's number. */
  get size(): number {
    return this.#stored.size;
  }

  /** The number of the record with these stored bytes, −1 when there is none. */
  find(storedDigest: string): RecordNumber {
    if (storedDigest.length !== 64 || !readHexWords(storedDigest, 0, this.#digest)) return -1;
    return this.#stored.find(this.#digest);
  }

  /** Adds a record that is not there yet. */
  add(entry: RecordEntry): RecordNumber {
    const columns = this.#columns;
    readHexWords(entry.stored, 0, this.#digest);
    const record = this.#stored.add(this.#digest);
    readHexWords(entry.text, 0, this.#digest);
    columns.textDigest.append(this.#digest);
    const [segment, offset, locationsLength, headerLength, bodyLength] = entry.place;
    columns.segment.push(segment);
    columns.offset.push(offset);
    columns.locationsLength.push(locationsLength);
    columns.headerLength.push(headerLength);
    columns.bodyLength.push(bodyLength);
    columns.id.push(this.#ids.intern(entry.id));
    columns.revision.push(entry.revision);
    columns.bits.push(entry.bits);
    columns.created.push(entry.created);
    columns.severity.push(this.#severityNumber(entry.severity));
    this.#titles.push(entry.title);
    this.#kbs.push(entry.kb);
    for (const id of entry.needs) columns.links.push(this.#ids.intern(id));
    columns.needsEnd.push(columns.links.length);
    for (const id of entry.supersedes) columns.links.push(this.#ids.intern(id));
    columns.supersedesEnd.push(columns.links.length);
    for (const [id, revision] of entry.bundles) {
      columns.links.push(this.#ids.intern(id));
      columns.links.push(revision);
    }
    columns.linksEnd.push(columns.links.length);
    for (const sha1 of entry.files) {
      if (readHexWords(sha1, 0, this.#file)) columns.files.append(this.#file);
    }
    columns.filesEnd.push(columns.files.length);
    this.#superseding.add(record, this.supersedes(record));
    return record;
  }

  /** Marks a record as one that is no longer there: its number is not given again, its document can be stored anew. */
  drop(record: RecordNumber): void {
    this.#columns.bits.set(record, this.bits(record) | RecordBit.dropped);
    this.#stored.replace(record, this.#digest.fill(0).fill(record, 7));
  }

  /** Notes that a record's frame now lies elsewhere. */
  move(record: RecordNumber, place: RecordPlace): void {
    for (const name of placeColumnNames) this.#columns[name].set(record, place[name]);
  }

  /** Number of the segment file that the frame lies in. */
  segment(record: RecordNumber): number {
    return this.#columns.segment.at(record);
  }

  place(record: RecordNumber): RecordPlace {
    const { segment, offset, locationsLength, headerLength, bodyLength } = this.#columns;
    return {
      segment: segment.at(record),
      offset: offset.at(record),
      locationsLength: locationsLength.at(record),
      headerLength: headerLength.at(record),
      bodyLength: bodyLength.at(record),
    };
  }

  /** Number of the update id. */
  id(record: RecordNumber): number {
    return this.#columns.id.at(record);
  }

  revision(record: RecordNumber): number {
    return this.#columns.revision.at(record);
  }

  /** See `RecordBit`. */
  bits(record: RecordNumber): number {
    return this.#columns.bits.at(record);
  }

  /** Seconds since 1970 UTC. */
  created(record: RecordNumber): number {
    return this.#columns.created.at(record);
  }

  title(record: RecordNumber): string {
    return this.#titles.at(record);
  }

  kb(record: RecordNumber): string {
    return this.#kbs.at(record);
  }

  severity(record: RecordNumber): string {
    return this.#severities[this.#columns.severity.at(record)] ?? '';
  }

  storedDigest(record: RecordNumber): string {
    return hexOfWords(this.#stored.words(), record * digestWords, (record + 1) * digestWords);
  }

  textDigest(record: RecordNumber): string {
    return hexOfWords(this.#columns.textDigest.view(), record * digestWords, (record + 1) * digestWords);
  }

  /** Numbers of the ids in any prerequisite clause. */
  needs(record: RecordNumber): Uint32Array {
    const start = record === 0 ? 0 : this.#columns.linksEnd.at(record - 1);
    return this.#columns.links.view(start, this.#columns.needsEnd.at(record));
  }

  /** Numbers of the superseded ids. */
  supersedes(record: RecordNumber): Uint32Array {
    return this.#columns.links.view(
      this.#columns.needsEnd.at(record),
      this.#columns.supersedesEnd.at(record),
    );
  }

  /** Records that name the id among those they supersede. */
  superseding(id: number): Iterable<RecordNumber> {
    return this.#superseding.sourcesOf(id);
  }

  /** Bundled revisions as pairs: number of the id, revision. */
  bundles(record: RecordNumber): Uint32Array {
    return this.#columns.links.view(
      this.#columns.supersedesEnd.at(record),
      this.#columns.linksEnd.at(record),
    );
  }

  /** SHA-1 of the files that the document names. */
  files(record: RecordNumber): string[] {
    const { files, filesEnd } = this.#columns;
    const digests: string[] = [];
    for (let at = record === 0 ? 0 : filesEnd.at(record - 1); at < filesEnd.at(record); at += fileWords) {
      digests.push(hexOfWords(files.view(), at, at + fileWords));
    }
    return digests;
  }

  /** For each of these files, a record among the accepted ones that are there and name it; files of none are missing. */
  recordsNaming(
    sha1: readonly string[],
    accept: (record: RecordNumber) => boolean,
  ): Map<string, RecordNumber> {
    const firstWords = new Set(sha1.map((digest) => Number.parseInt(digest.slice(0, 8), 16)));
    const wanted = new Set(sha1);
    const found = new Map<string, RecordNumber>();
    const { files, filesEnd } = this.#columns;
    let at = 0;
    for (let record = 0; record < this.size; record++) {
      for (const end = filesEnd.at(record); at < end; at += fileWords) {
        if (!firstWords.has(files.at(at))) continue;
        const digest = hexOfWords(files.view(), at, at + fileWords);
        if (!wanted.has(digest) || found.has(digest) || this.bits(record) & RecordBit.dropped) continue;
        if (accept(record)) found.set(digest, record);
      }
    }
    return found;
  }

  summary(record: RecordNumber): RecordSummary {
    const bits = this.bits(record);
    const bundled = this.bundles(record);
    const bundles = [];
    for (let index = 0; index < bundled.length; index += 2) {
      bundles.push({ updateId: this.#ids.text(bundled[index] ?? 0), revision: bundled[index + 1] ?? 0 });
    }
    return {
      record,
      updateId: this.#ids.text(this.id(record)),
      revision: this.revision(record),
      storedDigest: this.storedDigest(record),
      textDigest: this.textDigest(record),
      updateType: updateTypes[bits & RecordBit.typeMask] ?? 'Software',
      expired: (bits & RecordBit.expired) !== 0,
      explicitlyDeployable: (bits & RecordBit.explicitlyDeployable) !== 0,
      created: this.created(record),
      title: this.title(record),
      severity: this.severity(record),
      kbArticleId: this.kb(record),
      prerequisites: Array.from(this.needs(record), (id) => this.#ids.text(id)),
      supersedes: Array.from(this.supersedes(record), (id) => this.#ids.text(id)),
      bundles,
      hasEula: (bits & RecordBit.hasEula) !== 0,
    };
  }

  /** The content as a snapshot keeps it: views, not copies. */
  sections(): RecordSections {
    return {
      columns: recordColumns((name) => this.#columns[name].view()),
      storedDigests: this.#stored.words(),
      titles: { bytes: this.#titles.bytes(), ends: this.#titles.ends() },
      kbs: { bytes: this.#kbs.bytes(), ends: this.#kbs.ends() },
      severities: this.#severities,
    };
  }

  #severityNumber(severity: string): number {
    const known = this.#severities.indexOf(severity);
    return known >= 0 ? known : this.#severities.push(severity) - 1;
  }
}
