import { createHmac } from 'node:crypto';
import { md4 } from './md4.ts';

/** Who signs in. The domain may be empty. */
export interface NtlmCredentials {
  readonly domain: string;
  readonly user: string;
  readonly password: string;
}

/** What the responses are computed over. */
export interface NtlmExchange {
  /** 8 bytes from the server. */
  readonly serverChallenge: Buffer;
  /** AV pairs from the server, as received. */
  readonly targetInfo: Buffer;
  /** 8 random bytes. */
  readonly clientChallenge: Buffer;
  /** Windows file time, 8 bytes little-endian. */
  readonly time: Buffer;
}

/** The two responses of an AUTHENTICATE_MESSAGE. */
export interface NtlmResponses {
  readonly nt: Buffer;
  readonly lm: Buffer;
}

/** Splits `DOMAIN\user`; a `user@domain` is left whole, as servers expect it. */
export function ntlmCredentials(user: string, password: string): NtlmCredentials {
  const backslash = user.indexOf('\\');
  return backslash < 0
    ? { domain: '', user, password }
    : { domain: user.slice(0, backslash), user: user.slice(backslash + 1), password };
}

/** NTLMv2 responses (MS-NLMP 3.3.2). */
export function ntlmResponses(credentials: NtlmCredentials, exchange: NtlmExchange): NtlmResponses {
  const { serverChallenge, clientChallenge, targetInfo, time } = exchange;
  const key = ntlmKey(credentials);
  const head = Buffer.from([1, 1, 0, 0, 0, 0, 0, 0]);
  const blob = Buffer.concat([head, time, clientChallenge, Buffer.alloc(4), targetInfo, Buffer.alloc(4)]);
  const proof = hmac(key, Buffer.concat([serverChallenge, blob]));
  const lm = hmac(key, Buffer.concat([serverChallenge, clientChallenge]));
  return { nt: Buffer.concat([proof, blob]), lm: Buffer.concat([lm, clientChallenge]) };
}

/** NTOWFv2 (MS-NLMP 3.3.2): HMAC-MD5 over user and domain, keyed by the MD4 of the password. */
export function ntlmKey({ domain, user, password }: NtlmCredentials): Buffer {
  return hmac(md4(Buffer.from(password, 'utf16le')), Buffer.from(user.toUpperCase() + domain, 'utf16le'));
}

function hmac(key: Buffer, data: Buffer): Buffer {
  return createHmac('md5', key).update(data).digest();
}
