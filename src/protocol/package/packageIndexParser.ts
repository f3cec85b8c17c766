import type { SaxesTagPlain } from 'saxes';
import { SyncError } from '../../domain/errors/syncError.ts';
import type { UpstreamLanguage } from '../../domain/upstream.ts';
import type { PackageFile, PackageIndex, PackageUpdate } from './packageIndex.ts';
import { PackageXml } from './packageXml.ts';

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
  readonly #xml: PackageXml;
  readonly #languages: UpstreamLanguage[] = [];
  readonly #files = new Map<string, PackageFile>();
  readonly #updates: PackageUpdate[] = [];
  #root: Pick<PackageIndex, 'serverId' | 'creationTime' | 'protocolVersion'> | undefined;
  #update: UpdateDraft | undefined;

  /** `name` is how messages call the package. */
  constructor(name: string) {
    this.#name = name;
    this.#xml = new PackageXml(name, {
      open: (tag, path) => {
        this.#open(tag, path);
      },
      close: (depth) => {
        this.#close(depth);
      },
    });
  }

  /** Takes the next piece of the text. */
  write(text: string): void {
    this.#xml.write(text);
  }

  /** The index, at the end of the text. */
  end(): PackageIndex {
    this.#xml.end();
    if (this.#root === undefined) throw this.#xml.damaged('is empty');
    return { ...this.#root, languages: this.#languages, files: this.#files, updates: this.#updates };
  }

  #open(tag: SaxesTagPlain, path: readonly string[]): void {
    const parent = path.at(-2) ?? '';
    if (path.length === 1) this.#openRoot(tag);
    else if (this.#update !== undefined) this.#openInUpdate(`${parent}/${tag.name}`, tag, this.#update);
    else if (parent === 'Languages' && tag.name === 'Language') this.#addLanguage(tag);
    else if (parent === 'Files' && tag.name === 'File') this.#addFile(tag);
    else if (parent === 'Updates' && tag.name === 'Update') this.#update = this.#startUpdate(tag);
  }

  #close(depth: number): void {
    if (depth !== 2 || this.#update === undefined) return;
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
    const version = this.#xml.attribute(tag, 'FormatVersion');
    if (!version.startsWith('1.'))
      throw new SyncError('unknownPackage', `${this.#name} is of the unknown format version ${version}`);
    this.#root = {
      serverId: this.#xml.guid(tag, 'ServerID'),
      creationTime: this.#xml.attribute(tag, 'CreationTime'),
      protocolVersion: this.#xml.attribute(tag, 'ProtocolVersion'),
    };
  }

  #addLanguage(tag: SaxesTagPlain): void {
    const enabled = this.#xml.attribute(tag, 'Enabled');
    this.#languages.push({
      id: this.#xml.number(tag, 'Id'),
      shortName: this.#xml.attribute(tag, 'ShortName'),
      longName: this.#xml.attribute(tag, 'LongName'),
      enabled: enabled === '1' || enabled === 'true',
    });
  }

  #addFile(tag: SaxesTagPlain): void {
    this.#files.set(this.#digest(tag), {
      name: tag.attributes['Name'] ?? '',
      microsoftUpdateUrl: this.#xml.attribute(tag, 'MUUrl'),
    });
  }

  #startUpdate(tag: SaxesTagPlain): UpdateDraft {
    return {
      updateId: this.#xml.guid(tag, 'UpdateId'),
      revision: this.#xml.number(tag, 'RevisionNumber'),
      files: undefined,
      categories: undefined,
      classifications: undefined,
    };
  }

  #openInUpdate(place: string, tag: SaxesTagPlain, update: UpdateDraft): void {
    if (place === 'Files/File') (update.files ??= []).push(this.#digest(tag));
    if (place === 'Categories/Category')
      (update.categories ??= []).push(this.#xml.attribute(tag, 'Value').toLowerCase());
    if (place === 'Classifications/Classification')
      (update.classifications ??= []).push(this.#xml.attribute(tag, 'Value').toLowerCase());
  }

  #digest(tag: SaxesTagPlain): string {
    const value = this.#xml.attribute(tag, 'Digest');
    const bytes = Buffer.from(value, 'base64');
    if (bytes.length !== 20) throw this.#xml.wrong(tag, 'Digest', value);
    return bytes.toString('hex');
  }
}
