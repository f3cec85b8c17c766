import { itemText } from '../../convert/toText.ts';
import { Dictionary } from '../../values/dictionary.ts';
import { HttpRequestObject, HttpResponseObject } from '../../values/httpResponse.ts';
import { isNull } from '../../values/value.ts';
import type { WebSession } from '../../values/webSession.ts';
import type { WebExchange, WebRequest } from '../../runtime/session/webAccess.ts';
import type { CommandRuntime } from '../commandRuntime.ts';
import { enumName } from './enumName.ts';
import { basicAuthorization } from './prepareSession.ts';
import { checkHeader } from './headerChecks.ts';
import { requestBody, type RequestBody } from './requestBody.ts';
import { formText, withQuery } from './requestUri.ts';
import { webError } from './webErrors.ts';

/** One step of a request: what is asked next, and how. */
export interface WebStep {
  readonly url: URL;
  readonly method: string;
  readonly body: RequestBody;
  /** After a redirection it is no longer shown to the server, unless that is wanted. */
  readonly showsAuthorization: boolean;
  /** Asks for what a file lacks, from this byte on. */
  readonly from: number | null;
}

/** An answer, with what it answers. */
export interface WebAnswer {
  readonly step: WebStep;
  readonly response: HttpResponseObject;
  readonly exchange: WebExchange;
}

/** One invocation of a cmdlet of the web. */
export class WebCall {
  readonly runtime: CommandRuntime;
  readonly session: WebSession;

  constructor(runtime: CommandRuntime, session: WebSession) {
    this.runtime = runtime;
    this.session = session;
  }

  /** The first step: a dictionary as the body of GET is a query. */
  firstStep(url: URL, from: number | null): WebStep {
    const { runtime, session } = this;
    const custom = runtime.string('CustomMethod')?.toUpperCase();
    const named = enumName(runtime, 'Method')?.toUpperCase() ?? 'DEFAULT';
    const method = custom ?? (named === 'DEFAULT' ? 'GET' : named);
    const query = runtime.value('Body');
    const common = { method, showsAuthorization: true, from };
    if (method === 'GET' && query instanceof Dictionary)
      return {
        ...common,
        url: withQuery(url, formText(query, runtime)),
        body: { bytes: null, contentType: undefined },
      };
    const kept = session.headers.get('Content-Type');
    const body = requestBody(
      runtime,
      method,
      kept === undefined || isNull(kept) ? undefined : itemText(kept, runtime.runspace),
    );
    return { ...common, url, body };
  }

  /** Sends one step. Throws what .NET would of a failure of the network, and the refusal of a host that is not allowed. */
  send(step: WebStep): WebAnswer {
    const request = new HttpRequestObject(step.method, step.url);
    const answer = this.#exchange(step, request, null);
    const { credentials } = this.session;
    const isAsked = answer.response.status === 401 && credentials !== null;
    if (!isAsked || !/^basic\b/i.test(answer.response.header('WWW-Authenticate') ?? '')) return answer;
    answer.exchange.close();
    const user =
      credentials.domain === '' ? credentials.userName : `${credentials.domain}\\${credentials.userName}`;
    return this.#exchange(step, request, basicAuthorization(user, credentials.password));
  }

  /** The time limit that a parameter names, in seconds; undefined for those of the host. */
  seconds(parameter: 'ConnectionTimeoutSeconds' | 'OperationTimeoutSeconds'): number | undefined {
    const seconds = this.runtime.integer(parameter);
    return seconds === 0 ? undefined : seconds;
  }

  #exchange(step: WebStep, request: HttpRequestObject, authorization: string | null): WebAnswer {
    const { runtime, session } = this;
    const milliseconds = (seconds: number | undefined) =>
      seconds === undefined ? undefined : Math.min(seconds * 1000, 2_147_483_647);
    const connect = this.seconds('ConnectionTimeoutSeconds');
    try {
      const exchange = runtime.runspace.web.send({
        method: step.method,
        url: step.url.href,
        headers: this.#headers(step, authorization),
        body: step.body.bytes,
        proxy: this.#proxy(),
        connectTimeout: milliseconds(connect),
        readTimeout: milliseconds(this.seconds('OperationTimeoutSeconds')),
      });
      const response = new HttpResponseObject(exchange.head, request);
      for (const cookie of response.headers.values('Set-Cookie'))
        session.cookies.take(cookie, step.url, runtime.runspace.clock.now());
      return { step, response, exchange };
    } catch (error) {
      throw webError(error, request, { phase: 'connect', seconds: connect, runtime });
    }
  }

  #proxy(): WebRequest['proxy'] {
    const { proxy, noProxy } = this.session;
    if (noProxy) return 'none';
    if (proxy === null) return 'environment';
    const { credentials } = proxy;
    return credentials === null
      ? { url: proxy.url }
      : { url: proxy.url, user: credentials.userName, password: credentials.password.reveal() };
  }

  #headers(
    { url, body, showsAuthorization, from }: WebStep,
    authorization: string | null,
  ): [string, string][] {
    const { runtime, session } = this;
    const shown = new Map<string, [string, string]>();
    const set = (name: string, value: string): void => {
      shown.set(name.toLowerCase(), [name, value]);
    };
    set('User-Agent', session.userAgent);
    for (const { key, value } of session.headers.entries()) {
      const name = itemText(key, runtime.runspace);
      const text = itemText(value, runtime.runspace);
      if (/^(?:content-type|content-length|transfer-encoding)$/i.test(name)) continue;
      if (/^authorization$/i.test(name) && !showsAuthorization) continue;
      if (!runtime.flag('SkipHeaderValidation')) checkHeader(name, text);
      set(name, text);
    }
    if (authorization !== null) set('Authorization', authorization);
    if (body.contentType !== undefined) set('Content-Type', body.contentType);
    if (from !== null) set('Range', `bytes=${from}-`);
    if (runtime.flag('DisableKeepAlive')) set('Connection', 'Close');
    const cookies = session.cookies.header(url, runtime.runspace.clock.now());
    const own = shown.get('cookie')?.[1];
    if (cookies !== '') set('Cookie', own === undefined ? cookies : `${own}; ${cookies}`);
    return [...shown.values()];
  }
}
