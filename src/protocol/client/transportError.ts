import { SyncError, type ErrorKey } from '../../domain/errors/syncError.ts';

/** An answer whose HTTP status is not a success. */
export class HttpStatusError extends SyncError {
  readonly status: number;
  /** What `Retry-After` asks for, ms from now. */
  readonly retryAfter: number | undefined;

  constructor(status: number, message: string, retryAfter?: number) {
    super('httpStatus', message, { source: 'HttpTransport' });
    this.status = status;
    this.retryAfter = retryAfter;
  }
}

const keysByCode: Readonly<Record<string, ErrorKey>> = {
  ENOTFOUND: 'nameNotResolved',
  ENODATA: 'nameNotResolved',
  ECONNREFUSED: 'cannotConnect',
  EHOSTUNREACH: 'cannotConnect',
  EHOSTDOWN: 'cannotConnect',
  ENETUNREACH: 'cannotConnect',
  ENETDOWN: 'cannotConnect',
  EADDRNOTAVAIL: 'cannotConnect',
  EACCES: 'cannotConnect',
  EPERM: 'cannotConnect',
  EPROTO: 'cannotConnect',
  ETIMEDOUT: 'timedOut',
  ESOCKETTIMEDOUT: 'timedOut',
  CERT_HAS_EXPIRED: 'invalidCertificate',
  CERT_NOT_YET_VALID: 'invalidCertificate',
  CERT_REVOKED: 'invalidCertificate',
  HOSTNAME_MISMATCH: 'invalidCertificate',
  INVALID_PURPOSE: 'invalidCertificate',
  ERR_TLS_CERT_ALTNAME_INVALID: 'invalidCertificate',
  UNABLE_TO_GET_ISSUER_CERT: 'untrustedCertificate',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'untrustedCertificate',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'untrustedCertificate',
  SELF_SIGNED_CERT_IN_CHAIN: 'untrustedCertificate',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'untrustedCertificate',
  CERT_UNTRUSTED: 'untrustedCertificate',
  CERT_CHAIN_TOO_LONG: 'untrustedCertificate',
  INVALID_CA: 'untrustedCertificate',
  HPE_HEADER_OVERFLOW: 'limitExceeded',
};

const whatHappened: Partial<Readonly<Record<ErrorKey, string>>> = {
  nameNotResolved: 'The name is unknown',
  cannotConnect: 'No connection',
  connectionAborted: 'The connection was ended early',
  timedOut: 'The connection timed out',
  invalidCertificate: 'The certificate is not valid',
  untrustedCertificate: 'The certificate is not trusted',
  malformedAnswer: 'The answer is no HTTP',
  limitExceeded: 'The headers of the answer are too long',
};

/** What a failure below HTTP means, with the error of the operating system or of OpenSSL as cause. */
export function transportError(error: unknown, where: string): SyncError {
  if (error instanceof SyncError) return error;
  const code = errorCode(error);
  const key = keyOf(code);
  const detail = code === '' ? (error instanceof Error ? error.message : String(error)) : code;
  return new SyncError(key, `${whatHappened[key] ?? 'The exchange failed'}: ${where} (${detail})`, {
    cause: error,
    source: 'HttpTransport',
  });
}

/** `code` of a Node error, empty where it has none. */
export function errorCode(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : '';
}

function keyOf(code: string): ErrorKey {
  const known = keysByCode[code];
  if (known !== undefined) return known;
  if (code.startsWith('EAI_')) return 'nameNotResolved';
  if (code.startsWith('HPE_')) return 'malformedAnswer';
  if (code.startsWith('ERR_SSL_') || code.startsWith('ERR_OSSL_')) return 'cannotConnect';
  return 'connectionAborted';
}
