import type { SyncError } from './errors/syncError.ts';
import type { FileLocation } from './fileLocation.ts';
import type { OperationCall } from './operationProgress.ts';
import type { RevisionIdentity } from './revision.ts';
import type { Signature, Signer } from './signature.ts';
import type { UpdateRecord } from './updateRecord.ts';

/** The state of a catalog that a package speaks of: its generation and the moment it was published (ISO UTC), which only together name it. */
export interface BundleVersion {
  readonly version: number;
  readonly published: string;
}

/** The catalog that a package was written from. */
export interface BundleSource {
  readonly siteCode: string;
  readonly serverName: string;
  /** GUID of the software update point. */
  readonly serverId: string;
}

/** What a package was cut down to, by category ids; updates of none of the products or classifications are left out. */
export interface BundleFilter {
  readonly products: readonly string[];
  readonly classifications: readonly string[];
}

/** How much a package holds. */
export interface BundleCounts {
  /** Categories and detectoids. */
  readonly configuration: number;
  /** Revisions of updates and drivers. */
  readonly updates: number;
  /** Revisions that the catalog no longer holds. */
  readonly removed: number;
}

/** A number of files and of their bytes. */
export interface FileTally {
  readonly files: number;
  readonly bytes: number;
}

/** The files that go with what a package carries. */
export interface BundleContent {
  /** License files in the package. */
  readonly licenses: FileTally;
  /** Update files in the package. */
  readonly updates: FileTally;
  /** Wanted, but not there where the package was written. */
  readonly missing: FileTally;
  /** Whether express installation files are among the update files: where they are wanted, both sides have to have them. */
  readonly express: boolean;
}

/** A file of updates, by its digest: a package gives it no name. */
export interface BundleFile {
  readonly kind: 'license' | 'update';
  /** Lower-case hex. */
  readonly sha1: string;
  readonly sha256?: string;
  readonly size: number;
}

/** One member of a package. `file` is the chunk file that holds it, null for the package's own file. */
export interface BundlePart {
  readonly name: string;
  readonly file: string | null;
  readonly bytes: number;
  /** Lower-case hex. */
  readonly sha256: string;
  readonly items: number;
}

/** What a package says about itself, member by member as in its manifest.json. */
export interface BundleManifest {
  readonly format: 'susync';
  readonly schema: 1;
  readonly source: BundleSource;
  /** Null: everything; else only what changed after that state. */
  readonly from: BundleVersion | null;
  readonly to: BundleVersion;
  readonly filter: BundleFilter | null;
  /** Short names of the languages that the update files are of; documents have all that they were received with. */
  readonly languages: readonly string[];
  readonly counts: BundleCounts;
  readonly content: BundleContent;
  readonly decisions: Pick<BundlePart, 'bytes' | 'sha256'>;
  readonly parts: readonly BundlePart[];
}

/** What whoever writes a package knows of it; the rest is counted while it is written. */
export type BundleHead = Pick<
  BundleManifest,
  'source' | 'from' | 'to' | 'filter' | 'languages' | 'counts' | 'content'
>;

/** A row of the catalog as it is at the package's version. */
export interface BundleRow extends RevisionIdentity {
  readonly kind: 'row';
  /** `RowFlag` bits: declined and no longer offered. */
  readonly flags: number;
  /** When `flags` last changed, ms UTC. */
  readonly since: number;
  /** SHA-256 of the document as stored, lower-case hex. */
  readonly storedDigest: string;
  /** The document as received; absent where the package's `from` has it already. */
  readonly record?: UpdateRecord;
  readonly locations: readonly FileLocation[];
}

/** A row of the catalog, or a revision that it held at the package's `from` and no longer does. */
export type BundleItem = BundleRow | (RevisionIdentity & { readonly kind: 'removed' });

/** What an administrator decided where the package comes from, besides what was declined (that stands in the rows). */
export interface BundleDecisions {
  readonly subscription: {
    readonly products: readonly string[];
    readonly classifications: readonly string[];
    readonly languages: readonly string[];
  };
  readonly groups: readonly {
    readonly id: string;
    readonly name: string;
    readonly description: string;
    /** ms UTC. */
    readonly created: number;
    readonly updateIds: readonly string[];
  }[];
}

/** A file that was written, with its size and SHA-256 (lower-case hex). */
export interface WrittenFile {
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** Writes one package; nothing of it is seen before `finish`. */
export interface BundleWriter {
  /** Rows in any order. */
  add(item: BundleItem): Promise<void>;
  /** A file, after all rows, each once. Rejects with `digestMismatch` when the bytes are not those of its digests and size. */
  addFile(file: BundleFile, content: AsyncIterable<Uint8Array>): Promise<void>;
  /** Makes all files durable and visible: the chunk files first, the package's own file last. */
  finish(head: BundleHead, decisions: BundleDecisions): Promise<readonly WrittenFile[]>;
  /** Removes what was written; after `finish` it does nothing. */
  abandon(): Promise<void>;
}

/** Where and how a package is written. */
export interface BundleTarget {
  /** Absolute path, ending in `.susync`. */
  readonly file: string;
  readonly to: BundleVersion;
  /** Whether it takes the place of a file of its name; else `create` rejects with `alreadyExists`. */
  readonly mayReplace: boolean;
  /** Bytes that no file shall exceed; absent: one file. */
  readonly chunkSize?: number;
  /** Absent: the package is not signed. */
  readonly signer?: Signer;
}

/** A package opened for reading. Its files were looked at, its parts are checked when they are read. */
export interface OpenBundle {
  /** Base name of the package's own file. */
  readonly name: string;
  readonly manifest: BundleManifest;
  /** Whose signature over the manifest it bears, found right; null: it is not signed. */
  readonly signature: Signature | null;
  decisions(): Promise<BundleDecisions>;
  /** The items of one part after another; rejects with `damagedBundle` before anything of a part that is not what the manifest says. */
  items(signal: AbortSignal): AsyncIterable<readonly BundleItem[]>;
  /** Reads everything and compares it with the digests, tells its progress in bytes. Resolves with the files in the package. */
  verify(call: OperationCall): Promise<readonly BundleFile[]>;
  /** The bytes of a file that `verify` found. */
  content(file: BundleFile): AsyncIterable<Uint8Array>;
  close(): Promise<void>;
}

/** Packages that were opened, and why others could not be. */
export interface ExaminedBundles {
  readonly bundles: readonly OpenBundle[];
  readonly failures: readonly SyncError[];
}

/** Packages as files. */
export interface BundleFiles {
  create(target: BundleTarget): Promise<BundleWriter>;
  /**
   * Opens the packages among these files, in the order given; chunk files that are not among them are looked for beside the package's own.
   * Rejects with `unknownBundle`, `damagedBundle`, `forgedBundle`, `unsafeBundle`, `incompleteBundle`, `limitExceeded`; then nothing stays open.
   */
  open(files: readonly string[]): Promise<readonly OpenBundle[]>;
  /** Like `open`, but tells of all packages that cannot be opened, and opens the others. */
  examine(files: readonly string[]): Promise<ExaminedBundles>;
}
