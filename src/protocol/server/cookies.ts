import { hkdfSync } from 'node:crypto';
import type { Clock } from '../../base/clock.ts';
import { authorizationCookie, isAuthentic, readCookie, sealCookie, sessionCookie } from './cookieLayout.ts';
import type { CookieContent } from './cookieLayout.ts';
import { ServerFault } from './serverFault.ts';

/** A downstream server as it named itself to GetAuthorizationCookie. */
export interface DownstreamAccount {
  readonly id: string;
  readonly name: string;
}

/** What a valid cookie says about its bearer. */
export interface DownstreamSession {
  readonly account: DownstreamAccount;
  readonly protocolMinor: number;
  /** ms UTC. */
  readonly expires: number;
}

const minute = 60_000;
/** Lifetime of a session cookie, as Windows has it (MS-WSUSSS <29>). */
export const sessionLifetime = 240 * minute;
/** Lifetime of an authorization cookie: after it the downstream server introduces itself again. */
export const authorizationLifetime = 30 * 24 * 60 * minute;

/**
 * Issues and checks the two kinds of cookie. The key is derived from the secret and the server id: with both unchanged,
 * cookies outlive a restart; with another server id those of before are told apart from garbage.
 */
export class Cookies {
  readonly #serverId: string;
  readonly #key: Buffer;
  readonly #clock: Clock;

  constructor(serverId: string, secret: Uint8Array, clock: Clock) {
    this.#serverId = serverId.toLowerCase();
    this.#key = Buffer.from(hkdfSync('sha256', secret, this.#serverId, 'update service cookies', 32));
    this.#clock = clock;
  }

  /** `CookieData` for an account. */
  authorization(account: DownstreamAccount): Buffer {
    const expires = this.#clock.now() + authorizationLifetime;
    return sealCookie(authorizationCookie, this.#content(account, expires, 0), this.#key);
  }

  /** `EncryptedData` for an account and the moment it ends. */
  session(
    account: DownstreamAccount,
    protocolMinor: number,
  ): { readonly data: Buffer; readonly expires: number } {
    const expires = this.#clock.now() + sessionLifetime;
    return {
      data: sealCookie(sessionCookie, this.#content(account, expires, protocolMinor), this.#key),
      expires,
    };
  }

  /** The account of a `CookieData`; faults with InvalidAuthorizationCookie. */
  readAuthorization(data: Buffer): DownstreamAccount {
    const content = readCookie(authorizationCookie, data);
    if (content === undefined || !this.#holds(content) || !isAuthentic(authorizationCookie, data, this.#key))
      throw new ServerFault('InvalidAuthorizationCookie');
    return { id: content.accountId, name: content.accountName };
  }

  /**
   * The session of an `EncryptedData`; faults with InvalidCookie, or with ServerChanged while a cookie of another
   * server id has not expired: who goes on presenting it must come to InvalidCookie and sign in again at last.
   */
  readSession(data: Buffer): DownstreamSession {
    const content = readCookie(sessionCookie, data);
    if (content === undefined || !(content.expires > this.#clock.now()))
      throw new ServerFault('InvalidCookie');
    if (content.serverId !== this.#serverId) throw new ServerFault('ServerChanged');
    if (!isAuthentic(sessionCookie, data, this.#key)) throw new ServerFault('InvalidCookie');
    const { accountId: id, accountName: name, protocolMinor, expires } = content;
    return { account: { id, name }, protocolMinor, expires };
  }

  #content(account: DownstreamAccount, expires: number, protocolMinor: number): CookieContent {
    return {
      serverId: this.#serverId,
      accountId: account.id,
      accountName: account.name,
      expires,
      protocolMinor,
    };
  }

  #holds({ serverId, expires }: CookieContent): boolean {
    return serverId === this.#serverId && expires > this.#clock.now();
  }
}
