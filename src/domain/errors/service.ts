import { documentation } from './documentation.ts';
import type { ErrorEntry } from './entry.ts';

/** Failures between a door and the service of a data folder. Codes: winerror.h. */
export const serviceErrors = {
  serviceEnded: {
    code: 0x8007042b,
    symbol: 'ERROR_PROCESS_ABORTED',
    title: 'The service ended',
    cause: 'The service process of the data folder ended before it had answered.',
    remedy: 'Repeat the command: it starts the service again, and what was under way resumes.',
    retryable: true,
    action: 'retry',
    link: documentation.systemErrors,
  },
  serviceNotRunning: {
    code: 0x80070426,
    symbol: 'ERROR_SERVICE_NOT_ACTIVE',
    title: 'The service does not run',
    cause: 'No service works on the data folder.',
    remedy: 'Start it with susync serve, or use a command that starts it on demand.',
    retryable: false,
    action: 'none',
    link: documentation.systemErrors,
  },
  serviceNotStarted: {
    code: 0x8007041d,
    symbol: 'ERROR_SERVICE_REQUEST_TIMEOUT',
    title: 'The service did not start',
    cause: 'The service process ended while it started, or did not answer in time.',
    remedy: 'Look at the end of service.log in the data folder, or run susync serve to see why.',
    retryable: true,
    action: 'retry',
    link: documentation.systemErrors,
  },
  accessDenied: {
    code: 0x80070041,
    symbol: 'ERROR_NETWORK_ACCESS_DENIED',
    title: 'Access denied',
    cause: 'The service does not accept the secret, or what was asked for is not granted.',
    remedy: 'Work as the user who started the service, or ask for a wider grant.',
    retryable: false,
    action: 'none',
    link: documentation.systemErrors,
  },
  newerService: {
    code: 0x80070666,
    symbol: 'ERROR_PRODUCT_VERSION',
    title: 'The service is newer',
    cause: 'The service of the data folder is of a newer version of this product.',
    remedy: 'Update this product here, or stop the newer service first: susync service stop',
    retryable: false,
    action: 'none',
    link: documentation.systemErrors,
  },
  unusableCertificate: {
    code: 0x8009030e,
    symbol: 'SEC_E_NO_CREDENTIALS',
    title: 'The certificate of this machine cannot be used',
    cause: 'The certificate or its key cannot be read, do not belong together, or are not valid now.',
    remedy:
      'Give a PEM certificate that is valid now with its own unencrypted key, or leave both out to have one made.',
    retryable: false,
    action: 'none',
    link: documentation.systemErrors,
  },
} as const satisfies Record<string, ErrorEntry>;
