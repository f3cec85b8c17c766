import { isRecord } from '../base/isRecord.ts';
import type { Clock } from '../base/clock.ts';
import { neverAborted } from '../base/neverAborted.ts';
import { SyncError } from '../domain/errors/syncError.ts';
import { defaultClientSettings, type ProxySettings } from '../protocol/client/clientSettings.ts';
import { HttpTransport } from '../protocol/client/httpTransport.ts';
import type { WebHead, WebRequest } from '../script/runtime/session/webAccess.ts';
import { AllowedHosts } from './allowedHosts.ts';
import { environmentProxy } from './environmentProxy.ts';
import { readWebRequest } from './webRequest.ts';

/** Bytes that one answer may have, as received and decompressed. */
const bodyLimit = 2 * 1024 * 1024 * 1024;
/** Answers whose bodies a session may have open at a time. */
const openLimit = 16;

/** An answer that is being read. */
interface Exchange {
  readonly pieces: AsyncGenerator<Buffer, void, void>;
  readonly close: () => void;
}

/** The exchanges of a session that may reach these hosts. Throws `invalidRequest` for what is no host. */
export function openExchanges(
  allowedHosts: readonly string[],
  clock: Clock,
  environment: Readonly<Record<string, string | undefined>>,
): WebExchanges {
  return new WebExchanges(new AllowedHosts(allowedHosts), clock, environment);
}

/** The answers to the requests of one session, each read piece by piece as the session asks: nothing is gathered here. */
export class WebExchanges {
  readonly #hosts: AllowedHosts;
  readonly #clock: Clock;
  readonly #environment: Readonly<Record<string, string | undefined>>;
  readonly #open = new Map<number, Exchange>();
  #last = 0;

  constructor(hosts: AllowedHosts, clock: Clock, environment: Readonly<Record<string, string | undefined>>) {
    this.#hosts = hosts;
    this.#clock = clock;
    this.#environment = environment;
  }

  /** Sends a request and waits for the head of its answer. Rejects with `accessDenied` for a host or an address that is not allowed, or as the network does. */
  async send(
    asked: unknown,
    signal: AbortSignal,
  ): Promise<{ readonly exchange: number; readonly head: WebHead }> {
    const request = readWebRequest(asked);
    if (this.#open.size >= openLimit)
      throw new SyncError('limitExceeded', `A session may read ${openLimit} answers at a time`);
    const url = new URL(request.url);
    this.#hosts.check(url);
    const transport = this.#transportOf(request, url);
    const giveUp = transport.close.bind(transport);
    signal.addEventListener('abort', giveUp, { once: true });
    const close = (): void => {
      signal.removeEventListener('abort', giveUp);
      transport.close();
    };
    const late = timeLimit(request.connectTimeout);
    try {
      const answer = await transport.request({
        ...{ method: request.method, url, limit: bodyLimit },
        signal: AbortSignal.any([signal, late.signal]),
        headers: { 'Accept-Encoding': 'gzip, deflate, br', ...Object.fromEntries(request.headers) },
        ...(request.body === null ? {} : { body: Buffer.from(request.body) }),
        where: `${url.hostname}${url.port === '' ? '' : `:${url.port}`}`,
      });
      const exchange = ++this.#last;
      this.#open.set(exchange, { pieces: answer.body, close });
      const { status, reason, version, rawHeaders } = answer;
      return { exchange, head: { status, reason, version, headers: shownHeaders(rawHeaders) } };
    } catch (error) {
      close();
      throw error;
    } finally {
      late.end();
    }
  }

  /** The next piece of an answer; null at its end, which closes it. */
  async read(asked: unknown): Promise<Uint8Array | null> {
    const [number, exchange] = this.#found(asked);
    try {
      const next = await exchange.pieces.next();
      if (next.done !== true) return next.value;
    } catch (error) {
      this.#close(number, exchange);
      throw error;
    }
    this.#close(number, exchange);
    return null;
  }

  /** Gives an answer up. */
  close(asked: unknown): null {
    const [number, exchange] = this.#found(asked);
    this.#close(number, exchange);
    return null;
  }

  #found(asked: unknown): readonly [number, Exchange] {
    const number = isRecord(asked) ? asked['exchange'] : undefined;
    const exchange = typeof number === 'number' ? this.#open.get(number) : undefined;
    if (typeof number !== 'number' || exchange === undefined)
      throw new SyncError('invalidRequest', 'There is no such answer, or it was read to its end');
    return [number, exchange];
  }

  #close(number: number, { close }: Exchange): void {
    this.#open.delete(number);
    close();
  }

  #transportOf(request: WebRequest, url: URL): HttpTransport {
    const proxy = this.#proxyOf(request, url);
    const isOwn = typeof request.proxy === 'object';
    const { timeouts } = defaultClientSettings;
    const { connectTimeout, readTimeout } = request;
    return new HttpTransport(
      {
        ...defaultClientSettings,
        ...(proxy === undefined ? {} : { proxy }),
        timeouts: {
          connect: connectTimeout ?? timeouts.connect,
          firstByte: connectTimeout ?? timeouts.firstByte,
          stall: readTimeout ?? timeouts.stall,
        },
        checkAddress: (host, port, address) => {
          // A proxy of the user's environment is no choice of the script.
          const isGiven = proxy !== undefined && !isOwn && new URL(proxy.url).hostname === host;
          if (!isGiven) this.#hosts.checkAddress(host, port, address);
        },
      },
      this.#clock,
      url,
    );
  }

  /** The proxy of a request. One that the script names is a host that must be allowed, too: it would reach any other. */
  #proxyOf({ proxy }: WebRequest, url: URL): ProxySettings | undefined {
    if (proxy === 'none') return undefined;
    if (proxy === 'environment') return environmentProxy(url, this.#environment);
    if (URL.canParse(proxy.url)) this.#hosts.check(new URL(proxy.url));
    return { ...proxy, noProxy: [] };
  }
}

/** Aborts once a time is over, which `end` says is no longer wanted. */
function timeLimit(milliseconds: number | undefined): { readonly signal: AbortSignal; end(): void } {
  if (milliseconds === undefined) return { signal: neverAborted(), end: () => undefined };
  const late = new AbortController();
  const timer = setTimeout(() => {
    late.abort(new SyncError('timedOut', `No answer within ${milliseconds / 1000} seconds`));
  }, milliseconds);
  return {
    signal: late.signal,
    end: () => {
      clearTimeout(timer);
    },
  };
}

/** Name and value of each header. The body is given as it was before it was compressed, so what tells of that is left out. */
function shownHeaders(raw: readonly string[]): readonly (readonly [string, string])[] {
  const pairs = Array.from(
    { length: raw.length / 2 },
    (_, index) => [raw[2 * index] ?? '', raw[2 * index + 1] ?? ''] as const,
  );
  const isCompressed = pairs.some(
    ([name, value]) => name.toLowerCase() === 'content-encoding' && value.toLowerCase() !== 'identity',
  );
  return isCompressed
    ? pairs.filter(([name]) => !['content-encoding', 'content-length'].includes(name.toLowerCase()))
    : pairs;
}
