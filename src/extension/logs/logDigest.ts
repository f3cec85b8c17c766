import type { LogEntry } from '../../domain/log/logEntry.ts';
import { LogReader } from '../../domain/log/logReader.ts';
import type { LogRun } from '../../domain/log/logRun.ts';
import { RunGrouping } from '../../domain/log/runs.ts';
import { type LinkMark, linksIn } from './logMarks.ts';

/** The lines of an open document; line numbers from 0. */
export interface Lines {
  readonly lineCount: number;
  lineAt(line: number): { readonly text: string };
}

/** A run and the lines it stands on, both included. */
export interface RunLines {
  readonly run: LogRun;
  readonly firstLine: number;
  readonly lastLine: number;
  /** Minutes that UTC is ahead of the clock that the log shows. */
  readonly bias: number;
}

/** Lines read without letting anything else happen. */
const batch = 250;

/**
 * What is to be known of an open log: its runs and its links. Logs grow at their end, so a later look reads what was added since; another text is read
 * anew.
 */
export class LogDigest {
  #reader = new LogReader();
  #grouping = new RunGrouping();
  #read = 0;
  #lastText = '';
  #entryLines: { readonly first: number; readonly last: number; readonly bias: number }[] = [];
  #entryStart = 0;
  #runs: LogRun[] = [];
  #links: { readonly line: number; readonly mark: LinkMark }[] = [];

  /** Reads on, a batch of lines at a time with a `pause` between; ends early once `isCanceled`. The last line counts when it has ended. */
  async take(lines: Lines, pause: () => Promise<void>, isCanceled: () => boolean): Promise<void> {
    if (!this.#isContinued(lines)) this.#begin();
    while (this.#read < lines.lineCount - 1 && !isCanceled()) {
      const end = Math.min(lines.lineCount - 1, this.#read + batch);
      while (this.#read < end) this.#takeLine(lines.lineAt(this.#read).text);
      if (end < lines.lineCount - 1) await pause();
    }
  }

  /** The runs so far, the one under way included. */
  get runs(): readonly RunLines[] {
    const open = this.#grouping.unfinished;
    return [...this.#runs, ...(open === undefined ? [] : [open])].map((run) => {
      const first = this.#entryLines[run.firstEntry];
      const last = this.#entryLines[run.lastEntry];
      return {
        run,
        firstLine: first?.first ?? 0,
        lastLine: last?.last ?? first?.last ?? 0,
        bias: first?.bias ?? 0,
      };
    });
  }

  /** Every link so far. */
  get links(): readonly { readonly line: number; readonly mark: LinkMark }[] {
    return this.#links;
  }

  #isContinued(lines: Lines): boolean {
    return (
      this.#read > 0 && this.#read < lines.lineCount && lines.lineAt(this.#read - 1).text === this.#lastText
    );
  }

  #begin(): void {
    this.#reader = new LogReader();
    this.#grouping = new RunGrouping();
    this.#read = 0;
    this.#entryLines = [];
    this.#entryStart = 0;
    this.#runs = [];
    this.#links = [];
  }

  #takeLine(text: string): void {
    const line = this.#read++;
    this.#lastText = text;
    for (const mark of linksIn(text)) this.#links.push({ line, mark });
    const entries = this.#reader.push(`${text}\n`);
    if (entries.length === 0) return;
    entries.forEach((entry, at) => {
      this.#place(entry, at, at === entries.length - 1 ? line : undefined);
    });
    this.#entryStart = line + 1;
    this.#runs.push(...this.#grouping.push(entries));
  }

  /** Several entries at once come of lines that first seemed to be one: all but the last stand on a line each. */
  #place({ bias = 0 }: LogEntry, at: number, lastLine: number | undefined): void {
    const first = this.#entryStart + at;
    const last = lastLine ?? first;
    this.#entryLines.push({ first: Math.min(first, last), last, bias });
  }
}
