import type http from 'node:http';
import type { Socket } from 'node:net';
import { bareHost, portOf } from '../../base/urlAddress.ts';
import type { Clock } from '../../base/clock.ts';
import { SyncError } from '../../domain/errors/syncError.ts';
import { isLoopback } from '../../domain/supListening.ts';
import type { ClientSettings } from './clientSettings.ts';
import { connectingAgent } from './connectingAgent.ts';
import { CookieJar } from './cookieJar.ts';
import { exchange, type IncomingAnswer } from './httpExchange.ts';
import { bypassesProxy } from './noProxy.ts';
import { ProxiedRequests } from './proxiedRequests.ts';
import { ProxyAuthentication } from './proxyAuthentication.ts';
import { openTunnel } from './proxyTunnel.ts';
import { responseBody } from './responseBody.ts';
import { retryAfter } from './retryAfter.ts';
import { connectTcp } from './tcpConnection.ts';
import { TlsConnector } from './tlsConnection.ts';

/** What to ask. */
export interface HttpRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Buffer;
  /** Bytes that the answer may have. */
  readonly limit: number;
  readonly signal: AbortSignal;
  /** What is asked, for messages. */
  readonly where: string;
}

/** The head of an answer; its body must be read, to the end or not, or discarded. */
export interface HttpAnswer {
  readonly status: number;
  /** What stands behind the status: `Not Found`. */
  readonly reason: string;
  /** `1.1`. */
  readonly version: string;
  readonly headers: http.IncomingHttpHeaders;
  /** Name, value, name, value … as they came. */
  readonly rawHeaders: readonly string[];
  /** `Retry-After`, ms from now. */
  readonly retryAfter: number | undefined;
  readonly body: AsyncGenerator<Buffer, void, void>;
  /** Gives the body up unread. */
  discard(): void;
}

/** HTTP and HTTPS to one upstream server and to wherever its files lie: kept connections, cookies, proxy, limits. */
export class HttpTransport {
  readonly #settings: ClientSettings;
  readonly #clock: Clock;
  readonly #upstreamOrigin: string;
  readonly #cookies = new CookieJar();
  readonly #tls: TlsConnector;
  readonly #agents = new Map<string, http.Agent>();
  readonly #authentication: ProxyAuthentication | undefined;
  readonly #proxied: ProxiedRequests | undefined;
  readonly #proxy: { readonly host: string; readonly port: number } | undefined;
  readonly #closed = new AbortController();

  constructor(settings: ClientSettings, clock: Clock, upstream: URL) {
    this.#settings = settings;
    this.#clock = clock;
    this.#upstreamOrigin = upstream.origin;
    this.#tls = new TlsConnector(settings.tls, bareHost(upstream.hostname));
    const { proxy } = settings;
    if (proxy === undefined) return;
    this.#proxy = proxyAddress(proxy.url);
    this.#authentication = new ProxyAuthentication(proxy, () => clock.now());
    this.#proxied = new ProxiedRequests(this.#proxy, this.#authentication, (host, port) =>
      this.#plain(host, port),
    );
  }

  /** Sends a request; any status is an answer. Rejects with an error of the network family, or as cancelled. */
  async request(request: HttpRequest): Promise<HttpAnswer> {
    const { url, where, signal, limit } = request;
    if (url.protocol !== 'http:' && url.protocol !== 'https:')
      throw new SyncError(
        'invalidRequest',
        `Only http and https URLs can be asked: ${url.href.slice(0, 200)}`,
      );
    const { response, release } = await this.#send(request);
    this.#cookies.store(url, response.headers['set-cookie'] ?? [], this.#clock.now());
    const options = { limit, stall: this.#settings.timeouts.stall, signal, where };
    return {
      status: response.statusCode ?? 0,
      reason: response.statusMessage ?? '',
      version: response.httpVersion,
      headers: response.headers,
      rawHeaders: response.rawHeaders,
      retryAfter: retryAfter(response.headers['retry-after'], this.#clock.now()),
      body: releasing(responseBody(response, options), release),
      discard: () => {
        response.destroy();
        release();
      },
    };
  }

  /** Opens a connection as a request would, up to TCP (and the proxy) or TLS; the caller closes it. */
  async probe(url: URL, upTo: 'tcp' | 'tls'): Promise<Socket> {
    const { host, port } = addressOf(url);
    return upTo === 'tls' ? this.#secured(url, host, port) : this.#transport(url, host, port);
  }

  /** Whether requests for a URL go through the proxy. */
  usesProxy(url: URL): boolean {
    return this.#settings.proxy !== undefined && !bypassesProxy(url, this.#settings.proxy.noProxy);
  }

  /** Closes all connections; requests under way fail as cancelled. */
  close(): void {
    this.#closed.abort(new SyncError('cancelled', 'The conversation was closed'));
    for (const agent of this.#agents.values()) agent.destroy();
    this.#proxied?.close();
  }

  async #send(request: HttpRequest): Promise<IncomingAnswer & { readonly release: () => void }> {
    const { url, method, body, signal, where } = request;
    const cookie = this.#cookies.header(url);
    const headers: Record<string, string> = {
      Host: url.host,
      'User-Agent': 'SoftwareUpdateSync',
      'Accept-Encoding': 'gzip, deflate',
      ...this.#authorization(url),
      ...request.headers,
      ...(cookie === undefined ? {} : { Cookie: cookie }),
      ...(body === undefined ? {} : { 'Content-Length': String(body.length) }),
    };
    const outgoing = { body, where, firstByte: this.#settings.timeouts.firstByte, signal };
    if (url.protocol === 'http:' && this.#proxied !== undefined && this.usesProxy(url))
      return this.#proxied.send({ ...outgoing, options: { method, headers } }, url);
    const { host, port } = addressOf(url);
    const options = { protocol: url.protocol, method, host, port, path: url.pathname + url.search, headers };
    const answer = await exchange({ ...outgoing, options: { ...options, agent: this.#agent(url) } });
    return { ...answer, release: () => undefined };
  }

  #authorization(url: URL): Readonly<Record<string, string>> {
    const { secret } = this.#settings;
    const isSafe = url.protocol === 'https:' || isLoopback(url.hostname);
    if (secret === undefined || url.origin !== this.#upstreamOrigin || !isSafe) return {};
    return { Authorization: `Bearer ${secret}` };
  }

  #agent(url: URL): http.Agent {
    const scheme = url.protocol === 'https:' ? 'https:' : 'http:';
    const known = this.#agents.get(url.origin);
    if (known !== undefined) return known;
    const agent = connectingAgent(scheme, (host, port) =>
      scheme === 'https:' ? this.#secured(url, host, port) : this.#plain(host, port),
    );
    this.#agents.set(url.origin, agent);
    return agent;
  }

  #plain(host: string, port: number): Promise<Socket> {
    return this.#withinLimit(`${host}:${port}`, (signal) => this.#tcp(host, port, signal));
  }

  #tcp(host: string, port: number, signal: AbortSignal): Promise<Socket> {
    return connectTcp(host, port, signal, this.#settings.checkAddress);
  }

  #transport(url: URL, host: string, port: number): Promise<Socket> {
    return this.#withinLimit(`${host}:${port}`, (signal) => this.#carrier(url, host, port, signal));
  }

  #secured(url: URL, host: string, port: number): Promise<Socket> {
    return this.#withinLimit(`${host}:${port}`, async (signal) =>
      this.#tls.connect(await this.#carrier(url, host, port, signal), host, signal),
    );
  }

  #carrier(url: URL, host: string, port: number, signal: AbortSignal): Promise<Socket> {
    if (this.#proxy === undefined || this.#authentication === undefined || !this.usesProxy(url))
      return this.#tcp(host, port, signal);
    if (url.protocol === 'http:') return this.#tcp(this.#proxy.host, this.#proxy.port, signal);
    const target = `${url.hostname}:${port}`;
    const route = {
      proxyHost: this.#proxy.host,
      proxyPort: this.#proxy.port,
      target,
      checkAddress: this.#settings.checkAddress,
    };
    return openTunnel(route, this.#authentication, signal);
  }

  /** Connections belong to the pool and not to the request that asked first, so they have a time limit of their own. */
  async #withinLimit(where: string, connect: (signal: AbortSignal) => Promise<Socket>): Promise<Socket> {
    const limit = this.#settings.timeouts.connect;
    const late = new AbortController();
    const watch = setTimeout(() => {
      late.abort(new SyncError('timedOut', `No connection within ${limit / 1000} seconds: ${where}`));
    }, limit);
    try {
      return await connect(AbortSignal.any([late.signal, this.#closed.signal]));
    } finally {
      clearTimeout(watch);
    }
  }
}

function addressOf(url: URL): { readonly host: string; readonly port: number } {
  return { host: bareHost(url.hostname), port: portOf(url) };
}

function proxyAddress(text: string): { readonly host: string; readonly port: number } {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== 'http:')
    throw new SyncError(
      'invalidRequest',
      `The proxy must be given as http://host:port, not as "${text.slice(0, 200)}"`,
    );
  return addressOf(url);
}

async function* releasing(
  body: AsyncGenerator<Buffer, void, void>,
  release: () => void,
): AsyncGenerator<Buffer, void, void> {
  try {
    yield* body;
  } finally {
    release();
  }
}
