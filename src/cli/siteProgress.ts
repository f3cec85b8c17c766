import { progressNote } from '../domain/words/progressNote.ts';
import type { StepProgress, SyncEvent } from '../domain/syncEvent.ts';
import { barLine } from './render/barLine.ts';
import type { Layout } from './render/layout.ts';

interface Step {
  readonly label: string;
  readonly progress: StepProgress;
}

/** What every site under way does now, from its events. */
export class SiteProgress {
  readonly #steps = new Map<string, Step>();

  take(events: readonly SyncEvent[]): void {
    for (const event of events) {
      const note = progressNote(event);
      if (note?.kind === 'phase')
        this.#steps.set(event.siteCode, { label: note.text, progress: { processed: 0 } });
      if (note?.kind === 'step')
        this.#steps.set(event.siteCode, { label: note.text, progress: note.progress });
      if (note?.kind === 'rest' || note?.kind === 'ended' || note?.kind === 'failed')
        this.#steps.delete(event.siteCode);
    }
  }

  /** A line a site, none for those at rest. */
  lines(layout: Layout): readonly string[] {
    return [...this.#steps].map(([siteCode, { label, progress }]) => {
      const { processed, total = 0, etaSeconds } = progress;
      return barLine(
        { siteCode, label, value: processed, total, ...(etaSeconds === undefined ? {} : { etaSeconds }) },
        layout,
      );
    });
  }
}
