import type { RunDocument } from '../domain/documents.ts';
import { type Wellbeing, wellbeings } from '../domain/wellbeing.ts';
import { isRecord } from '../base/isRecord.ts';
import { isListOf, isNullOr, isShortText, isText } from './checks.ts';

/** What the status page says to its host. */
export type StatusPageMessage =
  /** The page listens; answered with `state` or `failed`. */
  | { readonly kind: 'ready' }
  /** Open the document of a run, or the lines of a log that tell of it. */
  | { readonly kind: 'openRun'; readonly id: string }
  | { readonly kind: 'showLog'; readonly siteCode: string }
  | { readonly kind: 'explain'; readonly code: string }
  /** Keep the page as it stands, to print it or to hand it on; `content` is the markup of its main element. */
  | { readonly kind: 'save'; readonly content: string };

/** A software update point on the page. Times in ms UTC. */
export interface StatusPageSup {
  readonly siteCode: string;
  readonly serverName: string;
  /** What it pulls from; empty where it has no source. */
  readonly source: string;
  /** The place of that software update point in the list; null where the source is none of them. */
  readonly pullsFrom: number | null;
  readonly wellbeing: Wellbeing;
  /** Number and text of its state, with the progress while something is under way. */
  readonly state: string;
  readonly version: number;
  /** Content versions that the top of its chain is ahead. */
  readonly behind: number;
  readonly lastSuccess: number | null;
  readonly error: StatusPageError | null;
}

/** Why something failed. */
export interface StatusPageError {
  /** Such as `0x80072EFE`; null where a log does not say it. */
  readonly code: string | null;
  readonly message: string;
  readonly remedy: string | null;
}

/** A run on the page; what its source does not say is null. Times in ms UTC. */
export interface StatusPageRun {
  readonly id: string;
  readonly siteCode: string;
  readonly kind: RunDocument['kind'];
  readonly outcome: RunDocument['outcome'];
  readonly why: string;
  readonly started: number;
  readonly ended: number | null;
  readonly changes: StatusPageChanges | null;
  /** Items that the site database took over. */
  readonly items: number | null;
  readonly version: number | null;
  readonly error: StatusPageError | null;
}

/** Counts of updates. */
export interface StatusPageChanges {
  readonly new: number;
  readonly modified: number;
  readonly expired: number;
  readonly removed: number;
  readonly failed: number;
}

/** Everything that the page shows. */
export interface StatusPageState {
  /** What is shown, for the time after a reload: empty for the hierarchy, else the id of an observed folder. */
  readonly subject: string;
  readonly title: string;
  /** ms UTC. */
  readonly now: number;
  readonly sups: readonly StatusPageSup[];
  /** Newest first. */
  readonly runs: readonly StatusPageRun[];
}

/** What the host says to the status page. */
export type StatusHostMessage =
  | { readonly kind: 'state'; readonly state: StatusPageState }
  | { readonly kind: 'failed'; readonly message: string; readonly remedy: string };

/** Bounds of what the page shows, and of what it may have kept (UTF-16 units). */
const mostSups = 1000;
const mostRuns = 1000;
const longestContent = 4_000_000;

/** Whether a message is one that the page may send; the host takes nothing else. */
export function isStatusPageMessage(value: unknown): value is StatusPageMessage {
  if (!isRecord(value)) return false;
  switch (value['kind']) {
    case 'ready':
      return true;
    case 'openRun':
      return isText(value['id']);
    case 'showLog':
      return isShortText(value['siteCode']);
    case 'explain':
      return isShortText(value['code']);
    case 'save':
      return typeof value['content'] === 'string' && value['content'].length <= longestContent;
    default:
      return false;
  }
}

/** Whether a message is one that the host may send; the page takes nothing else. */
export function isStatusHostMessage(value: unknown): value is StatusHostMessage {
  if (!isRecord(value)) return false;
  switch (value['kind']) {
    case 'state':
      return isState(value['state']);
    case 'failed':
      return isText(value['message']) && isText(value['remedy']);
    default:
      return false;
  }
}

function isState(value: unknown): value is StatusPageState {
  return (
    isRecord(value) &&
    isText(value['subject']) &&
    isText(value['title']) &&
    isNumber(value['now']) &&
    isListOf(value['sups'], isSup, mostSups) &&
    isListOf(value['runs'], isRun, mostRuns)
  );
}

const knownWellbeings: ReadonlySet<unknown> = new Set(wellbeings);

function isSup(value: unknown): value is StatusPageSup {
  return (
    isRecord(value) &&
    isShortText(value['siteCode']) &&
    isText(value['serverName']) &&
    isText(value['source']) &&
    isNullOr(value['pullsFrom'], isNumber) &&
    knownWellbeings.has(value['wellbeing']) &&
    isText(value['state']) &&
    isNumber(value['version']) &&
    isNumber(value['behind']) &&
    isNullOr(value['lastSuccess'], isNumber) &&
    isNullOr(value['error'], isError)
  );
}

const kinds: ReadonlySet<unknown> = new Set<StatusPageRun['kind']>(['full', 'delta', 'maintenance']);
const outcomes: ReadonlySet<unknown> = new Set<StatusPageRun['outcome']>([
  'running',
  'succeeded',
  'pendingLicenseTerms',
  'failed',
  'cancelled',
  'interrupted',
]);

function isRun(value: unknown): value is StatusPageRun {
  return (
    isRecord(value) &&
    isText(value['id']) &&
    isShortText(value['siteCode']) &&
    kinds.has(value['kind']) &&
    outcomes.has(value['outcome']) &&
    isText(value['why']) &&
    isNumber(value['started']) &&
    isNullOr(value['ended'], isNumber) &&
    isNullOr(value['changes'], isChanges) &&
    isNullOr(value['items'], isNumber) &&
    isNullOr(value['version'], isNumber) &&
    isNullOr(value['error'], isError)
  );
}

function isChanges(value: unknown): value is StatusPageChanges {
  return (
    isRecord(value) &&
    ['new', 'modified', 'expired', 'removed', 'failed'].every((name) => isNumber(value[name]))
  );
}

function isError(value: unknown): value is StatusPageError {
  return (
    isRecord(value) &&
    isNullOr(value['code'], isShortText) &&
    isText(value['message']) &&
    isNullOr(value['remedy'], isText)
  );
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}
