import { createHmac, timingSafeEqual } from 'node:crypto';

/** What both kinds of cookie hold. GUIDs in lower case; `expires` in ms UTC. */
export interface CookieContent {
  readonly serverId: string;
  readonly accountId: string;
  /** Cut to what the cookie has room for. */
  readonly accountName: string;
  readonly expires: number;
  /** Minor number of protocol version 1.x; 0 in authorization cookies. */
  readonly protocolMinor: number;
}

/** A kind of cookie: its mark and its length in bytes, the lengths that Windows uses. */
export interface CookieKind {
  readonly mark: string;
  readonly length: number;
}

/** `CookieData` of GetAuthorizationCookie. */
export const authorizationCookie: CookieKind = { mark: 'SUa1', length: 432 };

/** `EncryptedData` of GetCookie. */
export const sessionCookie: CookieKind = { mark: 'SUs1', length: 208 };

const macLength = 32;
const nameOffset = 50;

/** The cookie's bytes: mark, server id, expiry, account id, minor version, name, zeros, HMAC-SHA-256 over all before it. */
export function sealCookie(kind: CookieKind, content: CookieContent, key: Buffer): Buffer {
  const bytes = Buffer.alloc(kind.length);
  const macOffset = kind.length - macLength;
  bytes.write(kind.mark, 0, 'latin1');
  writeGuid(bytes, 4, content.serverId);
  bytes.writeDoubleBE(content.expires, 20);
  writeGuid(bytes, 28, content.accountId);
  bytes.writeUInt32BE(content.protocolMinor, 44);
  // Buffer.write never writes half a character.
  const nameLength = bytes.write(content.accountName, nameOffset, macOffset - nameOffset, 'utf8');
  bytes.writeUInt16BE(nameLength, 48);
  cookieMac(bytes, macOffset, key).copy(bytes, macOffset);
  return bytes;
}

/** The content of a cookie of this kind, authentic or not; undefined when the bytes are none. */
export function readCookie(kind: CookieKind, bytes: Buffer): CookieContent | undefined {
  if (bytes.length !== kind.length || bytes.toString('latin1', 0, 4) !== kind.mark) return undefined;
  const nameEnd = nameOffset + bytes.readUInt16BE(48);
  if (nameEnd > kind.length - macLength) return undefined;
  return {
    serverId: readGuid(bytes, 4),
    expires: bytes.readDoubleBE(20),
    accountId: readGuid(bytes, 28),
    protocolMinor: bytes.readUInt32BE(44),
    accountName: bytes.toString('utf8', nameOffset, nameEnd),
  };
}

/** Whether the bytes were sealed with this key. */
export function isAuthentic(kind: CookieKind, bytes: Buffer, key: Buffer): boolean {
  const macOffset = kind.length - macLength;
  return (
    bytes.length === kind.length &&
    timingSafeEqual(cookieMac(bytes, macOffset, key), bytes.subarray(macOffset))
  );
}

function cookieMac(bytes: Buffer, macOffset: number, key: Buffer): Buffer {
  return createHmac('sha256', key).update(bytes.subarray(0, macOffset)).digest();
}

function writeGuid(bytes: Buffer, offset: number, guid: string): void {
  bytes.write(guid.replaceAll('-', ''), offset, 16, 'hex');
}

function readGuid(bytes: Buffer, offset: number): string {
  const hex = bytes.toString('hex', offset, offset + 16);
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
