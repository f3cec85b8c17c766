import { randomBytes } from 'node:crypto';
import { SyncError } from '../../../domain/errors/syncError.ts';
import { type NtlmCredentials, type NtlmExchange, ntlmResponses } from './ntlmResponse.ts';

const signature = Buffer.from('NTLMSSP\0', 'latin1');
// Unicode, request target, NTLM, always sign, extended session security, 128 and 56 bit (MS-NLMP 2.2.2.5).
const flags = 0xa0088205;
const timestampPair = 7;
const lengthLimit = 16 * 1024;

/** What a CHALLENGE_MESSAGE says. */
export interface NtlmChallenge {
  readonly serverChallenge: Buffer;
  readonly targetInfo: Buffer;
  /** File time from the AV pairs, where the server gives it. */
  readonly time: Buffer | undefined;
  readonly flags: number;
}

/** NEGOTIATE_MESSAGE: the first of the three, without domain and workstation. */
export function ntlmNegotiation(): Buffer {
  const message = Buffer.alloc(32);
  signature.copy(message);
  message.writeUInt32LE(1, 8);
  message.writeUInt32LE(flags, 12);
  message.writeUInt32LE(32, 20);
  message.writeUInt32LE(32, 28);
  return message;
}

/** Reads a CHALLENGE_MESSAGE. Throws `proxyAuthentication` when it is none. */
export function readNtlmChallenge(message: Buffer): NtlmChallenge {
  const isChallenge =
    message.length >= 32 &&
    message.length <= lengthLimit &&
    message.subarray(0, 8).equals(signature) &&
    message.readUInt32LE(8) === 2;
  if (!isChallenge) throw invalidChallenge('it is no NTLM challenge');
  const challengeFlags = message.readUInt32LE(20);
  const targetInfo = message.length >= 48 ? field(message, 40) : Buffer.alloc(0);
  return {
    serverChallenge: message.subarray(24, 32),
    targetInfo,
    time: pairValue(targetInfo, timestampPair, 8),
    flags: challengeFlags,
  };
}

/** AUTHENTICATE_MESSAGE for a challenge; `now` in ms UTC. No session key is exchanged: HTTP signs nothing. */
export function ntlmAuthentication(
  credentials: NtlmCredentials,
  challenge: NtlmChallenge,
  now: number,
  clientChallenge: Buffer = randomBytes(8),
): Buffer {
  const { serverChallenge, targetInfo } = challenge;
  const exchange: NtlmExchange = {
    serverChallenge,
    targetInfo,
    clientChallenge,
    time: challenge.time ?? fileTime(now),
  };
  const { nt, lm } = ntlmResponses(credentials, exchange);
  // With a timestamp in the challenge the LM response is sent empty (MS-NLMP 3.1.5.1.2).
  const lmSent = challenge.time === undefined ? lm : Buffer.alloc(24);
  const fields = [
    lmSent,
    nt,
    Buffer.from(credentials.domain, 'utf16le'),
    Buffer.from(credentials.user, 'utf16le'),
    Buffer.alloc(0),
    Buffer.alloc(0),
  ];
  const head = Buffer.alloc(64);
  signature.copy(head);
  head.writeUInt32LE(3, 8);
  let offset = head.length;
  fields.forEach((bytes, index) => {
    head.writeUInt16LE(bytes.length, 12 + index * 8);
    head.writeUInt16LE(bytes.length, 14 + index * 8);
    head.writeUInt32LE(offset, 16 + index * 8);
    offset += bytes.length;
  });
  head.writeUInt32LE((challenge.flags & flags) >>> 0 || flags, 60);
  return Buffer.concat([head, ...fields]);
}

function field(message: Buffer, at: number): Buffer {
  const length = message.readUInt16LE(at);
  const offset = message.readUInt32LE(at + 4);
  if (offset + length > message.length) throw invalidChallenge('a field lies outside of it');
  return message.subarray(offset, offset + length);
}

function pairValue(pairs: Buffer, wanted: number, length: number): Buffer | undefined {
  for (let at = 0; at + 4 <= pairs.length;) {
    const id = pairs.readUInt16LE(at);
    const size = pairs.readUInt16LE(at + 2);
    if (id === 0) return undefined;
    const end = at + 4 + size;
    if (end > pairs.length) throw invalidChallenge('its target information is cut');
    if (id === wanted && size === length) return pairs.subarray(at + 4, end);
    at = end;
  }
  return undefined;
}

function fileTime(now: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE((BigInt(Math.floor(now)) + 11_644_473_600_000n) * 10_000n);
  return bytes;
}

function invalidChallenge(what: string): SyncError {
  return new SyncError(
    'proxyAuthentication',
    `The proxy sent an NTLM challenge that cannot be answered: ${what}`,
  );
}
