import type { SynchronizationOperations } from '../../api/synchronization.ts';
import { requestsOf } from './requestCheck.ts';
import {
  counter,
  flag,
  listOf,
  members,
  nameText,
  oneOf,
  optional,
  pageLimit,
  pageMark,
  shortText,
  wholeNumber,
} from './requestValues.ts';

const synchronization = members({
  siteCode: optional(shortText),
  full: optional(flag),
  acceptLosses: optional(flag),
  user: optional(nameText),
});

const lines = wholeNumber(0, 1_000_000);

/** What synchronizations are started, stopped and watched with. */
export const synchronizationRequests = requestsOf<SynchronizationOperations>()({
  synchronize: synchronization,
  startSynchronization: synchronization,
  stop: members({ siteCode: shortText, user: nameText }),
  status: members({}),
  runs: members({
    siteCode: optional(shortText),
    limit: optional(pageLimit),
    after: optional(pageMark),
  }),
  run: members({ id: shortText }),
  statusMessages: members({
    siteCode: optional(shortText),
    messageIds: optional(listOf(wholeNumber(0, 65_535), 100)),
    severities: optional(listOf(oneOf('Information', 'Warning', 'Error'), 3)),
    since: optional(shortText),
    limit: optional(pageLimit),
    after: optional(pageMark),
  }),
  log: members({ siteCode: shortText, lines: optional(lines) }),
  logText: members({
    siteCode: shortText,
    from: optional(members({ file: nameText, offset: counter })),
    lines: optional(lines),
  }),
  compareVersions: members({
    siteCode: optional(shortText),
    from: counter,
    to: counter,
    limit: pageLimit,
    after: optional(pageMark),
  }),
  events: members({ after: optional(counter), limit: pageLimit }),
});
