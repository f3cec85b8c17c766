import * as v from 'valibot';
import {
  flag,
  members,
  nameText,
  optional,
  pageMark,
  shortText,
  wholeNumber,
} from '../rpc/requests/requestValues.ts';
import { tool } from './tool.ts';

/** Updates of a page where nothing else is asked for. */
const usual = 20;

/** Searches the updates of a site. */
export const searchUpdatesTool = tool({
  name: 'susync_search_updates',
  title: 'Search Software Updates',
  description:
    'Searches the synchronized software updates of a site, newest first: title, article, severity, products, classification, release, state. All given conditions must hold. The answer has the number of all matches and, where there are more, a mark for the next page.',
  input: members({
    text: optional(v.pipe(nameText, v.description('words of the title'))),
    product: optional(v.pipe(nameText, v.description('product, by name or id'))),
    classification: optional(v.pipe(nameText, v.description('classification, by name or id'))),
    kb: optional(v.pipe(shortText, v.description('article number, with or without KB'))),
    severity: optional(v.pipe(shortText, v.description('Critical, Important, Moderate, Low or None'))),
    releasedSince: optional(v.pipe(shortText, v.description('ISO date'))),
    superseded: optional(v.pipe(flag, v.description('only superseded ones, or only others'))),
    expired: optional(v.pipe(flag, v.description('only expired ones, or only others'))),
    siteCode: optional(v.pipe(shortText, v.description('site; without it the top-level site'))),
    limit: optional(v.pipe(wholeNumber(1, 50), v.description(`updates a page; ${usual} without it`))),
    after: optional(v.pipe(pageMark, v.description('mark of the next page, from the answer before'))),
  }),
  run: async (filter, { service }) => service.searchUpdates({ limit: usual, ...filter }),
});
