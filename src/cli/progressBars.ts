import { MultiBar, type SingleBar } from 'cli-progress';
import type { Clock } from '../base/clock.ts';
import type { OperationProgress, ProgressUnit } from '../domain/operationProgress.ts';
import type { StepProgress, SyncEvent } from '../domain/syncEvent.ts';
import type { OutputStream } from './host.ts';
import { Pace } from '../domain/words/pace.ts';
import type { Progress } from './progressView.ts';
import { barLine } from './render/barLine.ts';
import type { Layout } from './render/layout.ts';
import { type ProgressNote, progressNote } from '../domain/words/progressNote.ts';
import { printable } from '../base/printable.ts';

/** Progress on a terminal: a bar for each site under way; sites that end, and warnings, leave a line above the bars. */
export class ProgressBars implements Progress {
  readonly #bars: MultiBar;
  readonly #bySite = new Map<string, SingleBar>();
  readonly #layout: Layout;
  readonly #verbose: boolean;
  readonly #pace: Pace;
  #ended = false;

  constructor(
    stream: OutputStream,
    layout: Layout,
    { verbose, clock }: { readonly verbose: boolean; readonly clock: Clock },
  ) {
    this.#layout = layout;
    this.#verbose = verbose;
    this.#pace = new Pace(clock);
    this.#bars = new MultiBar({
      stream,
      hideCursor: true,
      clearOnComplete: true,
      // Ctrl+C is the command's own business.
      gracefulExit: false,
      fps: 10,
      format: (_options, { value, total }, payload) =>
        barLine({ ...readPayload(payload), value, total }, layout),
    });
  }

  show(events: readonly SyncEvent[]): void {
    if (this.#ended) return;
    for (const event of events) {
      const note = progressNote(event);
      if (note !== undefined) this.#take(event.siteCode, note);
    }
  }

  report(progress: OperationProgress): void {
    if (this.#ended) return;
    this.#update('', printable(progress.text), this.#pace.stepOf(progress), progress.unit);
  }

  say(text: string): void {
    this.#print(text);
  }

  end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#bars.stop();
  }

  #take(siteCode: string, note: ProgressNote): void {
    const { text } = note;
    switch (note.kind) {
      case 'phase':
        this.#update(siteCode, text, { processed: 0 });
        return;
      case 'step':
        this.#update(siteCode, text, note.progress);
        return;
      case 'warning':
        this.#log(siteCode, this.#layout.style.warning(`Warning: ${text}`));
        return;
      case 'detail':
        if (this.#verbose) this.#log(siteCode, text);
        return;
      case 'rest':
        this.#remove(siteCode);
        return;
      case 'ended':
      case 'failed':
        this.#remove(siteCode);
        this.#log(siteCode, note.kind === 'failed' ? this.#layout.style.bad(text) : text);
        return;
    }
  }

  #update(
    siteCode: string,
    label: string,
    { processed, total, etaSeconds }: StepProgress,
    unit: ProgressUnit = 'items',
  ): void {
    const payload = { siteCode, label, etaSeconds, unit };
    const bar = this.#bySite.get(siteCode);
    if (bar === undefined) {
      this.#bySite.set(siteCode, this.#bars.create(total ?? 0, processed, payload));
      return;
    }
    bar.setTotal(total ?? 0);
    bar.update(processed, payload);
  }

  #remove(siteCode: string): void {
    const bar = this.#bySite.get(siteCode);
    if (bar === undefined) return;
    this.#bySite.delete(siteCode);
    this.#bars.remove(bar);
  }

  #log(siteCode: string, text: string): void {
    this.#print(`${siteCode}  ${text}`);
  }

  #print(text: string): void {
    if (this.#ended) return;
    this.#bars.log(`${text}\n`);
    this.#bars.update();
  }
}

interface Payload {
  readonly siteCode: string;
  readonly label: string;
  readonly etaSeconds?: number;
  readonly unit: ProgressUnit;
}

function readPayload(payload: unknown): Payload {
  const given: object = typeof payload === 'object' && payload !== null ? payload : {};
  const etaSeconds =
    'etaSeconds' in given && typeof given.etaSeconds === 'number' ? given.etaSeconds : undefined;
  return {
    siteCode: 'siteCode' in given ? String(given.siteCode) : '',
    label: 'label' in given ? String(given.label) : '',
    unit: 'unit' in given && given.unit === 'bytes' ? 'bytes' : 'items',
    ...(etaSeconds === undefined ? {} : { etaSeconds }),
  };
}
