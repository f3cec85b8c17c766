import type { RevisionIdentity } from '../../domain/revision.ts';
import type {
  BundleClause,
  LocalizedText,
  PrerequisiteClause,
  UpdateFile,
  UpdateHeader,
  UpdateType,
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

/** Members of a header that a document need not have. */
export type OptionalHeader = Mutable<Partial<UpdateHeader>>;

/** What was read of a document so far. */
export class HeaderDraft {
  identity: RevisionIdentity | undefined;
  updateType: UpdateType | undefined;
  created: string | undefined;
  defaultLanguage = 'en';
  expired = false;
  explicitlyDeployable = false;
  readonly optional: OptionalHeader = {};
  readonly kbArticleIds: string[] = [];
  readonly bulletinIds: string[] = [];
  readonly contentLanguages: string[] = [];
  readonly prerequisites: PrerequisiteClause[] = [];
  readonly supersedes: string[] = [];
  readonly bundles: BundleClause[] = [];
  readonly files: Mutable<UpdateFile>[] = [];
  readonly eulaFiles: Mutable<UpdateFile>[] = [];
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
    const wanted = this.#languages.has(language) || language === this.defaultLanguage;
    if (!wanted && this.#texts.length > 0) return;
    if (this.#texts.some((text) => text.language === language)) return;
    this.count();
    this.#texts.push(this.text);
  }

  /** The header; faults when the document lacks what every one has. */
  finish(): UpdateHeader {
    const { identity, updateType, created } = this;
    if (identity === undefined) throw missing('UpdateIdentity');
    if (updateType === undefined || created === undefined) throw missing('Properties');
    const texts = this.#keptTexts();
    const original = texts.find((text) => text.language === this.defaultLanguage) ?? texts[0];
    if (original === undefined) throw missing('title');
    const header: Mutable<UpdateHeader> = {
      ...identity,
      updateType,
      publicationState: this.expired ? 'Expired' : 'Published',
      created,
      defaultLanguage: this.defaultLanguage,
      texts: texts.map(localizedText),
      explicitlyDeployable: this.explicitlyDeployable,
      kbArticleIds: this.kbArticleIds,
      bulletinIds: this.bulletinIds,
      contentLanguages: this.contentLanguages,
      prerequisites: this.prerequisites,
      supersedes: this.supersedes,
      bundles: this.bundles,
      files: this.files,
      eulaFiles: this.eulaFiles,
    };
    if (original.moreInfoUrl !== undefined) header.moreInfoUrl = original.moreInfoUrl;
    if (original.supportUrl !== undefined) header.supportUrl = original.supportUrl;
    return Object.assign(header, this.optional);
  }

  /** The first text was kept unseen: it goes when a wanted one came after it. */
  #keptTexts(): readonly TextDraft[] {
    const [first, ...rest] = this.#texts;
    if (first?.language === undefined || rest.length === 0) return this.#texts;
    const wanted = this.#languages.has(first.language) || first.language === this.defaultLanguage;
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

function missing(what: string): DocumentFault {
  return new DocumentFault('damagedDocument', `The document has no ${what}`);
}
