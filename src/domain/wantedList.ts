import type { BundleFilter, BundleSource } from './catalogBundle.ts';
import type { Signature, Signer } from './signature.ts';

/** What a catalog took over from a source. */
export interface TakenCatalog {
  /** GUID of the software update point that it comes from. */
  readonly sourceId: string;
  readonly version: number;
  /** ISO UTC; with the version it names the state. */
  readonly published: string;
  readonly filter: BundleFilter | null;
}

/** A file that a disconnected site knows of and does not have. */
export interface WantedFile {
  /** Lower-case hex. */
  readonly sha1: string;
  /** Bytes. */
  readonly size: number;
  readonly kind: 'license' | 'update';
}

/** What a disconnected site has and wants; it travels to where packages for it are made. */
export interface WantedList {
  readonly format: 'susync-wanted';
  readonly schema: 1;
  /** Who wants it. */
  readonly site: BundleSource;
  /** ISO UTC. */
  readonly written: string;
  readonly subscription: {
    /** Ids; families and companies stand for all of theirs. */
    readonly products: readonly string[];
    readonly classifications: readonly string[];
    /** Short names. */
    readonly languages: readonly string[];
  };
  /** By source; empty before the first import. */
  readonly taken: readonly TakenCatalog[];
  readonly files: readonly WantedFile[];
}

/** A wanted list as it came. */
export interface ReceivedWantedList {
  /** Base name of its file. */
  readonly name: string;
  readonly list: WantedList;
  /** Null: it is not signed. */
  readonly signature: Signature | null;
}

/** Wanted lists as files: one line of JSON, and a second one with the signature over the bytes of the first. */
export interface WantedFiles {
  /** Whole or not at all, in place of what had the name. */
  write(file: string, list: WantedList, signer: Signer | undefined): Promise<void>;
  /** Rejects with `unusableWantedList`, `forgedBundle` or `limitExceeded`. */
  read(file: string): Promise<ReceivedWantedList>;
}

/** So many files a list names at most. */
export const mostWantedFiles = 100_000;
