import { type Clock, systemClock } from '../../base/clock.ts';
import { Emitter, type Event } from '../../base/event.ts';
import { SyncError } from '../../domain/errors/syncError.ts';
import { type LogLine, writeLogLine } from '../../domain/log/logLine.ts';
import type { SyncEvent } from '../../domain/syncEvent.ts';
import type { FilePort } from '../files/filePort.ts';
import { withIoFailures } from '../files/ioFailure.ts';
import { nodeFiles } from '../files/nodeFiles.ts';
import { logPaths, logPositionPath } from './logPaths.ts';
import { decodeLogPosition, encodeLogPosition } from './logPosition.ts';
import { readTail } from './readTail.ts';
import { type LogPiece, SiteLog } from './siteLog.ts';

/** What the projection is made from. */
export interface LogProjectionOptions {
  /** The data folder. */
  readonly folder: string;
  /** The lines of an event; none for a site that is no more. Must give the same ones whenever asked. */
  readonly render: (event: SyncEvent) => readonly LogLine[] | Promise<readonly LogLine[]>;
  /** Committed events after a sequence number; may reject with `notFound` when they are no longer kept. */
  readonly eventsAfter: (sequence: number) => AsyncIterable<readonly SyncEvent[]>;
  readonly files?: FilePort;
  readonly clock?: Clock;
  /** Size at which a log rolls over; default 2,621,440. */
  readonly sizeBytes?: number;
}

/** Lines that were appended to a site's log, exactly as they stand there. */
export interface AppendedText {
  readonly siteCode: string;
  readonly text: string;
}

/** Rollover size of a site server's log (wsyncmgr-log.md §1). */
export const logSizeBytes = 2_621_440;

const batchSize = 1000;
/** How far the durable position may lag behind: what is lost in a crash is rendered again from the events. */
const positionLag = { bytes: 65_536, milliseconds: 1000 };

/** Opens the logs of a data folder and brings them up to the committed events. */
export async function openLogProjection(options: LogProjectionOptions): Promise<LogProjection> {
  const projection = new LogProjection(options);
  await projection.recover();
  return projection;
}

/**
 * wsyncmgr.log of every site of a data folder: a projection of the committed events with a kept position, so that a restart
 * neither repeats nor drops a line (design §3.3). A log that a user cut or deleted is continued, not filled again.
 */
export class LogProjection {
  readonly #options: LogProjectionOptions;
  readonly #files: FilePort;
  readonly #clock: Clock;
  readonly #sites = new Map<string, SiteLog>();
  readonly #appended = new Emitter<AppendedText>();
  /** The events up to it are in the logs; undefined where events were lost and the next one that comes is taken. */
  #sequence: number | undefined = 0;
  #limit: number;
  #pending: SyncEvent[] = [];
  #drain: Promise<void> | undefined;
  /** Settles when all that was begun is done. */
  #turn: Promise<unknown> = Promise.resolve();
  #recovering = true;
  #uncheckpointed = 0;
  #checkpointed: number;

  /** Use `openLogProjection`. */
  constructor(options: LogProjectionOptions) {
    this.#options = options;
    this.#files = options.files ?? nodeFiles;
    this.#clock = options.clock ?? systemClock;
    this.#limit = options.sizeBytes ?? logSizeBytes;
    this.#checkpointed = this.#clock.monotonic();
  }

  /** Fires with exactly the text appended, once it is in the file. */
  get onDidAppend(): Event<AppendedText> {
    return this.#appended.event;
  }

  /** Sequence number of the last event whose lines are in the logs. */
  get position(): number {
    return this.#sequence ?? 0;
  }

  /** Path of a site's log. */
  path(siteCode: string): string {
    return logPaths(this.#options.folder, siteCode).log;
  }

  /** Changes the size at which logs roll over. */
  setSize(bytes: number): void {
    this.#limit = bytes;
  }

  /** Finishes what a crash cut off and renders the events that are missing. */
  async recover(): Promise<void> {
    await this.#inTurn(async () => {
      const bytes = await this.#files.readAll(logPositionPath(this.#options.folder));
      // Without a position every kept event is rendered again, over logs that are there.
      const position = bytes === undefined ? undefined : decodeLogPosition(bytes);
      this.#sequence = position?.sequence ?? 0;
      for (const [siteCode, site] of position?.sites ?? [])
        this.#sites.set(
          siteCode,
          new SiteLog(this.#files, logPaths(this.#options.folder, siteCode), site, true),
        );
      for (const site of this.#sites.values()) await site.recover(this.#checkpoint);
      await this.#catchUp();
      for (const site of this.#sites.values()) site.trustTail();
      this.#recovering = false;
      await this.#checkpointWhenDue(true);
    });
  }

  /**
   * Appends the lines of committed events; those already there are skipped, missing ones before them are fetched. Resolves
   * when they are in the files. After a rejection the next call makes up for what is missing.
   */
  append(events: readonly SyncEvent[]): Promise<void> {
    for (const event of events) this.#pending.push(event);
    this.#drain ??= this.#inTurn(() => this.#writePending());
    return this.#drain;
  }

  /** The last lines of a site's log, those of the log before included where it needs them; empty when there is none. */
  readTail(siteCode: string, lines: number): Promise<string> {
    const { log, older } = logPaths(this.#options.folder, siteCode);
    return this.#inTurn(() => readTail(this.#files, [log, older], lines));
  }

  /** Forgets a removed site; its folder is the caller's to remove. */
  async forget(siteCode: string): Promise<void> {
    await this.#inTurn(async () => {
      if (this.#sites.delete(siteCode)) await this.#checkpoint();
    });
  }

  /** Waits for what is under way and makes the position durable. */
  async close(): Promise<void> {
    await this.#inTurn(() => this.#checkpointWhenDue(true));
    this.#appended.dispose();
  }

  async #writePending(): Promise<void> {
    try {
      while (this.#pending.length > 0) {
        const batch = this.#pending.splice(0, batchSize);
        const first = batch[0]?.sequence ?? 0;
        this.#sequence ??= first - 1;
        if (first > this.#sequence + 1) await this.#catchUp();
        // What is neither kept nor handed in is lost.
        this.#sequence ??= first - 1;
        await this.#write(batch);
        await this.#checkpointWhenDue(false);
      }
    } catch (error) {
      // The events are kept elsewhere: the next call fetches them.
      this.#pending = [];
      throw error;
    } finally {
      this.#drain = undefined;
    }
  }

  async #catchUp(): Promise<void> {
    try {
      for await (const events of this.#options.eventsAfter(this.#sequence ?? 0)) {
        for (let start = 0; start < events.length; start += batchSize)
          await this.#write(events.slice(start, start + batchSize));
        await this.#checkpointWhenDue(false);
      }
    } catch (error) {
      if (!(error instanceof SyncError) || error.key !== 'notFound') throw error;
      this.#sequence = undefined;
      for (const site of this.#sites.values()) site.trustTail();
      this.#recovering = false;
    }
  }

  async #write(events: readonly SyncEvent[]): Promise<void> {
    const sites = new Map<string, LogPiece[]>();
    let last = this.#sequence ?? 0;
    for (const event of events) {
      if (event.sequence <= last) continue;
      last = event.sequence;
      const lines = await this.#options.render(event);
      if (lines.length === 0) continue;
      const pieces = sites.get(event.siteCode) ?? [];
      pieces.push({
        sequence: event.sequence,
        text: lines.map((line) => `${writeLogLine(line)}\r\n`).join(''),
      });
      sites.set(event.siteCode, pieces);
    }
    for (const [siteCode, pieces] of sites) await this.#appendTo(siteCode, pieces);
    this.#sequence = last;
  }

  async #appendTo(siteCode: string, pieces: readonly LogPiece[]): Promise<void> {
    const written: string[] = [];
    const append = this.#site(siteCode).append(pieces, {
      limit: this.#limit,
      checkpoint: this.#checkpoint,
      onWritten: (text) => {
        written.push(text);
        this.#uncheckpointed += text.length;
      },
    });
    try {
      await append;
    } finally {
      if (written.length > 0) this.#appended.fire({ siteCode, text: written.join('') });
    }
  }

  #site(siteCode: string): SiteLog {
    const known = this.#sites.get(siteCode);
    if (known !== undefined) return known;
    const start = { sequence: 0, offset: 0 };
    const site = new SiteLog(this.#files, logPaths(this.#options.folder, siteCode), start, this.#recovering);
    this.#sites.set(siteCode, site);
    return site;
  }

  async #checkpointWhenDue(always: boolean): Promise<void> {
    if (this.#uncheckpointed === 0) return;
    const age = this.#clock.monotonic() - this.#checkpointed;
    if (always || this.#uncheckpointed >= positionLag.bytes || age >= positionLag.milliseconds)
      await this.#checkpoint();
  }

  /** Makes the logs durable, then the position that speaks of them. */
  readonly #checkpoint = async (): Promise<void> => {
    for (const site of this.#sites.values()) await site.sync();
    const sites = new Map([...this.#sites].map(([siteCode, site]) => [siteCode, site.position]));
    const position = encodeLogPosition({ sequence: this.#sequence ?? 0, sites });
    await this.#files.replace(logPositionPath(this.#options.folder), position);
    this.#uncheckpointed = 0;
    this.#checkpointed = this.#clock.monotonic();
  };

  /** One thing at a time; whoever began it hears of its failure. */
  #inTurn<T>(action: () => Promise<T>): Promise<T> {
    const result = this.#turn.then(() => withIoFailures(`Logs in ${this.#options.folder}`, action));
    // Only the order counts here.
    this.#turn = Promise.allSettled([result]);
    return result;
  }
}
