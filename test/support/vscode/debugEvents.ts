import { debug, type DebugSession, type Disposable } from 'vscode';
import { isRecord } from '../../../src/base/isRecord.ts';
import { scriptDebugType } from '../../../src/extension/ids.ts';

/** How long a debug session may take to tell something (ms). */
const patience = 30_000;

/** Events of debug sessions in the order in which they come; the last one that began is asked, whichever VS Code takes for the active one. */
export class DebugEvents {
  readonly #events: Readonly<Record<string, unknown>>[] = [];
  #heard: () => void = () => undefined;
  readonly #tracking: Disposable;
  #session: DebugSession | undefined;

  constructor() {
    this.#tracking = debug.registerDebugAdapterTrackerFactory(scriptDebugType, {
      createDebugAdapterTracker: (session) => {
        this.#session = session;
        return {
          onDidSendMessage: (message: unknown) => {
            if (!isRecord(message) || message['type'] !== 'event') return;
            this.#events.push(message);
            this.#heard();
          },
        };
      },
    });
  }

  /** The body of the next event of a name, those before it are dropped. Rejects where none comes. */
  async next(name: string): Promise<Readonly<Record<string, unknown>>> {
    const tooLate = Date.now() + patience;
    for (;;) {
      const event = this.#events.shift();
      if (event?.['event'] === name && isRecord(event['body'])) return event['body'];
      if (event !== undefined) continue;
      await new Promise<void>((resolve, reject) => {
        const timer = setTimeout(() => {
          reject(new Error(`The debug session did not tell that it ${name}`));
        }, tooLate - Date.now());
        this.#heard = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  }

  /** What the session answers. */
  async asked(request: string, given: object = {}): Promise<string> {
    const answer: unknown = await this.#session?.customRequest(request, given);
    return JSON.stringify(answer);
  }

  dispose(): void {
    this.#tracking.dispose();
  }
}
