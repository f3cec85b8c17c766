import type { ErrorEntry } from './entry.ts';

/** Failures of a synchronization as a whole, and requests that cannot be carried out. */
export const synchronizationErrors = {
  cancelled: {
    code: 0x800704c7,
    cause: 'Somebody stopped the synchronization.',
    remedy: 'Start it again when you like: it resumes where it stopped.',
    retryable: false,
  },
  notFound: {
    code: 0x80070490,
    cause: 'There is nothing of that name or id.',
    remedy: 'List what exists, then use a name from the list.',
    retryable: false,
  },
  alreadyExists: {
    code: 0x800700b7,
    cause: 'There is one of that name already.',
    remedy: 'Choose another name, or remove the existing one first.',
    retryable: false,
  },
  invalidRequest: {
    code: 0x80070057,
    cause: 'A value is outside what is allowed.',
    remedy: 'See the message for the value and what is allowed.',
    retryable: false,
  },
  noSoftwareUpdatePoint: {
    code: 0x80040154,
    cause: 'The site has no software update point.',
    remedy: 'Add one with: susync sup add SITE SERVER',
    retryable: false,
  },
  noSource: {
    code: 0x80244018,
    cause: 'No synchronization source is chosen for the top-level site.',
    remedy: 'Choose one with: susync source set SITE microsoft-update|URL|none',
    retryable: false,
  },
  suspiciousListing: {
    code: 0x8024402c,
    cause: 'The upstream server no longer lists many of the updates it listed before; nothing was changed.',
    remedy:
      'Check the upstream server. If the loss is right, confirm it with: susync sync --full --accept-losses',
    retryable: false,
  },
  tooManyFailures: {
    code: 0x80240fff,
    cause: 'Too many updates in a row could not be synchronized.',
    remedy: 'Look at the first failures in the log; the upstream server or the network is at fault.',
    retryable: true,
  },
  pendingLicenseTerms: {
    code: 0x80240033,
    cause: 'License files of some updates could not be downloaded.',
    remedy: 'The updates are synchronized; the files are tried again in the next retry.',
    retryable: true,
  },
  outOfSync: {
    code: 0x80040707,
    cause: 'The child site has a higher content version than its parent, for example after a restore.',
    remedy: 'Run susync repair on the parent: it raises the content version.',
    retryable: false,
  },
  linkUnavailable: {
    code: 0x80072efd,
    cause: 'The other site cannot be reached.',
    remedy: 'Check that its service runs; the synchronization is tried again in 60 minutes.',
    retryable: true,
  },
  unexpected: {
    code: 0x80131500,
    cause: 'A defect of this product.',
    remedy: 'Report it with the log lines around it.',
    retryable: true,
  },
} as const satisfies Record<string, ErrorEntry>;
