import type { SyncSchedule } from '../domain/schedule/schedule.ts';
import type { ScheduleRemark } from '../domain/schedule/scheduleRemark.ts';
import { isRecord } from '../base/isRecord.ts';
import { isListOf, isNullOr, isRequestId, isShortText, isText } from './checks.ts';
import { isScheduleConfiguration, type ScheduleConfiguration } from './scheduleConfiguration.ts';

/** What the schedule page says to its host. Requests have a number, and the answer has the same. */
export type SchedulePageMessage =
  /** The page listens; answered with `state`. */
  | { readonly kind: 'ready' }
  /** Whether there is something to save; shown in the tab's title. */
  | { readonly kind: 'edited'; readonly isEdited: boolean }
  /** Answered with `previewed` or `failed`. */
  | { readonly kind: 'preview'; readonly id: number; readonly configuration: ScheduleConfiguration }
  /** `basis` is what the page was filled from; answered with `saved`, `refused`, `conflict` or `failed`. */
  | {
      readonly kind: 'save';
      readonly id: number;
      readonly configuration: ScheduleConfiguration;
      readonly basis: ScheduleConfiguration;
    };

/** The schedule of a site as it is stored now. */
export interface ScheduleState {
  readonly siteCode: string;
  readonly configuration: ScheduleConfiguration;
  /** What a schedule that is switched on for the first time begins with. */
  readonly suggestion: SyncSchedule;
}

/** What a configuration would mean, in the words of the service. */
export interface SchedulePagePreview {
  readonly text: string;
  readonly token: string | null;
  readonly noTokenReason: string | null;
  /** ISO UTC. */
  readonly nextRuns: readonly string[];
  readonly runNotes: readonly (readonly string[])[];
  readonly problems: readonly ScheduleRemark[];
  readonly warnings: readonly ScheduleRemark[];
  /** IANA zone of the service's machine. */
  readonly serviceZone: string;
}

/** What the host says to the schedule page. */
export type ScheduleHostMessage =
  /** Also sent whenever the schedule may have changed elsewhere. */
  | { readonly kind: 'state'; readonly state: ScheduleState }
  | { readonly kind: 'previewed'; readonly id: number; readonly preview: SchedulePagePreview }
  | { readonly kind: 'saved'; readonly id: number; readonly state: ScheduleState }
  /** Nothing was saved: it was changed elsewhere since `basis`. */
  | { readonly kind: 'conflict'; readonly id: number; readonly state: ScheduleState }
  /** Nothing was saved: the validator has objections. */
  | { readonly kind: 'refused'; readonly id: number; readonly problems: readonly ScheduleRemark[] }
  /** Without a number where it was no request that failed. */
  | {
      readonly kind: 'failed';
      readonly id: number | null;
      readonly message: string;
      readonly remedy: string;
    };

/** Whether a message is one that the page may send; the host takes nothing else. */
export function isSchedulePageMessage(value: unknown): value is SchedulePageMessage {
  if (!isRecord(value)) return false;
  switch (value['kind']) {
    case 'ready':
      return true;
    case 'edited':
      return typeof value['isEdited'] === 'boolean';
    case 'preview':
      return isRequestId(value['id']) && isScheduleConfiguration(value['configuration']);
    case 'save':
      return (
        isRequestId(value['id']) &&
        isScheduleConfiguration(value['configuration']) &&
        isScheduleConfiguration(value['basis'])
      );
    default:
      return false;
  }
}

/** Whether a message is one that the host may send; the page takes nothing else. */
export function isScheduleHostMessage(value: unknown): value is ScheduleHostMessage {
  if (!isRecord(value)) return false;
  switch (value['kind']) {
    case 'state':
      return isState(value['state']);
    case 'previewed':
      return isRequestId(value['id']) && isPreview(value['preview']);
    case 'saved':
    case 'conflict':
      return isRequestId(value['id']) && isState(value['state']);
    case 'refused':
      return isRequestId(value['id']) && isListOf(value['problems'], isRemark, 1000);
    case 'failed':
      return (
        (value['id'] === null || isRequestId(value['id'])) &&
        isText(value['message']) &&
        isText(value['remedy'])
      );
    default:
      return false;
  }
}

function isState(value: unknown): value is ScheduleState {
  return (
    isRecord(value) &&
    isShortText(value['siteCode']) &&
    isScheduleConfiguration(value['configuration']) &&
    value['suggestion'] !== null &&
    isScheduleConfiguration({ schedule: value['suggestion'], blackouts: [], alertOnFailure: true })
  );
}

function isPreview(value: unknown): value is SchedulePagePreview {
  return (
    isRecord(value) &&
    isText(value['text']) &&
    isNullOr(value['token'], isShortText) &&
    isNullOr(value['noTokenReason'], isText) &&
    isListOf(value['nextRuns'], isShortText, 1000) &&
    isListOf(value['runNotes'], isNotes, 1000) &&
    isListOf(value['problems'], isRemark, 1000) &&
    isListOf(value['warnings'], isRemark, 1000) &&
    isShortText(value['serviceZone'])
  );
}

function isNotes(value: unknown): value is readonly string[] {
  return isListOf(value, isText, 20);
}

function isRemark(value: unknown): value is ScheduleRemark {
  return isRecord(value) && isShortText(value['field']) && isText(value['message']);
}
