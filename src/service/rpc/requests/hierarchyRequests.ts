import * as v from 'valibot';
import type { HierarchyOperations } from '../../api/hierarchy.ts';
import { requestsOf } from './requestCheck.ts';
import {
  flag,
  members,
  nameText,
  oneOf,
  optional,
  placeText,
  secretText,
  shortText,
  wholeNumber,
} from './requestValues.ts';

const port = wholeNumber(0, 65_535);
/** KiB a second. */
const rateLimit = wholeNumber(0, 10_000_000);
const certificateFiles = members({ certificateFile: placeText, keyFile: placeText });

const sup = members({
  siteCode: shortText,
  serverName: nameText,
  port: optional(port),
  listen: optional(shortText),
  https: optional(v.union([oneOf('off', 'own'), certificateFiles], 'off, own or two files')),
  contentPort: optional(flag),
  publicUrl: optional(v.nullable(placeText)),
});

/** What sites, software update points and links are asked with. */
export const hierarchyRequests = requestsOf<HierarchyOperations>()({
  sites: members({}),
  addSite: members({
    siteCode: shortText,
    type: oneOf('cas', 'primary', 'secondary'),
    parent: optional(shortText),
    siteServer: optional(nameText),
    zone: optional(shortText),
    service: optional(
      members({
        url: placeText,
        token: optional(secretText),
        pin: optional(shortText),
        rateLimit: optional(rateLimit),
      }),
    ),
  }),
  links: members({}),
  changeLink: members({
    siteCode: shortText,
    service: optional(placeText),
    token: optional(secretText),
    rateLimit: optional(rateLimit),
  }),
  removeSite: members({ siteCode: shortText }),
  addSup: sup,
  setSup: sup,
  removeSup: members({ siteCode: shortText, serverName: nameText, newDefault: optional(nameText) }),
  setSource: members({
    siteCode: shortText,
    source: placeText,
    pin: optional(shortText),
    clientCertificate: optional(certificateFiles),
    secret: optional(secretText),
  }),
});
