import { isComplete } from '../domain/log/progressText.ts';
import type { SyncEvent } from '../domain/syncEvent.ts';
import type { Progress } from './progressView.ts';
import { progressNote } from '../domain/words/progressNote.ts';
import { stepText } from './render/stepText.ts';

/** A step that goes on gives a line this often (ms), and none before it has lasted so long. */
const stepInterval = 2000;

/** Progress for logs and pipes: a line a phase, and now and then one for a step that takes its time. */
export class ProgressLines implements Progress {
  readonly #write: (line: string) => void;
  readonly #verbose: boolean;
  /** Step of a site → time of the event that last gave a line, or began the step. */
  readonly #told = new Map<string, number>();
  #ended = false;

  constructor(write: (line: string) => void, verbose: boolean) {
    this.#write = write;
    this.#verbose = verbose;
  }

  show(events: readonly SyncEvent[]): void {
    if (this.#ended) return;
    for (const event of events) {
      const line = this.#line(event);
      if (line !== undefined) this.#write(`${event.siteCode}  ${line}`);
    }
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
    const key = `${event.siteCode} ${note.text}`;
    const told = this.#told.get(key);
    const isDue = told !== undefined && event.time - told >= stepInterval && !isComplete(note.progress);
    if (told === undefined || isDue) this.#told.set(key, event.time);
    return isDue ? `${note.text}: ${stepText(note.progress)}` : undefined;
  }
}
