import { isRecord } from '../base/isRecord.ts';
import { isListOf, isNullOr, isShortText, isText } from './checks.ts';

/** What the page of a package says to its host. */
export type PackagePageMessage =
  /** The page listens; answered with `state`. The first time the package is read. */
  | { readonly kind: 'ready' }
  | { readonly kind: 'check' }
  | { readonly kind: 'cancel' }
  | { readonly kind: 'import' }
  | { readonly kind: 'copy' }
  | { readonly kind: 'explain'; readonly code: string };

/** Whether every byte is as it should be, as far as that is known. */
export type PackagePageCheck =
  | { readonly kind: 'open' | 'canceled' | 'passed' }
  /** `share` from 0 to 1; null while it is not known. */
  | { readonly kind: 'running'; readonly text: string; readonly share: number | null }
  | { readonly kind: 'failed'; readonly code: string; readonly message: string; readonly remedy: string };

/** Who signed a package and whether that counts here; `none` for packages that bear no signatures. */
export type PackagePageTrust = (typeof packagePageTrusts)[number];

const packagePageTrusts = ['own', 'trusted', 'unknown', 'distrusted', 'unsigned', 'none'] as const;

/** Something that is known of a package. */
export interface PackagePageFact {
  readonly name: string;
  readonly value: string;
}

/** Everything that the page shows. */
export interface PackagePageState {
  /** Name of the file. */
  readonly title: string;
  /** Where it is. */
  readonly place: string;
  readonly check: PackagePageCheck;
  /** Null until that is known. */
  readonly signature: {
    readonly trust: PackagePageTrust;
    /** Empty where nobody signed. */
    readonly signer: string;
    readonly fingerprint: string;
  } | null;
  readonly facts: readonly PackagePageFact[];
  /** Names of the files beside it that hold parts of it. */
  readonly files: readonly string[];
  /** Whether an import can be tried. */
  readonly canImport: boolean;
}

/** What the host says to the page of a package. */
export interface PackageHostMessage {
  readonly kind: 'state';
  readonly state: PackagePageState;
}

/** Bounds of what the page shows; hosts cut longer lists. */
export const mostPackageFacts = 100;
/** Files that hold parts, as many as the page shows. */
export const mostPackageFiles = 1000;

/** Whether a message is one that the page may send; the host takes nothing else. */
export function isPackagePageMessage(value: unknown): value is PackagePageMessage {
  if (!isRecord(value)) return false;
  switch (value['kind']) {
    case 'ready':
    case 'check':
    case 'cancel':
    case 'import':
    case 'copy':
      return true;
    case 'explain':
      return isShortText(value['code']);
    default:
      return false;
  }
}

/** Whether a message is one that the host may send; the page takes nothing else. */
export function isPackageHostMessage(value: unknown): value is PackageHostMessage {
  return isRecord(value) && value['kind'] === 'state' && isState(value['state']);
}

function isState(value: unknown): value is PackagePageState {
  return (
    isRecord(value) &&
    isText(value['title']) &&
    isText(value['place']) &&
    isCheck(value['check']) &&
    isNullOr(value['signature'], isSignature) &&
    isListOf(value['facts'], isFact, mostPackageFacts) &&
    isListOf(value['files'], isText, mostPackageFiles) &&
    typeof value['canImport'] === 'boolean'
  );
}

function isCheck(value: unknown): value is PackagePageCheck {
  if (!isRecord(value)) return false;
  switch (value['kind']) {
    case 'open':
    case 'canceled':
    case 'passed':
      return true;
    case 'running':
      return isText(value['text']) && isNullOr(value['share'], isShare);
    case 'failed':
      return isShortText(value['code']) && isText(value['message']) && isText(value['remedy']);
    default:
      return false;
  }
}

function isShare(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value <= 1;
}

const knownTrusts: ReadonlySet<unknown> = new Set(packagePageTrusts);

function isSignature(value: unknown): value is NonNullable<PackagePageState['signature']> {
  return (
    isRecord(value) &&
    knownTrusts.has(value['trust']) &&
    isText(value['signer']) &&
    isShortText(value['fingerprint'])
  );
}

function isFact(value: unknown): value is PackagePageFact {
  return isRecord(value) && isText(value['name']) && isText(value['value']);
}
