import { InlayHint, type InlayHintsProvider, l10n, type Range, type TextDocument } from 'vscode';
import type { DocumentModels } from './documentModels.ts';
import { scheduleHints } from './scheduleHints.ts';

/** Behind the schedule tokens of a script: what they say. */
export class ScheduleHintsProvider implements InlayHintsProvider {
  readonly #models: DocumentModels;

  constructor(models: DocumentModels) {
    this.#models = models;
  }

  provideInlayHints(document: TextDocument, range: Range): InlayHint[] {
    const part = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
    return scheduleHints(this.#models.of(document), part, l10n.t('local time')).map(({ offset, text }) => {
      const hint = new InlayHint(document.positionAt(offset), text);
      hint.paddingLeft = true;
      hint.tooltip = l10n.t('What this schedule token says');
      return hint;
    });
  }
}
