import { documentation } from '../documentation.ts';
import type { WellKnownCode } from './wellKnownCode.ts';

/** A status of an answer, the end of its codes' names, what it says, cause and remedy. */
type StatusRow = readonly [status: number, name: string, title: string, cause: string, remedy: string];

/** In the order of their codes in wuerror.h, which are consecutive. */
const statuses: readonly StatusRow[] = [
  [
    400,
    'BAD_REQUEST',
    'Bad request',
    'The server or a proxy could not read the request.',
    'Check that the URL is that of an update server and that no proxy changes requests.',
  ],
  [
    401,
    'DENIED',
    'Unauthorized',
    'The web service wants another account, or anonymous access to it was switched off.',
    'Check the account, and the authentication of the virtual directories of WSUS in IIS.',
  ],
  [
    403,
    'FORBIDDEN',
    'Forbidden',
    'The server requires TLS or a client certificate, or a proxy or firewall blocks the address.',
    'Use https and port 8531 where the server requires TLS; look for blocks in the log of the proxy.',
  ],
  [
    404,
    'NOT_FOUND',
    'Not found',
    'The URL or the port is not that of WSUS, or its virtual directories are missing.',
    'Check the port (8530 HTTP, 8531 HTTPS) and the virtual directories of WSUS in IIS.',
  ],
  [
    405,
    'BAD_METHOD',
    'Method not allowed',
    'The address is a web site but not the web service.',
    'Check the URL and the handler mappings of WSUS in IIS.',
  ],
  [
    407,
    'PROXY_AUTH_REQ',
    'Proxy authentication required',
    'The proxy refused the account or got none.',
    'Set the account of the proxy, or let the proxy pass requests to the update server.',
  ],
  [
    408,
    'REQUEST_TIMEOUT',
    'Request timeout',
    'The server waited too long for the request to arrive.',
    'Check the network between the two and try again.',
  ],
  [
    409,
    'CONFLICT',
    'Conflict',
    'The request does not fit the state of the server.',
    'Try again; look at SoftwareDistribution.log of the server if it repeats.',
  ],
  [
    410,
    'GONE',
    'Gone',
    'What was asked for is no longer there.',
    'Check the URL and run a full synchronization.',
  ],
  [
    500,
    'SERVER_ERROR',
    'Internal server error',
    'The web service of WSUS failed: often its database is down or too slow.',
    'Look at the application event log and SoftwareDistribution.log of the server; check SUSDB.',
  ],
  [
    501,
    'NOT_SUPPORTED',
    'Not implemented',
    'The server does not know what it was asked to do.',
    'Check that the URL is that of an update server.',
  ],
  [
    502,
    'BAD_GATEWAY',
    'Bad gateway',
    'A proxy got no valid answer from the server behind it.',
    'Check that the proxy reaches the server.',
  ],
  [
    503,
    'SERVICE_UNAVAIL',
    'Service unavailable',
    'The application pool of WSUS is stopped, mostly because it used up its private memory limit.',
    'Start WsusPool in IIS and raise its private memory limit and queue length.',
  ],
  [
    504,
    'GATEWAY_TIMEOUT',
    'Gateway timeout',
    'A proxy waited too long for the server behind it.',
    'Check the load of the server and the time limits of the proxy.',
  ],
  [
    505,
    'VERSION_NOT_SUP',
    'HTTP version not supported',
    'The server or a proxy does not speak the version of HTTP it was asked in.',
    'Check the proxy.',
  ],
];

/** HRESULT of WU_E_PT_HTTP_STATUS_BAD_REQUEST (wuerror.h), the first of the statuses above. */
const firstWindowsUpdateCode = 0x80244016;

/** HTTP_E_STATUS_… of winerror.h is this plus the status. */
const backgroundTransferBase = 0x80190000;

/** The HRESULT under which the Windows Update client shows an HTTP status; undefined where it has none. */
export function codeOfHttpStatus(status: number): number | undefined {
  const index = statuses.findIndex(([known]) => known === status);
  return index < 0 ? undefined : firstWindowsUpdateCode + index;
}

/** HTTP statuses as the Windows Update client (wuerror.h) and the background transfer service (winerror.h) show them. */
export const httpCodes: readonly WellKnownCode[] = statuses.flatMap(
  ([status, name, text, cause, remedy], index) => {
    const shown = {
      title: `HTTP status ${status}: ${text}`,
      cause,
      remedy,
      link: documentation.windowsUpdate,
    };
    return [
      { code: firstWindowsUpdateCode + index, symbol: `WU_E_PT_HTTP_STATUS_${name}`, ...shown },
      { code: backgroundTransferBase + status, symbol: `HTTP_E_STATUS_${name}`, ...shown },
    ];
  },
);
