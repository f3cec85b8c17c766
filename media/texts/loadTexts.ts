import * as l10n from '@vscode/l10n';
import { isTexts } from '../../src/contract/texts.ts';

/** Takes the translations that the host wrote into the page's head; first of all, before anything is shown. English without them. */
export function loadTexts(): void {
  const given = document.querySelector('meta[name="texts"]')?.getAttribute('content') ?? '{}';
  const texts: unknown = JSON.parse(given);
  l10n.config({ contents: isTexts(texts) ? texts : {} });
}
