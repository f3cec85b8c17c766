import * as v from 'valibot';
import type { ExchangeOperations } from '../../api/exchange.ts';
import { requestsOf } from './requestCheck.ts';
import { counter, flag, listOf, members, nameText, optional, placeText, shortText } from './requestValues.ts';

const files = v.pipe(listOf(placeText, 1000), v.minLength(1, 'at least one file'));

/** What packages are written and read with. */
export const exchangeRequests = requestsOf<ExchangeOperations>()({
  exportCatalog: members({
    file: placeText,
    siteCode: optional(shortText),
    products: optional(listOf(nameText)),
    classifications: optional(listOf(nameText)),
    since: optional(shortText),
    content: optional(flag),
    languages: optional(listOf(shortText, 500)),
    wanted: optional(placeText),
    chunkSize: optional(counter),
  }),
  importCatalog: members({
    files,
    dryRun: optional(flag),
    takeSubscription: optional(flag),
    force: optional(flag),
    user: optional(nameText),
  }),
  writeWantedList: members({ file: placeText }),
  inspectPackages: members({ files, manifestOnly: optional(flag) }),
});
