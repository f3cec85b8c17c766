import { ProgressType } from 'vscode-jsonrpc';
import { isRecord } from '../../base/isRecord.ts';
import { type ChangedArea, isChangedArea } from '../../domain/changedArea.ts';
import type { OperationProgress } from '../../domain/operationProgress.ts';
import type { SyncEvent } from '../../domain/syncEvent.ts';
import type { Release } from './release.ts';

/** Methods of the connection itself; the operations go by their own names. */
export const methods = {
  /** First request of a door: `Hello`, answered with `Welcome`; everything before it is refused. */
  hello: 'service/hello',
  /** Answered with `ServiceState`. */
  state: 'service/state',
  /** Asks the service to end: runs are stopped cleanly. Answered before it does. */
  finish: 'service/finish',
  /** `KeptBySchedules`: what becomes of the service when no door is left; holds until a door says otherwise. */
  keptBySchedules: 'service/keptBySchedules',
  /** `SubscribeRequest`, answered with the sequence number that the events come after. */
  subscribe: 'service/subscribe',
  /** Notification of the service: `EventBatch`. */
  events: 'service/events',
  /** Notification of the service: events that the door has not got are no longer kept. */
  eventsGone: 'service/eventsGone',
  /** Notification of the service to doors that asked for it with their subscription: `ChangeNotice`. */
  changed: 'service/changed',
  /** Notification of the service: it ends because it was asked to, and is not to be started again for the events' sake. */
  ending: 'service/ending',
  /** Notification of the door: it has taken the events up to `sequence`. */
  acknowledge: 'service/acknowledge',
} as const;

/** `$/progress` of an operation whose request has a number under `progressMember`. */
export const progressType = new ProgressType<unknown>();

/** Member of a request that asks for progress, told under the number that it holds. */
export const progressMember = '$progress';

/** How a door introduces itself. */
export interface Hello extends Release {
  readonly secret: string;
}

/** What a service is and does. */
export interface ServiceState extends Release {
  readonly pid: number;
  /** ISO UTC. */
  readonly started: string;
  /** Ends by itself when nothing needs it. */
  readonly onDemand: boolean;
  /** Open connections. */
  readonly doors: number;
  /** Site codes with a run under way. */
  readonly running: readonly string[];
  /** Absent where the service is of a build before there was one. */
  readonly health?: ServiceHealth;
}

/** How a service does, as `susync service status` shows it. */
export interface ServiceHealth {
  /** Seconds since the hourly look. */
  readonly heartbeatAge: number;
  /** Seconds that the event loop let others wait at most in the last minute or two. */
  readonly longestDelay: number;
  /** Changes of alerts that are still to be told. */
  readonly notificationsWaiting: number;
  /** Channels that cannot tell them at present, and why. */
  readonly failingChannels: readonly { readonly channel: string; readonly error: string }[];
}

/** Answer to `Hello`. */
export interface Welcome extends ServiceState {
  /** Something to tell the reader once: that the service had ended unexpectedly. */
  readonly notice: string | null;
}

/** Where events begin: after a sequence number; without it with those committed from now on. */
export interface SubscribeRequest {
  readonly after?: number;
  /** Whether changes are told, too. */
  readonly changes?: boolean;
}

/** Whether schedules and retries keep a service running that was started on demand. They do, unless a door says otherwise. */
export interface KeptBySchedules {
  readonly kept: boolean;
}

/** Areas that may have changed. */
export interface ChangeNotice {
  readonly areas: readonly ChangedArea[];
}

/** Committed events, dense and in order. */
export interface EventBatch {
  readonly events: readonly SyncEvent[];
}

/** Reads a `Hello`. */
export function isHello(value: unknown): value is Hello {
  return isRelease(value) && 'secret' in value && typeof value.secret === 'string';
}

/** Reads a `ServiceState`. */
export function isServiceState(value: unknown): value is ServiceState {
  return (
    isRelease(value) &&
    'pid' in value &&
    typeof value.pid === 'number' &&
    'started' in value &&
    typeof value.started === 'string' &&
    'onDemand' in value &&
    typeof value.onDemand === 'boolean' &&
    'doors' in value &&
    typeof value.doors === 'number' &&
    'running' in value &&
    Array.isArray(value.running) &&
    (!('health' in value) || isServiceHealth(value.health))
  );
}

function isServiceHealth(value: unknown): value is ServiceHealth {
  return (
    isRecord(value) &&
    typeof value['heartbeatAge'] === 'number' &&
    isAmount(value['longestDelay']) &&
    isAmount(value['notificationsWaiting']) &&
    Array.isArray(value['failingChannels']) &&
    value['failingChannels'].every(
      (one) => isRecord(one) && typeof one['channel'] === 'string' && typeof one['error'] === 'string',
    )
  );
}

/** Reads a `Welcome`. */
export function isWelcome(value: unknown): value is Welcome {
  return (
    isServiceState(value) && 'notice' in value && (value.notice === null || typeof value.notice === 'string')
  );
}

/** Reads a `KeptBySchedules`. */
export function isKeptBySchedules(value: unknown): value is KeptBySchedules {
  return isRecord(value) && typeof value['kept'] === 'boolean';
}

/** Reads a `SubscribeRequest`. */
export function isSubscribeRequest(value: unknown): value is SubscribeRequest {
  return (
    isRecord(value) &&
    (value['after'] === undefined || isSequence(value['after'])) &&
    (value['changes'] === undefined || typeof value['changes'] === 'boolean')
  );
}

/** The areas that a `ChangeNotice` names; those that only a newer service knows are left out. */
export function areasToldBy(value: unknown): readonly ChangedArea[] {
  return isRecord(value) && Array.isArray(value['areas']) ? value['areas'].filter(isChangedArea) : [];
}

/** Reads an `EventBatch`: the sequence numbers are looked at, the events are the service's own. */
export function isEventBatch(value: unknown): value is EventBatch {
  return isRecord(value) && Array.isArray(value['events']) && value['events'].every(isNumbered);
}

/** Reads an `OperationProgress`. */
export function isOperationProgress(value: unknown): value is OperationProgress {
  return (
    isRecord(value) &&
    isAmount(value['done']) &&
    (value['total'] === undefined || isAmount(value['total'])) &&
    (value['unit'] === 'bytes' || value['unit'] === 'items') &&
    typeof value['text'] === 'string'
  );
}

/** Whether a value can be a sequence number; 0 stands before the first. */
export function isSequence(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function isAmount(value: unknown): boolean {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}

function isNumbered(value: unknown): boolean {
  return isRecord(value) && isSequence(value['sequence']) && isRecord(value['body']);
}

function isRelease(value: unknown): value is Release {
  return isRecord(value) && isSequence(value['api']) && typeof value['version'] === 'string';
}
