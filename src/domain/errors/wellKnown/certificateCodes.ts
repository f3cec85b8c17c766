import { documentation } from '../documentation.ts';
import type { WellKnownCode } from './wellKnownCode.ts';

const link = documentation.synchronization;

/** What Windows finds wrong with certificates and TLS (winerror.h: CryptoAPI, WinTrust, SSPI). */
export const certificateCodes: readonly WellKnownCode[] = [
  {
    code: 0x800b0100,
    symbol: 'TRUST_E_NOSIGNATURE',
    title: 'The file is not signed',
    cause: 'The file was changed, or its signature is of a kind that this machine does not know.',
    remedy: 'Get the file again; install the updates for SHA-2 signatures on old versions of Windows.',
    link,
  },
  {
    code: 0x800b0101,
    symbol: 'CERT_E_EXPIRED',
    title: 'A certificate is expired',
    cause: 'A certificate of the chain is no longer or not yet valid.',
    remedy: 'Check the clock of both machines and renew the certificate.',
    link,
  },
  {
    code: 0x800b010a,
    symbol: 'CERT_E_CHAINING',
    title: 'The chain of certificates cannot be built',
    cause: 'An intermediate certificate is missing.',
    remedy: 'Install the intermediate certificate on the server.',
    link,
  },
  {
    code: 0x800b010c,
    symbol: 'CERT_E_REVOKED',
    title: 'A certificate was revoked',
    cause: 'The issuer withdrew a certificate of the chain.',
    remedy: 'Issue and bind a new certificate.',
    link,
  },
  {
    code: 0x800b010e,
    symbol: 'CERT_E_REVOCATION_FAILURE',
    title: 'Revocation cannot be checked',
    cause: 'The revocation list of the issuer cannot be reached or read.',
    remedy: 'Let this machine reach the addresses of the revocation lists.',
    link,
  },
  {
    code: 0x800b010f,
    symbol: 'CERT_E_CN_NO_MATCH',
    title: 'The certificate is for another name',
    cause: 'The certificate does not name the server as the URL does.',
    remedy: 'Use the full name of the server in the URL, or issue a certificate for the name used.',
    link,
  },
  {
    code: 0x80092012,
    symbol: 'CRYPT_E_NO_REVOCATION_CHECK',
    title: 'Revocation was not checked',
    cause: 'The certificate names no revocation list that can be used.',
    remedy: 'Publish the revocation list of the issuer.',
    link,
  },
  {
    code: 0x80092013,
    symbol: 'CRYPT_E_REVOCATION_OFFLINE',
    title: 'The revocation server is offline',
    cause: 'The address of the revocation list does not answer, often because of a proxy.',
    remedy: 'Let this machine reach the addresses of the revocation lists.',
    link,
  },
  {
    code: 0x80090325,
    symbol: 'SEC_E_UNTRUSTED_ROOT',
    title: 'The root of the certificate is not trusted',
    cause: 'The certificate was issued by an authority that this machine does not know.',
    remedy: 'Add the root certificate to the trusted roots of the computer.',
    link,
  },
  {
    code: 0x80090326,
    symbol: 'SEC_E_ILLEGAL_MESSAGE',
    title: 'The TLS handshake was answered with nonsense',
    cause: 'The port does not speak TLS, or the two sides share no version of it.',
    remedy: 'Check the port (8531) and enable TLS 1.2 on both sides.',
    link,
  },
  {
    code: 0x80090331,
    symbol: 'SEC_E_ALGORITHM_MISMATCH',
    title: 'The two sides share no cipher',
    cause: 'One side allows only versions or ciphers of TLS that the other one has switched off.',
    remedy: 'Enable TLS 1.2 and common ciphers on both sides.',
    link,
  },
];
