import { type LogOutputChannel, type Memento, window, workspace } from 'vscode';
import type { Clock } from '../../base/clock.ts';
import { type Disposable, DisposableList } from '../../base/disposable.ts';
import type { ServiceDoor } from '../door/serviceDoor.ts';
import type { HierarchyModel } from '../hierarchy/hierarchyModel.ts';
import { logLanguage } from '../ids.ts';
import { inBackground } from '../inBackground.ts';
import { ShownLog } from './shownLog.ts';

/** What the logs of a window work with. */
export interface SiteLogsOptions {
  readonly door: ServiceDoor;
  readonly hierarchy: HierarchyModel;
  readonly diagnostics: LogOutputChannel;
  readonly clock: Clock;
  /** Remembers which logs are shown, over a reload of the window. */
  readonly memory: Memento;
}

const remembered = 'shownLogs';

/** An output channel for the log of each site that somebody asked to see; it follows the file through the service's events. */
export class SiteLogs implements Disposable {
  readonly #options: SiteLogsOptions;
  readonly #disposables = new DisposableList();
  readonly #logs = new Map<string, ShownLog>();

  constructor(options: SiteLogsOptions) {
    this.#options = options;
    const { door, hierarchy, memory } = options;
    const codes = memory.get<unknown>(remembered);
    if (Array.isArray(codes)) for (const code of codes) if (typeof code === 'string') this.#open(code);
    this.#disposables.add(
      door.onDidChange(({ kind }) => {
        if (kind === 'open') this.#catchUp(this.#logs.keys());
      }),
    );
    this.#disposables.add(
      hierarchy.onDidCommit((events) => {
        this.#catchUp(new Set(events.map(({ siteCode }) => siteCode)));
      }),
    );
    this.#disposables.add(
      hierarchy.onDidChange(({ kind }) => {
        if (kind === 'all' && hierarchy.isLoaded) this.#closeRemoved();
      }),
    );
  }

  /** Shows a site's log as it stands now; the editor keeps the focus. */
  async show(siteCode: string): Promise<void> {
    const log = this.#logs.get(siteCode) ?? this.#open(siteCode);
    await this.#remember();
    await log.show();
  }

  dispose(): void {
    this.#disposables.dispose();
    for (const log of this.#logs.values()) log.dispose();
  }

  #open(siteCode: string): ShownLog {
    const { door, diagnostics, clock } = this.#options;
    const channel = window.createOutputChannel(`wsyncmgr.log (${siteCode})`, logLanguage);
    const log = new ShownLog({
      ...{ channel, diagnostics, clock },
      read: async (from) => (await door.service()).logText({ siteCode, from }),
      shownLines: () => shownLines(channel.name),
    });
    this.#logs.set(siteCode, log);
    return log;
  }

  #catchUp(siteCodes: Iterable<string>): void {
    for (const code of siteCodes) {
      const reading = this.#logs.get(code)?.catchUp();
      if (reading !== undefined) inBackground(reading, this.#options.diagnostics);
    }
  }

  #closeRemoved(): void {
    const known = new Set(this.#options.hierarchy.snapshot.sites.map(({ siteCode }) => siteCode));
    const removed = [...this.#logs].filter(([code]) => !known.has(code));
    for (const [code, log] of removed) {
      this.#logs.delete(code);
      log.dispose();
    }
    if (removed.length > 0) inBackground(this.#remember(), this.#options.diagnostics);
  }

  #remember(): Thenable<void> {
    return this.#options.memory.update(remembered, [...this.#logs.keys()]);
  }
}

/** Lines that VS Code shows of an output channel; undefined while no view shows it. */
function shownLines(channelName: string): number | undefined {
  const document = workspace.textDocuments.find(
    ({ uri }) => uri.scheme === 'output' && uri.path.endsWith(channelName),
  );
  return document === undefined ? undefined : document.lineCount - 1;
}
