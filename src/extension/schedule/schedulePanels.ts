import { l10n, ViewColumn, type WebviewPanel, window } from 'vscode';
import { DisposableList } from '../../base/disposable.ts';
import { isRecord } from '../../base/isRecord.ts';
import { isSchedulePageMessage, type ScheduleHostMessage } from '../../contract/schedulePage.ts';
import type { ExtensionParts } from '../extensionParts.ts';
import { webviewIds } from '../ids.ts';
import { inBackground } from '../inBackground.ts';
import { openPage, pageFolder } from '../webview/openPage.ts';
import { ScheduleSession } from './scheduleSession.ts';

/** The open schedule forms of a window, one a site. */
export class SchedulePanels {
  readonly #parts: ExtensionParts;
  readonly #panels = new Map<string, WebviewPanel>();

  constructor(parts: ExtensionParts) {
    this.#parts = parts;
  }

  /** Shows the form of a site; the one that is open where there is one. */
  async show(siteCode: string): Promise<void> {
    const open = this.#panels.get(siteCode);
    if (open !== undefined) {
      open.reveal();
      return;
    }
    const panel = window.createWebviewPanel(webviewIds.schedule, '', ViewColumn.Active, {
      enableScripts: true,
      localResourceRoots: [pageFolder(this.#parts.context)],
    });
    await this.#furnish(panel, siteCode);
  }

  /** Fills a panel that VS Code brings back after a reload; `state` is what its page kept. */
  async restore(panel: WebviewPanel, state: unknown): Promise<void> {
    const siteCode = isRecord(state) ? state['siteCode'] : undefined;
    // A page that was closed before it had shown anything cannot say whose it was.
    if (typeof siteCode !== 'string' || this.#panels.has(siteCode)) panel.dispose();
    else await this.#furnish(panel, siteCode);
  }

  async #furnish(panel: WebviewPanel, siteCode: string): Promise<void> {
    const { door, clock, changes, diagnostics, context } = this.#parts;
    const session = new ScheduleSession(() => door.service(), siteCode, clock);
    const disposables = new DisposableList();
    let isReady = false;
    const say = (message: ScheduleHostMessage | undefined): void => {
      if (message !== undefined) inBackground(panel.webview.postMessage(message), diagnostics);
    };
    // Somebody else may have changed what the page shows.
    const renew = (): void => {
      if (isReady) inBackground(session.state().then(say), diagnostics);
    };
    this.#panels.set(siteCode, panel);
    panel.title = titleOf(siteCode, false);
    disposables.add(
      panel.webview.onDidReceiveMessage((message: unknown) => {
        if (!isSchedulePageMessage(message)) {
          diagnostics.warn('The schedule page said something that it may not say');
          return;
        }
        if (message.kind === 'ready') isReady = true;
        if (message.kind === 'edited') panel.title = titleOf(siteCode, message.isEdited);
        inBackground(session.answer(message).then(say), diagnostics);
      }),
    );
    disposables.add(
      panel.onDidChangeViewState(() => {
        // A hidden page is gone; it says anew when it is ready.
        if (!panel.visible) isReady = false;
        else if (panel.active) renew();
      }),
    );
    disposables.add(changes.follow(['hierarchy', 'settings'], renew));
    panel.onDidDispose(() => {
      this.#panels.delete(siteCode);
      disposables.dispose();
    });
    await openPage(panel.webview, context, 'schedule');
  }
}

/** As VS Code marks files that are not saved. */
function titleOf(siteCode: string, isEdited: boolean): string {
  const title = l10n.t('Sync Schedule: {0}', siteCode);
  return isEdited ? `● ${title}` : title;
}
