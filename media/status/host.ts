import { isRecord } from '../../src/base/isRecord.ts';
import {
  isStatusHostMessage,
  type StatusHostMessage,
  type StatusPageMessage,
} from '../../src/contract/statusPage.ts';
import { onMessage, vscodeApi } from '../page/vscodeApi.ts';

/** Says something to the host. */
export function tell(message: StatusPageMessage): void {
  vscodeApi.postMessage(message);
}

/** Hears what the host says; what it may not say is dropped. */
export function onHostMessage(listener: (message: StatusHostMessage) => void): void {
  onMessage(isStatusHostMessage, listener);
}

/** What the page is to know after a reload. */
export interface KeptState {
  readonly subject: string;
  /** The site that is looked at; empty for all. */
  readonly siteCode: string;
}

/** What was kept; undefined where it has another shape. */
export function keptState(): KeptState | undefined {
  const state = vscodeApi.getState();
  if (!isRecord(state)) return undefined;
  const { subject, siteCode } = state;
  return typeof subject === 'string' && typeof siteCode === 'string' ? { subject, siteCode } : undefined;
}

/** Keeps it over switches of tabs and reloads. */
export function keepState(state: KeptState): void {
  vscodeApi.setState(state);
}
