import { SyncError } from '../../domain/errors/syncError.ts';
import type { RevisionIdentity } from '../../domain/revision.ts';
import type {
  BundleClause,
  LocalizedText,
  PrerequisiteClause,
  UpdateFile,
  UpdateHeader,
} from '../../domain/updateHeader.ts';
import { DocumentFault } from './documentFault.ts';

/** A type whose members may be set. */
export type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** A text in one language while its element is open, with the addresses that only some documents keep there. */
export interface TextDraft {
  language?: string;
  title?: string;
  description?: string;
  moreInfoUrl?: string;
  supportUrl?: string;
}

/** A header under construction. */
type Draft = Mutable<UpdateHeader> & {
  kbArticleIds: string[];
  bulletinIds: string[];
  contentLanguages: string[];
  prerequisites: PrerequisiteClause[];
  supersedes: string[];
  bundles: BundleClause[];
  files: Mutable<UpdateFile>[];
  eulaFiles: Mutable<UpdateFile>[];
};

/** What was read of a document so far. */
export class HeaderDraft {
  /** Complete but for what the document has not said yet: id, creation date and texts are empty until then. */
  readonly header: Draft = {
    updateId: '',
    revision: 0,
    updateType: 'Software',
    publicationState: 'Published',
    created: '',
    defaultLanguage: 'en',
    texts: [],
    explicitlyDeployable: false,
    kbArticleIds: [],
    bulletinIds: [],
    contentLanguages: [],
    prerequisites: [],
    supersedes: [],
    bundles: [],
    files: [],
    eulaFiles: [],
  };
  readonly #languages: ReadonlySet<string>;
  readonly #itemLimit: number;
  readonly #texts: TextDraft[] = [];
  #items = 0;
  /** The element that is open, where its children add to it. */
  text: TextDraft = {};
  prerequisiteIds: string[] = [];
  clauseIsCategory = false;
  bundledRevisions: RevisionIdentity[] = [];
  digestAlgorithm = '';

  /** `languages`: short names of the languages whose texts are kept, besides the default one. */
  constructor(languages: readonly string[], itemLimit: number) {
    this.#languages = wantedLanguages(languages);
    this.#itemLimit = itemLimit;
  }

  /** Counts one more thing that is kept. */
  count(): void {
    if (++this.#items > this.#itemLimit)
      throw new DocumentFault(
        'limitExceeded',
        `The document names more than ${this.#itemLimit} ids, texts and files`,
      );
  }

  /** Keeps the open text if it is wanted; the first one always, for want of a better. */
  keepText(): void {
    const { language, title } = this.text;
    if (language === undefined || title === undefined) return;
    const wanted = this.#languages.has(language) || language === this.header.defaultLanguage;
    if (!wanted && this.#texts.length > 0) return;
    if (this.#texts.some((text) => text.language === language)) return;
    this.count();
    this.#texts.push(this.text);
  }

  /** The header. Throws `damagedDocument` when the document lacks what every one has. */
  finish(): UpdateHeader {
    const { header } = this;
    if (header.updateId === '') throw missing('UpdateIdentity');
    if (header.created === '') throw missing('Properties');
    const texts = this.#keptTexts();
    const original = texts.find((text) => text.language === header.defaultLanguage) ?? texts[0];
    if (original === undefined) throw missing('title');
    header.texts = texts.map(localizedText);
    if (header.moreInfoUrl === undefined && original.moreInfoUrl !== undefined)
      header.moreInfoUrl = original.moreInfoUrl;
    if (header.supportUrl === undefined && original.supportUrl !== undefined)
      header.supportUrl = original.supportUrl;
    return header;
  }

  /** The first text was kept unseen: it goes when a wanted one came after it. */
  #keptTexts(): readonly TextDraft[] {
    const [first, ...rest] = this.#texts;
    if (first?.language === undefined || rest.length === 0) return this.#texts;
    const wanted = this.#languages.has(first.language) || first.language === this.header.defaultLanguage;
    return wanted ? this.#texts : rest;
  }
}

/** The languages asked for with their bases: `zh-hk` is also served by `zh`. */
function wantedLanguages(languages: readonly string[]): ReadonlySet<string> {
  const wanted = new Set<string>();
  for (const language of languages) {
    const name = language.toLowerCase();
    wanted.add(name);
    const hyphen = name.indexOf('-');
    if (hyphen > 0) wanted.add(name.slice(0, hyphen));
  }
  return wanted;
}

function localizedText({ language = '', title = '', description }: TextDraft): LocalizedText {
  return description === undefined ? { language, title } : { language, title, description };
}

function missing(what: string): SyncError {
  return new SyncError('damagedDocument', `The document has no ${what}`);
}
