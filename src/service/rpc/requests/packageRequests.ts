import type { PackageOperations } from '../../api/packages.ts';
import { requestsOf } from './requestCheck.ts';
import { counter, flag, listOf, members, nameText, optional, placeText, shortText } from './requestValues.ts';

/** What packages are written with. */
export const packageRequests = requestsOf<PackageOperations>()({
  exportPackage: members({
    file: placeText,
    siteCode: optional(shortText),
    products: optional(listOf(nameText)),
    classifications: optional(listOf(nameText)),
    since: optional(counter),
    content: optional(flag),
    languages: optional(listOf(shortText, 500)),
  }),
  importPackage: members({ file: placeText, dryRun: optional(flag), user: optional(nameText) }),
  inspectPackage: members({ file: placeText }),
});
