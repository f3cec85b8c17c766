import type { UpdateOperations } from '../../api/updates.ts';
import { requestsOf } from './requestCheck.ts';
import {
  flag,
  listOf,
  members,
  nameText,
  optional,
  pageLimit,
  pageMark,
  shortText,
  textUpTo,
} from './requestValues.ts';

const one = members({ id: shortText, siteCode: optional(shortText) });
const several = members({ ids: listOf(shortText) });
const inGroup = members({ name: nameText, ids: listOf(shortText) });

/** What updates and software update groups are looked at and changed with. */
export const updateRequests = requestsOf<UpdateOperations>()({
  searchUpdates: members({
    text: optional(nameText),
    product: optional(nameText),
    classification: optional(nameText),
    kb: optional(shortText),
    severity: optional(shortText),
    releasedSince: optional(shortText),
    superseded: optional(flag),
    expired: optional(flag),
    declined: optional(flag),
    group: optional(nameText),
    limit: optional(pageLimit),
    after: optional(pageMark),
    siteCode: optional(shortText),
  }),
  update: one,
  updateXml: one,
  importUpdates: several,
  declineUpdate: one,
  groups: members({}),
  createGroup: members({ name: nameText, description: optional(textUpTo(10_000)) }),
  changeGroup: members({
    name: nameText,
    newName: optional(nameText),
    description: optional(textUpTo(10_000)),
  }),
  addToGroup: inGroup,
  removeFromGroup: inGroup,
  removeGroup: members({ name: nameText }),
  getContent: several,
});
