import {
  isScheduleHostMessage,
  type ScheduleHostMessage,
  type SchedulePageMessage,
} from '../../src/contract/schedulePage.ts';

/** What VS Code gives to the script of a page. */
interface VsCodeApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

/** VS Code defines it before the script runs. */
declare function acquireVsCodeApi(): VsCodeApi;

const api = acquireVsCodeApi();
let requests = 0;

/** Says something to the host. */
export function tell(message: SchedulePageMessage): void {
  api.postMessage(message);
}

/** The number of the next request. */
export function nextRequest(): number {
  return ++requests;
}

/** Hears what the host says; what it may not say is dropped. */
export function onHostMessage(listener: (message: ScheduleHostMessage) => void): void {
  window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (isScheduleHostMessage(data)) listener(data);
  });
}

/** What was kept for this page, of whatever shape an earlier version gave it. */
export function keptState(): unknown {
  return api.getState();
}

/** Keeps something for this page over switches of tabs and reloads. */
export function keepState(state: unknown): void {
  api.setState(state);
}
