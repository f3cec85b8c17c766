import { SyncError } from '../../domain/errors/syncError.ts';
import type { ProxySettings } from './clientSettings.ts';
import { ntlmAuthentication, ntlmNegotiation, readNtlmChallenge } from './ntlm/ntlmMessages.ts';
import { ntlmCredentials } from './ntlm/ntlmResponse.ts';

/** How to sign in to a proxy; found out with its first refusal. */
export type ProxyScheme = 'none' | 'basic' | 'ntlm';

/** Signs in to one proxy. */
export class ProxyAuthentication {
  readonly #proxy: ProxySettings;
  readonly #now: () => number;
  #scheme: ProxyScheme = 'none';

  constructor(proxy: ProxySettings, now: () => number) {
    this.#proxy = proxy;
    this.#now = now;
  }

  get scheme(): ProxyScheme {
    return this.#scheme;
  }

  /**
   * Chooses a scheme for the `Proxy-Authenticate` headers of a 407: NTLM before Basic, which shows the password. `used`:
   * the scheme of the request that was refused. Throws `proxyAuthentication` when there is nothing left to try.
   */
  refused(offers: readonly string[], used: ProxyScheme): void {
    const { user } = this.#proxy;
    const schemes = offers
      .flatMap((offer) => offer.split(','))
      .map((offer) => /^\s*(\S*)/.exec(offer)?.[1]?.toLowerCase());
    if (user === undefined) throw this.failure('asks for a user name and none is set');
    if (used !== 'none') throw this.failure(`refused the password of ${user} (${used})`);
    if (this.#scheme !== 'none') return;
    if (schemes.includes('ntlm')) this.#scheme = 'ntlm';
    else if (schemes.includes('basic')) this.#scheme = 'basic';
    else throw this.failure(`offers neither Basic nor NTLM but: ${offers.join(', ').slice(0, 100)}`);
  }

  /** `Proxy-Authorization` where one header is enough. */
  basic(): string {
    const { user = '', password = '' } = this.#proxy;
    return `Basic ${Buffer.from(`${user}:${password}`, 'utf8').toString('base64')}`;
  }

  /** `Proxy-Authorization` that begins an NTLM handshake. */
  negotiation(): string {
    return `NTLM ${ntlmNegotiation().toString('base64')}`;
  }

  /** `Proxy-Authorization` that answers the challenge among the `Proxy-Authenticate` headers. */
  answer(offers: readonly string[]): string {
    const challenge = offers
      .map((offer) => /^\s*NTLM\s+([A-Za-z0-9+/=]+)/i.exec(offer)?.[1])
      .find((token) => token);
    const { user = '', password = '' } = this.#proxy;
    if (challenge === undefined) throw this.failure('sent no NTLM challenge');
    const message = ntlmAuthentication(
      ntlmCredentials(user, password),
      readNtlmChallenge(Buffer.from(challenge, 'base64')),
      this.#now(),
    );
    return `NTLM ${message.toString('base64')}`;
  }

  /** The error for a proxy that does not let us through. */
  failure(what: string): SyncError {
    return new SyncError('proxyAuthentication', `The proxy ${this.#proxy.url} ${what}`, {
      source: 'HttpTransport',
    });
  }
}
