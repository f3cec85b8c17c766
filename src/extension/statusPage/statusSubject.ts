import type { StatusPageState } from '../../contract/statusPage.ts';
import type { Disposable } from '../../base/disposable.ts';

/** Something that a status page can show: the hierarchy, or an observed folder. */
export interface StatusSubject {
  /** As in `StatusPageState.subject`. */
  readonly id: string;
  readonly title: string;
  /** What there is to show now; rejects with why it cannot be had. */
  read(): Promise<StatusPageState>;
  /** Calls a listener when there may be something else to show. */
  follow(listener: () => void): Disposable;
  openRun(id: string): Promise<void>;
  showLog(siteCode: string): Promise<void>;
}
