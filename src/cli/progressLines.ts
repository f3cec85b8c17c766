import type { Clock } from '../base/clock.ts';
import { isComplete } from '../domain/log/progressText.ts';
import type { OperationProgress } from '../domain/operationProgress.ts';
import type { StepProgress, SyncEvent } from '../domain/syncEvent.ts';
import { Pace } from '../domain/words/pace.ts';
import type { Progress } from './progressView.ts';
import { progressNote } from '../domain/words/progressNote.ts';
import { printable } from '../base/printable.ts';
import { stepText } from './render/stepText.ts';

/** A step that goes on gives a line this often (ms), and none before it has lasted so long. */
const stepInterval = 2000;

/** Progress for logs and pipes: a line a phase, and now and then one for a step that takes its time. */
export class ProgressLines implements Progress {
  readonly #write: (line: string) => void;
  readonly #verbose: boolean;
  /** Step of a site → time of the event that last gave a line, or began the step. */
  readonly #told = new Map<string, number>();
  readonly #clock: Clock;
  readonly #pace: Pace;
  #ended = false;

  constructor(
    write: (line: string) => void,
    { verbose, clock }: { readonly verbose: boolean; readonly clock: Clock },
  ) {
    this.#write = write;
    this.#verbose = verbose;
    this.#clock = clock;
    this.#pace = new Pace(clock);
  }

  show(events: readonly SyncEvent[]): void {
    if (this.#ended) return;
    for (const event of events) {
      const line = this.#line(event);
      if (line !== undefined) this.#write(`${event.siteCode}  ${line}`);
    }
  }

  report(progress: OperationProgress): void {
    if (this.#ended) return;
    const step = this.#pace.stepOf(progress);
    if (this.#isDue(progress.text, this.#clock.monotonic(), step))
      this.#write(`${printable(progress.text)}: ${stepText(step, progress.unit)}`);
  }

  say(text: string): void {
    this.#write(text);
  }

  end(): void {
    this.#ended = true;
  }

  #line(event: SyncEvent): string | undefined {
    const note = progressNote(event);
    if (note === undefined || note.kind === 'rest' || (note.kind === 'detail' && !this.#verbose))
      return undefined;
    if (note.kind === 'warning') return `Warning: ${note.text}`;
    if (note.kind !== 'step') return note.text;
    const isDue = this.#isDue(`${event.siteCode} ${note.text}`, event.time, note.progress);
    return isDue ? `${note.text}: ${stepText(note.progress)}` : undefined;
  }

  #isDue(key: string, time: number, progress: StepProgress): boolean {
    const told = this.#told.get(key);
    const isDue = told !== undefined && time - told >= stepInterval && !isComplete(progress);
    if (told === undefined || isDue) this.#told.set(key, time);
    return isDue;
  }
}
