import type { RevisionIdentity } from './revision.ts';
import type { FileLocation } from './fileLocation.ts';

/** What kind of document an update document is (`upd:Properties/@UpdateType`). */
export type UpdateType = 'Category' | 'Detectoid' | 'Software' | 'Driver';

/** Whether updates of a type are configuration: categories and detectoids, listed where `GetConfig` is true (wsusss-protocol.md §5.3). */
export function isConfigType(updateType: UpdateType): boolean {
  return updateType === 'Category' || updateType === 'Detectoid';
}

/** What kind of category a category document is (`cat:CategoryInformation/@CategoryType`). */
export type CategoryType = 'Company' | 'ProductFamily' | 'Product' | 'UpdateClassification';

/** Title and description in one language (`upd:LocalizedProperties`). */
export interface LocalizedText {
  /** Short name as in the document, lower case: `en`, `de`, `zh-cn`, `all`. */
  readonly language: string;
  readonly title: string;
  readonly description?: string;
}

/** A file that a document names (`upd:File`, `upd:EulaFile`). */
export interface UpdateFile {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** SHA-1, lower-case hex: the key of `fileUrls` and of `/Content`. */
  readonly sha1: string;
  /** SHA-256, lower-case hex, where the document gives it. */
  readonly sha256?: string;
  /** `SelfContained`, `Express`, … for update files. */
  readonly patchingType?: string;
  /** Licence files: their language. */
  readonly language?: string;
}

/** One clause of the conjunction `upd:Prerequisites`; `isCategory` marks membership in a product or classification. */
export interface PrerequisiteClause {
  readonly anyOf: readonly string[];
  readonly isCategory: boolean;
}

/** One member of `upd:BundledUpdates`: any one of these revisions. */
export interface BundleClause {
  readonly anyOf: readonly RevisionIdentity[];
}

/** What the product knows of a document without its XML; everything read in one pass (`update-xml.md` §2–§9). */
export interface UpdateHeader extends RevisionIdentity {
  readonly updateType: UpdateType;
  /** Categories only, and only where the document says it. */
  readonly categoryType?: CategoryType;
  /** Categories only: not part of “all products”. */
  readonly excludedByDefault?: boolean;
  /** Categories only: may not be an update's own category. */
  readonly prohibitsUpdates?: boolean;
  readonly publicationState: 'Published' | 'Expired';
  /** ISO 8601 UTC. */
  readonly created: string;
  readonly defaultLanguage: string;
  /** The configured languages' texts and the default language's; at least one. */
  readonly texts: readonly LocalizedText[];
  /** Can be approved by an administrator; hidden bundle children and categories cannot. */
  readonly explicitlyDeployable: boolean;
  readonly detectoidType?: string;
  /** Last path segment of the handler URI: `Category`, `CommandLineInstallation`, `Cbs`, `WindowsPatch`, … */
  readonly handler?: string;
  readonly msrcSeverity?: string;
  readonly kbArticleIds: readonly string[];
  readonly bulletinIds: readonly string[];
  readonly moreInfoUrl?: string;
  readonly supportUrl?: string;
  /** Languages of the content (`upd:Language` under Properties). */
  readonly contentLanguages: readonly string[];
  /** Bytes. */
  readonly maxDownloadSize?: number;
  readonly isBeta?: boolean;
  readonly osUpgrade?: string;
  readonly browseOnly?: boolean;
  /** Minimum MS-WSUSSS version of a downstream server, e.g. `1.20`. */
  readonly compatibleProtocolVersion?: string;
  readonly requestsDecryptionData?: boolean;
  readonly prerequisites: readonly PrerequisiteClause[];
  readonly supersedes: readonly string[];
  readonly bundles: readonly BundleClause[];
  readonly files: readonly UpdateFile[];
  readonly eulaId?: string;
  readonly eulaFiles: readonly UpdateFile[];
  /** Where the files can be had, as told together with the document (`fileUrls`); not part of the document itself. */
  readonly locations?: readonly FileLocation[];
}

/** The text of the default language, else the first. */
export function defaultText({
  texts,
  defaultLanguage,
}: Pick<UpdateHeader, 'texts' | 'defaultLanguage'>): LocalizedText | undefined {
  return texts.find(({ language }) => language === defaultLanguage) ?? texts[0];
}

/** Title for a reader: first wanted language that is there, else its base, else the default language, else the first. */
export function titleOf(
  header: Pick<UpdateHeader, 'texts' | 'defaultLanguage'>,
  languages: readonly string[] = [],
): string {
  const byLanguage = (language: string): string | undefined =>
    header.texts.find((text) => text.language === language)?.title;
  for (const language of languages) {
    const found = byLanguage(language) ?? byLanguage(language.split('-')[0] ?? language);
    if (found !== undefined) return found.trim();
  }
  return (defaultText(header)?.title ?? '').trim();
}
