import type { DownstreamOperations } from '../../api/downstream.ts';
import { requestsOf } from './requestCheck.ts';
import { members, nameText, optional, secretText, shortText } from './requestValues.ts';

/** What downstream servers are looked at, allowed and denied with. */
export const downstreamRequests = requestsOf<DownstreamOperations>()({
  downstreams: members({ siteCode: optional(shortText) }),
  downstreamAdmission: members({}),
  allowDownstream: members({
    name: nameText,
    accountId: optional(shortText),
    secret: optional(secretText),
    certificate: optional(shortText),
  }),
  denyDownstream: members({ name: nameText }),
  removeDownstream: members({ name: nameText }),
});
