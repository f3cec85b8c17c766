import type { SaxesTagPlain } from 'saxes';
import { SyncError } from '../../domain/errors/syncError.ts';
import type { RevisionIdentity } from '../../domain/revision.ts';
import { PackageXml } from './packageXml.ts';

/** A revision that an offline scan package names. */
export interface ScanUpdate extends RevisionIdentity {
  readonly isBundle: boolean;
  /** Whether a later revision or update takes its place. */
  readonly isSuperseded: boolean;
  /** Ids of products and of classifications. */
  readonly products: readonly string[];
  readonly classifications: readonly string[];
}

interface Draft extends RevisionIdentity {
  readonly isBundle: boolean;
  isSuperseded: boolean;
  readonly products: string[];
  readonly classifications: string[];
}

/** Reads the `package.xml` of an offline scan package piece by piece, and keeps nothing of it. Throws `damagedPackage` or `unknownPackage`. */
export class ScanIndexParser {
  readonly #name: string;
  readonly #xml: PackageXml;
  #found: ScanUpdate[] = [];
  #update: Draft | undefined;
  #hasRoot = false;

  /** `name` is how messages call the package. */
  constructor(name: string) {
    this.#name = name;
    this.#xml = new PackageXml(name, {
      open: (tag, path) => {
        this.#open(tag, path);
      },
      close: (depth) => {
        if (depth !== 2 || this.#update === undefined) return;
        this.#found.push(this.#update);
        this.#update = undefined;
      },
    });
  }

  /** Takes the next piece of the text; the revisions that ended in it. */
  write(text: string): readonly ScanUpdate[] {
    this.#xml.write(text);
    const found = this.#found;
    this.#found = [];
    return found;
  }

  /** The text is at its end. */
  end(): void {
    this.#xml.end();
    if (!this.#hasRoot) throw this.#xml.damaged('is empty');
  }

  #open(tag: SaxesTagPlain, path: readonly string[]): void {
    if (path.length === 1) this.#openRoot(tag);
    else if (path.length === 3 && path[1] === 'Updates' && tag.name === 'Update')
      this.#update = this.#begun(tag);
    else if (this.#update !== undefined) this.#openInUpdate(this.#update, tag, path.slice(3).join('/'));
  }

  #openRoot({ name }: SaxesTagPlain): void {
    if (name !== 'OfflineSyncPackage')
      throw new SyncError(
        'unknownPackage',
        `package.xml of ${this.#name} has the root element ${name} instead of OfflineSyncPackage`,
      );
    this.#hasRoot = true;
  }

  #begun(tag: SaxesTagPlain): Draft {
    return {
      updateId: this.#xml.guid(tag, 'UpdateId'),
      revision: this.#xml.number(tag, 'RevisionNumber'),
      isBundle: tag.attributes['IsBundle'] === 'true',
      ...{ isSuperseded: false, products: [], classifications: [] },
    };
  }

  #openInUpdate(update: Draft, tag: SaxesTagPlain, place: string): void {
    if (place === 'SupersededBy/Revision') update.isSuperseded = true;
    if (place !== 'Categories/Category') return;
    const type = this.#xml.attribute(tag, 'Type');
    if (type === 'Product') update.products.push(this.#xml.guid(tag, 'Id'));
    if (type === 'UpdateClassification') update.classifications.push(this.#xml.guid(tag, 'Id'));
  }
}
