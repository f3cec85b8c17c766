import {
  isScheduleHostMessage,
  type ScheduleHostMessage,
  type SchedulePageMessage,
} from '../../src/contract/schedulePage.ts';
import { onMessage, vscodeApi } from '../page/vscodeApi.ts';

let requests = 0;

/** Says something to the host. */
export function tell(message: SchedulePageMessage): void {
  vscodeApi.postMessage(message);
}

/** The number of the next request. */
export function nextRequest(): number {
  return ++requests;
}

/** Hears what the host says; what it may not say is dropped. */
export function onHostMessage(listener: (message: ScheduleHostMessage) => void): void {
  onMessage(isScheduleHostMessage, listener);
}

/** What was kept for this page, of whatever shape an earlier version gave it. */
export function keptState(): unknown {
  return vscodeApi.getState();
}

/** Keeps something for this page over switches of tabs and reloads. */
export function keepState(state: unknown): void {
  vscodeApi.setState(state);
}
