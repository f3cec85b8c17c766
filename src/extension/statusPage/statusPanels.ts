import { commands, ViewColumn, type WebviewPanel, window } from 'vscode';
import { catalogText } from '../catalogText.ts';
import { type Disposable, DisposableList } from '../../base/disposable.ts';
import { isRecord } from '../../base/isRecord.ts';
import { shownText } from '../../contract/checks.ts';
import {
  isStatusPageMessage,
  type StatusHostMessage,
  type StatusPageMessage,
} from '../../contract/statusPage.ts';
import { asSyncError } from '../../domain/errors/syncError.ts';
import type { ExtensionParts } from '../extensionParts.ts';
import { commandIds, webviewIds } from '../ids.ts';
import { inBackground } from '../inBackground.ts';
import { openPage, pageFolder } from '../webview/openPage.ts';
import { Refreshing } from './refreshing.ts';
import type { StatusSubject } from './statusSubject.ts';

/** The open status pages of a window, one a subject. */
export class StatusPanels {
  readonly #parts: ExtensionParts;
  readonly #subjectOf: (id: string) => StatusSubject | undefined;
  readonly #panels = new Map<string, WebviewPanel>();

  /** `subjectOf` gives what an id stands for; undefined for what is no longer there. */
  constructor(parts: ExtensionParts, subjectOf: (id: string) => StatusSubject | undefined) {
    this.#parts = parts;
    this.#subjectOf = subjectOf;
  }

  /** Shows the page of a subject; the one that is open where there is one. */
  async show(id: string): Promise<void> {
    const open = this.#panels.get(id);
    if (open !== undefined) {
      open.reveal();
      return;
    }
    const subject = this.#subjectOf(id);
    if (subject === undefined) return;
    const panel = window.createWebviewPanel(webviewIds.status, subject.title, ViewColumn.Active, {
      enableScripts: true,
      localResourceRoots: [pageFolder(this.#parts.context)],
    });
    await this.#furnish(panel, subject);
  }

  /** Fills a panel that VS Code brings back after a reload; `state` is what its page kept. */
  async restore(panel: WebviewPanel, state: unknown): Promise<void> {
    const id = isRecord(state) ? state['subject'] : undefined;
    const subject = typeof id === 'string' && !this.#panels.has(id) ? this.#subjectOf(id) : undefined;
    if (subject === undefined) panel.dispose();
    else await this.#furnish(panel, subject);
  }

  /** Closes the page of a subject that is gone. */
  close(id: string): void {
    this.#panels.get(id)?.dispose();
  }

  async #furnish(panel: WebviewPanel, subject: StatusSubject): Promise<void> {
    const { clock, diagnostics, context } = this.#parts;
    const disposables = new DisposableList();
    let isReady = false;
    const say = (message: StatusHostMessage): void => {
      inBackground(panel.webview.postMessage(message), diagnostics);
    };
    const refreshing = disposables.add(
      new Refreshing(clock, async () => {
        if (isReady) say(await stateOf(subject));
      }),
    );
    this.#panels.set(subject.id, panel);
    panel.title = subject.title;
    let following: Disposable | undefined;
    const follow = (): void => {
      // A hidden page is gone, and nothing goes on for it; it says anew when it is ready.
      if (!panel.visible) isReady = false;
      following?.dispose();
      following = panel.visible
        ? subject.follow(() => {
            refreshing.request();
          })
        : undefined;
    };
    follow();
    disposables.add(panel.onDidChangeViewState(follow));
    disposables.add({ dispose: () => following?.dispose() });
    disposables.add(
      panel.webview.onDidReceiveMessage((message: unknown) => {
        if (!isStatusPageMessage(message)) {
          diagnostics.warn('The status page said something that it may not say');
          return;
        }
        if (message.kind === 'ready') isReady = true;
        inBackground(this.#answer(message, subject, say), diagnostics);
      }),
    );
    panel.onDidDispose(() => {
      this.#panels.delete(subject.id);
      disposables.dispose();
    });
    await openPage(panel.webview, context, 'status');
  }

  async #answer(
    message: StatusPageMessage,
    subject: StatusSubject,
    say: (message: StatusHostMessage) => void,
  ): Promise<void> {
    switch (message.kind) {
      case 'ready':
        say(await stateOf(subject));
        break;
      case 'openRun':
        await subject.openRun(message.id);
        break;
      case 'showLog':
        await subject.showLog(message.siteCode);
        break;
      case 'explain':
        await commands.executeCommand(commandIds.explainError, message.code);
        break;
      case 'save':
        await (await import('./saveReport.ts')).saveReport(this.#parts, subject.title, message.content);
        break;
    }
  }
}

async function stateOf(subject: StatusSubject): Promise<StatusHostMessage> {
  try {
    return { kind: 'state', state: await subject.read() };
  } catch (error) {
    const { message, entry } = asSyncError(error, 'Extension');
    return { kind: 'failed', message: shownText(message), remedy: catalogText(entry.remedy) };
  }
}
