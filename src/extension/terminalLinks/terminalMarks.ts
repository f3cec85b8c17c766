import { articlesIn, type NamedArticle } from '../updates/articles.ts';

/** Something in a line of a terminal that can be opened: UTF-16 units from its beginning. */
export type TerminalMark =
  | ({ readonly kind: 'article' } & NamedArticle)
  | { readonly kind: 'site'; readonly start: number; readonly length: number; readonly siteCode: string };

/** What stands further behind is not looked at: lines of terminals can be endless. */
const looked = 2000;

/** A code behind the word that our commands put before it. */
const namedSites = /\b[Ss]ite ([0-9A-Z]{3})\b/g;

/**
 * A code at the beginning of a line, and what our commands print there: progress of its synchronization, a row of `susync site list`, of runs, of the status. Three
 * characters alone would be found everywhere.
 */
const leadingSite = new RegExp(
  String.raw`^ *([0-9A-Z]{3}) {2,}(?:${[
    '(?:Synchronizing (?:replica|WSUS server|site database)|Maintenance of|In step with|Stopped by)\\b',
    '(?:Full synchronization|Warning|Failed|Store compacted|Listed all ids again):',
    '(?:Categories|Updates|Other items) of |Bytes of the store:',
    String.raw`(?:Nothing changed|[\d,]+ items? updated), content version `,
    '(?:central administration|primary|secondary|full|delta|maintenance) ',
    String.raw`\S+ {2,}\S.* 67\d\d [A-Z]`,
  ].join('|')})`,
);

/** What of a line of a terminal can be opened: articles of updates, and sites where they certainly are those; `isSite` says which codes there are. */
export function terminalMarks(line: string, isSite: (siteCode: string) => boolean): readonly TerminalMark[] {
  const text = line.slice(0, looked);
  const articles = articlesIn(text).map((named): TerminalMark => ({ kind: 'article', ...named }));
  const named = [...text.matchAll(namedSites)].map(({ 0: all, 1: code = '', index }) => ({
    code,
    start: index + all.length - code.length,
  }));
  const leading = leadingSite.exec(text)?.[1];
  const sites = leading === undefined ? named : [{ code: leading, start: text.indexOf(leading) }, ...named];
  return [
    ...articles,
    ...sites
      .filter(({ code }) => isSite(code))
      .map(({ code, start }): TerminalMark => ({ kind: 'site', start, length: 3, siteCode: code })),
  ];
}
