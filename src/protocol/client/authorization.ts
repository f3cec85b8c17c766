import type { Clock } from '../../base/clock.ts';
import { SyncError } from '../../domain/errors/syncError.ts';
import type { UpstreamEndpoint } from '../../domain/upstream.ts';
import { unlessAborted } from './cancellation.ts';
import { FaultError } from './faultError.ts';
import { authConfigCall, authorizationCookieCall, cookieCall } from './requests.ts';
import { type RetryContext, withRetry } from './retry.ts';
import {
  type AuthorizationCookie,
  authorizationCookieOf,
  type SessionCookie,
  sessionCookieOf,
} from './sessionCookie.ts';
import type { SoapElement } from '../soap/soapElement.ts';
import type { SoapCall, SoapClient } from './soapClient.ts';

/** Signs in to the upstream server and keeps the cookie fresh (MS-WSUSSS 3.2.4.1). Calls in parallel share one sign-in. */
export class Authorization {
  readonly #client: SoapClient;
  readonly #endpoint: UpstreamEndpoint;
  readonly #retry: RetryContext;
  readonly #clock: Clock;
  /** Ends with the session, not with the call that happened to need the cookie first. */
  readonly #signal: AbortSignal;
  #authorization: AuthorizationCookie | undefined;
  #cookie: SessionCookie | undefined;
  #signIn: Promise<SessionCookie> | undefined;

  constructor(client: SoapClient, endpoint: UpstreamEndpoint, retry: RetryContext, signal: AbortSignal) {
    this.#client = client;
    this.#endpoint = endpoint;
    this.#retry = retry;
    this.#clock = retry.clock;
    this.#signal = signal;
  }

  /** A cookie that is not about to expire. */
  async cookie(signal: AbortSignal): Promise<SessionCookie> {
    const current = this.#cookie;
    if (current !== undefined && this.#clock.now() < current.usableUntil) return current;
    this.#signIn ??= this.#renew(current).finally(() => {
      this.#signIn = undefined;
    });
    return unlessAborted(this.#signIn, signal);
  }

  /** The server no longer accepts a cookie: the next one begins with GetAuthConfig, unless another call got one meanwhile. */
  reject(cookie: SessionCookie): void {
    if (this.#cookie !== cookie) return;
    this.#cookie = undefined;
    this.#authorization = undefined;
  }

  async #renew(old: SessionCookie | undefined): Promise<SessionCookie> {
    const known = this.#authorization;
    if (known !== undefined) {
      try {
        return await this.#issue(known, old);
      } catch (error) {
        // InvalidAuthorizationCookie, or InvalidCookie for the old one: from the beginning.
        if (!(error instanceof FaultError) || error.key !== 'invalidCookie') throw error;
      }
    }
    const serviceUrl = authorizationService(await this.#ask(authConfigCall));
    if (serviceUrl !== undefined) this.#client.useAuthorizationService(serviceUrl);
    const authorization = authorizationCookieOf(await this.#ask(authorizationCookieCall(this.#endpoint)));
    return this.#issue(authorization, undefined);
  }

  async #issue(authorization: AuthorizationCookie, old: SessionCookie | undefined): Promise<SessionCookie> {
    const answer = await this.#ask(cookieCall(authorization, old));
    this.#authorization = authorization;
    this.#cookie = sessionCookieOf(answer, this.#clock.now());
    return this.#cookie;
  }

  #ask(call: SoapCall): Promise<SoapElement> {
    return withRetry(this.#retry, this.#signal, () => this.#client.ask(call, this.#signal));
  }
}

/** The service of the one plug-in that downstream servers use. */
function authorizationService(answer: SoapElement): string | undefined {
  const plugIns = answer.child('GetAuthConfigResult')?.child('AuthInfo')?.children('AuthPlugInInfo') ?? [];
  const plugIn =
    plugIns.find((candidate) => candidate.textOf('PlugInID')?.trim() === 'DssTargeting') ?? plugIns[0];
  if (plugIn === undefined)
    throw new SyncError('malformedAnswer', 'The answer to GetAuthConfig names no authorization service');
  return plugIn.textOf('ServiceUrl');
}
