import { type LogOutputChannel, type Memento, type OutputChannel, window } from 'vscode';
import { type Disposable, DisposableList } from '../../base/disposable.ts';
import type { ServiceDoor } from '../door/serviceDoor.ts';
import type { HierarchyModel } from '../hierarchy/hierarchyModel.ts';
import { logLanguage } from '../ids.ts';
import { inBackground } from '../inBackground.ts';
import { LogMirror } from './logMirror.ts';

/** What the logs of a window work with. */
export interface SiteLogsOptions {
  readonly door: ServiceDoor;
  readonly hierarchy: HierarchyModel;
  readonly diagnostics: LogOutputChannel;
  /** Remembers which logs are shown, over a reload of the window. */
  readonly memory: Memento;
}

const remembered = 'shownLogs';

/** An output channel for the log of each site that somebody asked to see; it follows the file through the service's events. */
export class SiteLogs implements Disposable {
  readonly #options: SiteLogsOptions;
  readonly #disposables = new DisposableList();
  readonly #logs = new Map<string, { readonly channel: OutputChannel; readonly mirror: LogMirror }>();

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
    const { channel, mirror } = this.#logs.get(siteCode) ?? this.#open(siteCode);
    await this.#remember();
    channel.show(true);
    await mirror.catchUp();
  }

  dispose(): void {
    this.#disposables.dispose();
    for (const { channel, mirror } of this.#logs.values()) {
      mirror.dispose();
      channel.dispose();
    }
  }

  #open(siteCode: string) {
    const channel = window.createOutputChannel(`wsyncmgr.log (${siteCode})`, logLanguage);
    const mirror = new LogMirror(channel, async (from) =>
      (await this.#options.door.service()).logText({ siteCode, from }),
    );
    const log = { channel, mirror };
    this.#logs.set(siteCode, log);
    return log;
  }

  #catchUp(siteCodes: Iterable<string>): void {
    for (const code of siteCodes) {
      const reading = this.#logs.get(code)?.mirror.catchUp();
      if (reading !== undefined) inBackground(reading, this.#options.diagnostics);
    }
  }

  #closeRemoved(): void {
    const known = new Set(this.#options.hierarchy.snapshot.sites.map(({ siteCode }) => siteCode));
    const removed = [...this.#logs].filter(([code]) => !known.has(code));
    for (const [code, { channel, mirror }] of removed) {
      this.#logs.delete(code);
      mirror.dispose();
      channel.dispose();
    }
    if (removed.length > 0) inBackground(this.#remember(), this.#options.diagnostics);
  }

  #remember(): Thenable<void> {
    return this.#options.memory.update(remembered, [...this.#logs.keys()]);
  }
}
