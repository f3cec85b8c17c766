/** What VS Code gives to the script of a page. */
export interface VscodeApi {
  postMessage(message: unknown): void;
  /** What was kept for this page over switches of tabs and reloads, of whatever shape an earlier version gave it. */
  getState(): unknown;
  setState(state: unknown): void;
}

/** VS Code defines it before the script runs, and gives it once. */
declare function acquireVsCodeApi(): VscodeApi;

/** The one way from a page to its host. */
export const vscodeApi: VscodeApi = acquireVsCodeApi();

/** Hears what the host says; what is none of its messages is dropped. */
export function onMessage<T>(isMessage: (data: unknown) => data is T, listener: (message: T) => void): void {
  window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (isMessage(data)) listener(data);
  });
}
