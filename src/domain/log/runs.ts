import type { LogEntry } from './logEntry.ts';
import type { LogRun, LogRunError, LogRunOutcome } from './logRun.ts';
import { readRunLine, type RunLine } from './runLine.ts';

/**
 * Groups the entries of one site's log into runs: from `Starting Sync` to `Sync time:` or `Sync failed. Will retry …`, with
 * what follows on the same thread. Lines of other threads (maintenance) belong to none. Feed the older log first.
 */
export class RunGrouping {
  #ordinal = 0;
  #run: LogRun | undefined;
  #ended = false;
  #prelude: { readonly ordinal: number; full: boolean } | undefined;

  /** Takes the next entries; returns the runs that are over. */
  push(entries: Iterable<LogEntry>): LogRun[] {
    const runs: LogRun[] = [];
    for (const entry of entries) this.#take(entry, this.#ordinal++, runs);
    return runs;
  }

  /** The last run so far, which the next entries may still belong to. */
  get unfinished(): LogRun | undefined {
    return this.#run;
  }

  /** Ends the log; returns the run that was not over, if any. */
  end(): LogRun[] {
    const runs: LogRun[] = [];
    this.#close(runs, 'running');
    return runs;
  }

  #take(entry: LogEntry, ordinal: number, runs: LogRun[]): void {
    const line = readRunLine(entry.text);
    switch (line.place) {
      case 'component':
        this.#close(runs, 'interrupted');
        return;
      case 'wakeup':
        if (this.#ended) this.#close(runs, 'interrupted');
        this.#prelude = { ordinal, full: false };
        return;
      case 'start':
        this.#close(runs, 'interrupted');
        this.#open(entry, this.#prelude?.ordinal ?? ordinal, false);
        break;
      case 'within':
        // A log that begins within a run says so by lines that stand nowhere else.
        if (this.#run === undefined) this.#open(entry, ordinal, true);
        break;
      case undefined:
        if (this.#run === undefined || this.#ended) {
          if (this.#prelude !== undefined && line.facts?.full === true) this.#prelude.full = true;
        }
    }
    if (this.#run !== undefined && isOfThread(entry, this.#run))
      this.#run = this.#extended(this.#run, entry, ordinal, line);
  }

  #open({ time, thread }: LogEntry, firstEntry: number, isCut: boolean): void {
    this.#run = {
      ...(thread === undefined ? {} : { thread }),
      full: this.#prelude?.full ?? false,
      ...(time === undefined ? {} : { start: time }),
      outcome: 'running',
      isCut,
      failedUpdates: 0,
      warnings: 0,
      ...{ firstEntry, lastEntry: firstEntry },
    };
    this.#prelude = undefined;
    this.#ended = false;
  }

  #extended(run: LogRun, entry: LogEntry, ordinal: number, line: RunLine): LogRun {
    const { outcome: said, error: saidError, ...facts } = line.facts ?? {};
    const outcome = nextOutcome(run.outcome, said, line.ends === true);
    const error = outcome === 'failed' ? mergedError(run.error, saidError) : run.error;
    if (line.ends === true) this.#ended = true;
    return {
      ...run,
      ...facts,
      full: run.full || facts.full === true,
      outcome,
      ...(error === undefined ? {} : { error }),
      ...(line.ends === true && entry.time !== undefined ? { end: entry.time } : {}),
      failedUpdates: run.failedUpdates + (line.failsUpdate === true ? 1 : 0),
      warnings: run.warnings + (entry.severity === 'warning' ? 1 : 0),
      lastEntry: ordinal,
    };
  }

  #close(runs: LogRun[], unfinished: LogRunOutcome): void {
    const run = this.#run;
    this.#run = undefined;
    if (run === undefined) return;
    const measured =
      run.start === undefined || run.end === undefined || run.isCut
        ? undefined
        : Math.round((run.end - run.start) / 1000);
    const seconds = run.seconds ?? measured;
    runs.push({
      ...run,
      outcome: run.outcome === 'running' ? unfinished : run.outcome,
      ...(seconds === undefined ? {} : { seconds }),
    });
    this.#ended = false;
  }
}

/** The runs of a whole log. */
export function runsOf(entries: Iterable<LogEntry>): readonly LogRun[] {
  const grouping = new RunGrouping();
  return [...grouping.push(entries), ...grouping.end()];
}

function isOfThread({ thread }: LogEntry, run: LogRun): boolean {
  return thread === undefined || run.thread === undefined || thread === run.thread;
}

/** The first word counts, but what comes of the replicas still counts after the site's own success: a failure, a stop. */
function nextOutcome(before: LogRunOutcome, said: LogRunOutcome | undefined, ends: boolean): LogRunOutcome {
  if (before === 'running') return said ?? (ends ? 'failed' : before);
  const isSuccess = before === 'succeeded' || before === 'pendingLicenseTerms';
  return isSuccess && (said === 'failed' || said === 'cancelled') ? said : before;
}

/** The log line names the failure, the status message after it adds the code. */
function mergedError(
  before: LogRunError | undefined,
  said: LogRunError | undefined,
): LogRunError | undefined {
  if (before === undefined || said === undefined) return before ?? said;
  return said.code === undefined || before.code !== undefined ? before : { ...before, code: said.code };
}
