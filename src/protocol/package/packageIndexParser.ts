import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { SyncError } from '../../domain/errors/syncError.ts';
import type { UpstreamLanguage } from '../../domain/upstream.ts';
import type { PackageFile, PackageIndex, PackageUpdate } from './packageIndex.ts';

const longestToken = 1_048_576;
const deepest = 16;
const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const none: readonly string[] = [];

interface UpdateDraft {
  readonly updateId: string;
  readonly revision: number;
  files: string[] | undefined;
  categories: string[] | undefined;
  classifications: string[] | undefined;
}

/** Reads `package.xml` piece by piece; memory grows with the number of updates only. Throws `damagedPackage` or `unknownPackage`. */
export class PackageIndexParser {
  readonly #name: string;
  readonly #parser = new SaxesParser();
  readonly #path: string[] = [];
  readonly #languages: UpstreamLanguage[] = [];
  readonly #files = new Map<string, PackageFile>();
  readonly #updates: PackageUpdate[] = [];
  #root: Pick<PackageIndex, 'serverId' | 'creationTime' | 'protocolVersion'> | undefined;
  #update: UpdateDraft | undefined;
  #tokenLength = 0;

  /** `name` is how messages call the package. */
  constructor(name: string) {
    this.#name = name;
    this.#parser.on('error', (error) => {
      throw this.#damaged(`is not well-formed: ${error.message}`, error);
    });
    this.#parser.on('opentag', (tag) => {
      this.#open(tag);
    });
    this.#parser.on('closetag', () => {
      this.#close();
    });
  }

  /** Takes the next piece of the text. */
  write(text: string): void {
    this.#tokenLength += text.length;
    this.#parser.write(text);
    if (this.#tokenLength > longestToken)
      throw this.#damaged(`has a token of over ${longestToken} characters`);
  }

  /** The index, at the end of the text. */
  end(): PackageIndex {
    this.#parser.close();
    if (this.#root === undefined) throw this.#damaged('is empty');
    return { ...this.#root, languages: this.#languages, files: this.#files, updates: this.#updates };
  }

  #open(tag: SaxesTagPlain): void {
    this.#tokenLength = 0;
    this.#path.push(tag.name);
    if (this.#path.length > deepest) throw this.#damaged(`nests over ${deepest} elements`);
    const parent = this.#path.at(-2) ?? '';
    if (this.#path.length === 1) this.#openRoot(tag);
    else if (this.#update !== undefined) this.#openInUpdate(`${parent}/${tag.name}`, tag, this.#update);
    else if (parent === 'Languages' && tag.name === 'Language') this.#addLanguage(tag);
    else if (parent === 'Files' && tag.name === 'File') this.#addFile(tag);
    else if (parent === 'Updates' && tag.name === 'Update') this.#update = this.#startUpdate(tag);
  }

  #close(): void {
    this.#tokenLength = 0;
    this.#path.pop();
    if (this.#path.length !== 2 || this.#update === undefined) return;
    const { files = none, categories = none, classifications = none } = this.#update;
    this.#updates.push({ ...this.#update, files, categories, classifications });
    this.#update = undefined;
  }

  #openRoot(tag: SaxesTagPlain): void {
    if (tag.name !== 'ExportPackage')
      throw new SyncError(
        'unknownPackage',
        `package.xml of ${this.#name} has the root element ${tag.name} instead of ExportPackage`,
      );
    const version = this.#attribute(tag, 'FormatVersion');
    if (!version.startsWith('1.'))
      throw new SyncError('unknownPackage', `${this.#name} is of the unknown format version ${version}`);
    this.#root = {
      serverId: this.#guid(tag, 'ServerID'),
      creationTime: this.#attribute(tag, 'CreationTime'),
      protocolVersion: this.#attribute(tag, 'ProtocolVersion'),
    };
  }

  #addLanguage(tag: SaxesTagPlain): void {
    const enabled = this.#attribute(tag, 'Enabled');
    this.#languages.push({
      id: this.#number(tag, 'Id'),
      shortName: this.#attribute(tag, 'ShortName'),
      longName: this.#attribute(tag, 'LongName'),
      enabled: enabled === '1' || enabled === 'true',
    });
  }

  #addFile(tag: SaxesTagPlain): void {
    this.#files.set(this.#digest(tag), {
      name: tag.attributes['Name'] ?? '',
      microsoftUpdateUrl: this.#attribute(tag, 'MUUrl'),
    });
  }

  #startUpdate(tag: SaxesTagPlain): UpdateDraft {
    return {
      updateId: this.#guid(tag, 'UpdateId'),
      revision: this.#number(tag, 'RevisionNumber'),
      files: undefined,
      categories: undefined,
      classifications: undefined,
    };
  }

  #openInUpdate(place: string, tag: SaxesTagPlain, update: UpdateDraft): void {
    if (place === 'Files/File') (update.files ??= []).push(this.#digest(tag));
    if (place === 'Categories/Category')
      (update.categories ??= []).push(this.#attribute(tag, 'Value').toLowerCase());
    if (place === 'Classifications/Classification')
      (update.classifications ??= []).push(this.#attribute(tag, 'Value').toLowerCase());
  }

  #attribute(tag: SaxesTagPlain, name: string): string {
    const value = tag.attributes[name];
    if (value === undefined) throw this.#damaged(`has ${this.#where(tag)} without ${name}`);
    return value;
  }

  #guid(tag: SaxesTagPlain, name: string): string {
    const value = this.#attribute(tag, name).toLowerCase();
    if (!guid.test(value))
      throw this.#damaged(`has ${this.#where(tag)} with the ${name} ${JSON.stringify(value)}`);
    return value;
  }

  #number(tag: SaxesTagPlain, name: string): number {
    const value = this.#attribute(tag, name);
    if (!/^\d{1,10}$/.test(value))
      throw this.#damaged(`has ${this.#where(tag)} with the ${name} ${JSON.stringify(value)}`);
    return Number(value);
  }

  #digest(tag: SaxesTagPlain): string {
    const value = this.#attribute(tag, 'Digest');
    const bytes = Buffer.from(value, 'base64');
    if (bytes.length !== 20)
      throw this.#damaged(`has ${this.#where(tag)} with the Digest ${JSON.stringify(value)}`);
    return bytes.toString('hex');
  }

  #where({ name }: SaxesTagPlain): string {
    return `${name} in line ${this.#parser.line}, column ${this.#parser.columnIndex},`;
  }

  #damaged(what: string, cause?: unknown): SyncError {
    return new SyncError('damagedPackage', `package.xml of ${this.#name} ${what}`, { cause });
  }
}
