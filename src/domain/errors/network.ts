import type { ErrorEntry } from './entry.ts';

/** Failures between this machine and another one. Codes: WinHTTP (winhttp.h) and CryptoAPI (winerror.h). */
export const networkErrors = {
  nameNotResolved: {
    code: 0x80072ee7,
    cause: 'The name of the server or proxy is unknown to DNS.',
    remedy: 'Check the spelling of the URL, the DNS servers of this machine, and whether a proxy is needed.',
    retryable: true,
  },
  cannotConnect: {
    code: 0x80072efd,
    cause: 'Nothing accepts connections at that address, or a firewall refuses them.',
    remedy: 'Check that the server runs, that the port is right (8530 HTTP, 8531 HTTPS), and the firewall.',
    retryable: true,
  },
  connectionAborted: {
    code: 0x80072efe,
    cause: 'The server, a proxy or a firewall ended the connection in the middle of an answer.',
    remedy: 'The synchronization resumes where it stopped; if it repeats, check the proxy and firewall logs.',
    retryable: true,
  },
  timedOut: {
    code: 0x80072ee2,
    cause: 'The server did not connect, answer or go on sending within the time limit.',
    remedy:
      'Check the load of the upstream server; raise the time limits in the settings if it is slow by nature.',
    retryable: true,
  },
  untrustedCertificate: {
    code: 0x800b0109,
    cause: 'The certificate chain ends in a root that this machine does not trust.',
    remedy: 'Compare the fingerprint shown with the server owner, then add the root with --ca FILE.',
    retryable: false,
  },
  invalidCertificate: {
    code: 0x80072f8f,
    cause:
      'The certificate is expired, not yet valid, for another name, or the clock of this machine is wrong.',
    remedy: 'Check the clock, the name in the URL and the dates of the certificate.',
    retryable: true,
  },
  proxyAuthentication: {
    code: 0x80190197,
    cause: 'The proxy refused the user name or password, or asks for a scheme other than Basic or NTLM.',
    remedy: 'Check the proxy user and password in the settings.',
    retryable: true,
  },
  httpStatus: {
    code: 0x80244017,
    cause: 'The server answered with an HTTP status that is not a success.',
    remedy:
      'See the status in the message: 401/403 account, 404 wrong URL, 500/503 stopped or overloaded server.',
    retryable: true,
  },
  answerTooLarge: {
    code: 0x80072f78,
    cause: 'The server sent more than the limit for one answer, so it was cut off.',
    remedy: 'Check that the URL is that of an update server; raise the response limit only if you trust it.',
    retryable: false,
  },
} as const satisfies Record<string, ErrorEntry>;
