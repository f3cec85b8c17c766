import type { ErrorEntry } from './entry.ts';

/** What an update server answered with a fault or against the protocol (MS-WSUSSS 2.2.9). Codes: wuerror.h. */
export const protocolErrors = {
  malformedAnswer: {
    code: 0x80244002,
    cause: 'The answer is not well-formed XML or lacks a member that the protocol requires.',
    remedy: 'Check that the URL is that of an update server and that no proxy rewrites its answers.',
    retryable: true,
  },
  soapFault: {
    code: 0x80244003,
    cause: 'The upstream server answered with a SOAP fault.',
    remedy: 'Look at the event log and SoftwareDistribution.log of the upstream server at that time.',
    retryable: true,
  },
  invalidParameters: {
    code: 0x80244006,
    cause: 'The upstream server did not accept a parameter; the message names it.',
    remedy: 'Run a full synchronization; if it repeats, report the parameter with the log.',
    retryable: true,
  },
  invalidCookie: {
    code: 0x80244008,
    cause: 'The upstream server no longer accepts the session, even after it was renewed.',
    remedy: 'Check the clock of both servers; the next synchronization starts a new session.',
    retryable: true,
  },
  incompatibleProtocol: {
    code: 0x8024400b,
    cause: 'The upstream server speaks another major version of the protocol.',
    remedy: 'Update the upstream server, or choose another synchronization source.',
    retryable: false,
  },
  internalServerError: {
    code: 0x8024400a,
    cause: 'The upstream server failed inside.',
    remedy: 'Look at the event log and SoftwareDistribution.log of the upstream server at that time.',
    retryable: true,
  },
  serverBusy: {
    code: 0x80244016,
    cause: 'The upstream server is overloaded.',
    remedy: 'Nothing: the synchronization is tried again later. Spread the schedules if it repeats.',
    retryable: true,
  },
  serverChanged: {
    code: 0x80244015,
    cause: 'The upstream server is another one than before, or was restored.',
    remedy: 'Nothing: the next synchronization compares everything anew.',
    retryable: true,
  },
  updateNotDelivered: {
    code: 0x80244007,
    cause: 'The upstream server lists the update but does not deliver it.',
    remedy: 'The other updates are synchronized; the update is asked for again next time.',
    retryable: true,
  },
  anchorBackwards: {
    code: 0x8024401f,
    cause: 'The upstream server returned an anchor that is older than the one it was given.',
    remedy: 'The upstream server was restored or its clock was set back: run a full synchronization.',
    retryable: true,
  },
} as const satisfies Record<string, ErrorEntry>;
