import * as l10n from '@vscode/l10n';
import { isTexts } from '../../src/contract/texts.ts';

// Translations that the host wrote into the page's head; imported before everything that shows something. English without them.
const given = document.querySelector('meta[name="texts"]')?.getAttribute('content') ?? '{}';
const texts: unknown = JSON.parse(given);
l10n.config({ contents: isTexts(texts) ? texts : {} });
