import type { Texts } from '../../contract/texts.ts';
import { escapedHtml, mapHtmlTexts } from './htmlTexts.ts';

/** Where a page's parts are, as addresses that the webview may load. */
export interface PageParts {
  readonly script: string;
  readonly style: string;
  /** What style sheets may be loaded from, for the content security policy. */
  readonly source: string;
  /** Lets this one script run; never used twice. */
  readonly nonce: string;
}

/** The language that a page is shown in, and its texts by the English ones. */
export interface PageLanguage {
  readonly language: string;
  readonly texts: Texts;
}

/**
 * The HTML of a page: its template with `{{script}}`, `{{style}}`, `{{source}}` and `{{nonce}}` filled in, in the reader's language; its script finds the
 * translations in the head. Other data never gets here.
 */
export function pageHtml(
  template: string,
  parts: PageParts,
  { language, texts }: PageLanguage = { language: 'en', texts: {} },
): string {
  const values = new Map(Object.entries({ ...parts }));
  return mapHtmlTexts(template, (text) => texts[text] ?? text)
    .replace(/\{\{(\w+)\}\}/g, (_all, name: string) => {
      const value = values.get(name);
      if (value === undefined) throw new TypeError(`The page's template asks for ${name}`);
      return escapedHtml(value);
    })
    .replace('<html lang="en">', () => `<html lang="${escapedHtml(language)}">`)
    .replace('</head>', () => `<meta name="texts" content="${escapedHtml(JSON.stringify(texts))}" /></head>`);
}
