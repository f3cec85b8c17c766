import type {
  BundleFile,
  BundleHead,
  BundleManifest,
  FileTally,
  WrittenFile,
} from '../../domain/catalogBundle.ts';
import type { RunDocument } from '../../domain/documents.ts';
import type { OperationCall } from '../../domain/operationProgress.ts';
import type { KnownSigner } from '../../domain/signature.ts';
import type { WantedList } from '../../domain/wantedList.ts';

/** What a package says about itself, without its parts. */
export type PackageView = Omit<BundleManifest, 'format' | 'decisions' | 'parts'> & {
  readonly name: string;
  readonly parts: number;
  /** Names of the files beside its own that hold parts of it. */
  readonly chunkFiles: readonly string[];
  /** Of its parts. */
  readonly bytes: number;
  /** Who signed it, as this data folder knows them; null: nobody. A wrong signature is no signature but a refusal (`forgedBundle`). */
  readonly signer: KnownSigner | null;
};

/** A file that belongs to what was exported and was not there to be. */
export type MissingFile = Omit<BundleFile, 'sha256'> & { readonly name: string };

/** What was exported. */
export interface ExportedCatalog {
  readonly package: BundleHead;
  /** What was made of a wanted list, and of languages; none without them. */
  readonly findings: readonly ImportFindingView[];
  /** Whose signature it bears; a key that is new has to be trusted by importers first. */
  readonly signer: { readonly name: string; readonly fingerprint: string; readonly isNew: boolean };
  /** Files that were wanted and are not here, license files first; `package.content.missing` counts them, at most 200 are named. */
  readonly missing: readonly MissingFile[];
  /** The package's own file first, its chunk files after it. */
  readonly files: readonly WrittenFile[];
}

/** What became of one package. */
export interface ImportedPackage {
  readonly package: PackageView;
  readonly verdict: 'applied' | 'wouldApply' | 'alreadyHere' | 'refused';
  readonly counts: {
    readonly added: number;
    readonly revised: number;
    readonly changed: number;
    readonly expired: number;
    readonly removed: number;
    readonly unchanged: number;
  };
  /** Files that were or would be copied, those that were here not counted. */
  readonly copied: FileTally;
}

/** What an administrator should know of an import. */
export interface ImportFindingView {
  /** `blocking`: the import would not be done; only a dry run tells of it, an import rejects with it. */
  readonly severity: 'information' | 'warning' | 'blocking';
  /** One sentence. */
  readonly text: string;
  /** Of the error catalog, where it is blocking. */
  readonly code: number | null;
  readonly remedy: string | null;
}

/** What an import found and did. */
export interface ImportedCatalog {
  readonly packages: readonly ImportedPackage[];
  readonly findings: readonly ImportFindingView[];
  /** The synchronization of the site database that followed, and those of the sites below; empty where nothing changed. */
  readonly runs: readonly RunDocument[];
}

/** What a disconnected site wrote that it has and wants. */
export interface WrittenWantedList extends Pick<WantedList, 'site' | 'subscription'> {
  readonly file: string;
  /** The version that it has of each source. */
  readonly taken: readonly Pick<WantedList['taken'][number], 'sourceId' | 'version' | 'published'>[];
  /** Files that it knows of and does not have. */
  readonly files: number;
  /** Whose signature it bears; null: there is no own key, and it is not signed. */
  readonly signer: { readonly name: string; readonly fingerprint: string } | null;
}

/** Packages that travel between hierarchies without a link. Paths are absolute and of the machine of the service. */
export interface ExchangeOperations {
  /** Writes the catalog of a site's first software update point, whole, since a version, or what is wanted, as a `.susync` package. */
  exportCatalog(
    request: {
      readonly file: string;
      readonly siteCode?: string;
      /** By id or name; families and companies stand for their products. */
      readonly products?: readonly string[];
      readonly classifications?: readonly string[];
      /** A version, or `last` for that of the last export with the same filters. */
      readonly since?: string;
      /** The update files that are here, too; license files always are. */
      readonly content?: boolean;
      /** Short names: update files of these languages alone. Documents are as they were received, in all their languages. */
      readonly languages?: readonly string[];
      /** A file of `writeWantedList`, in place of products, classifications and a version: exports what it asks for. */
      readonly wanted?: string;
      /** Bytes that no file shall exceed. */
      readonly chunkSize?: number;
    },
    call?: OperationCall,
  ): Promise<ExportedCatalog>;
  /**
   * Takes packages over at a top-level site without a synchronization source, then synchronizes its site database and the sites below. A whole package
   * replaces the catalog; one since a version continues that version of the same source with the same filters. Rejects with `notDisconnected`,
   * `unsignedBundle`, `unknownSigner`, `distrustedSigner`, `bundleOutOfOrder`, `busy`, `diskFull`, and as reading a package does; then nothing of
   * that package is seen.
   */
  importCatalog(
    request: {
      readonly files: readonly string[];
      /** Tells what it would do and does nothing. */
      readonly dryRun?: boolean;
      /** Takes over products, classifications and languages of the package's site. */
      readonly takeSubscription?: boolean;
      /** Takes over packages that are not signed, or by a key that is not known here; the log says who wanted it. */
      readonly force?: boolean;
      readonly user?: string;
    },
    call?: OperationCall,
  ): Promise<ImportedCatalog>;
  /**
   * Writes what the disconnected top-level site has and wants, for `exportCatalog` where it is connected; signed where there is an own key. Rejects
   * with `notDisconnected`.
   */
  writeWantedList(request: { readonly file: string }): Promise<WrittenWantedList>;
  /** What packages hold and who signed them; every byte is compared with their digests, unless `manifestOnly` wants what they say of themselves. */
  inspectPackages(
    request: { readonly files: readonly string[]; readonly manifestOnly?: boolean },
    call?: OperationCall,
  ): Promise<readonly PackageView[]>;
}
