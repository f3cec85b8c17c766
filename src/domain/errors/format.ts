import type { ErrorEntry } from './entry.ts';

/** Damaged or hostile input: cabinets, packages, documents, logs. */
export const formatErrors = {
  damagedCabinet: {
    code: 0x80070570,
    cause: 'The cabinet is truncated or its content was changed after it was written.',
    remedy: 'Get the file again in binary mode and compare its size and SHA-256 with the original.',
    retryable: true,
  },
  unsupportedCabinet: {
    code: 0x80070032,
    cause: 'The cabinet spans several files or uses a compression other than stored, MSZIP or LZX.',
    remedy: 'Export the package again on the source server as one .cab file.',
    retryable: false,
  },
  limitExceeded: {
    code: 0x8007007a,
    cause: 'The input claims or has more bytes, members or levels than the limit for its kind.',
    remedy: 'Check where the input comes from; do not raise the limit for input you do not trust.',
    retryable: false,
  },
  damagedDocument: {
    code: 0x80240437,
    cause: 'The update document is not well-formed or lacks what every update document has.',
    remedy: 'The other updates are synchronized; ask the owner of the upstream server about this one.',
    retryable: true,
  },
  damagedPackage: {
    code: 0x8007000d,
    cause: 'The export package does not hold what its own index says.',
    remedy: 'Export again with wsusutil export and copy the file in binary mode.',
    retryable: false,
  },
  unknownPackage: {
    code: 0x80070057,
    cause: 'The file is not an export package of a known form.',
    remedy: 'Write the package with: wsusutil export x.cab x.log',
    retryable: false,
  },
  digestMismatch: {
    code: 0x80246003,
    cause: 'The bytes of the file are not those its digest promises.',
    remedy:
      'The file was discarded and will be downloaded again; if it repeats, check the proxy and the source.',
    retryable: true,
  },
} as const satisfies Record<string, ErrorEntry>;
