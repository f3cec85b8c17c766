import http from 'node:http';
import { type Connect, connectingAgent } from './connectingAgent.ts';
import { exchange, type IncomingAnswer, type OutgoingRequest } from './httpExchange.ts';
import type { ProxyAuthentication } from './proxyAuthentication.ts';
import { type ProxyLane, ProxyLanes } from './proxyLanes.ts';

/** An answer through the proxy; `release` when its body was read or given up. */
export type ProxiedAnswer = IncomingAnswer & { readonly release: () => void };

/** Plain HTTP through a proxy: requests with the whole URL, signed in by header (Basic) or by connection (NTLM). */
export class ProxiedRequests {
  readonly #proxy: { readonly host: string; readonly port: number };
  readonly #authentication: ProxyAuthentication;
  readonly #shared: http.Agent;
  readonly #lanes: ProxyLanes;

  constructor(
    proxy: { readonly host: string; readonly port: number },
    authentication: ProxyAuthentication,
    connect: Connect,
  ) {
    this.#proxy = proxy;
    this.#authentication = authentication;
    this.#shared = connectingAgent('http:', connect);
    this.#lanes = new ProxyLanes(connect);
  }

  /** Sends a request for `url`; its options hold method and headers. */
  async send(request: OutgoingRequest, url: URL): Promise<ProxiedAnswer> {
    for (;;) {
      const used = this.#authentication.scheme;
      const answer =
        used === 'ntlm' ? await this.#byLane(request, url) : await this.#byHeader(request, url, used);
      if (answer.response.statusCode !== 407) return answer;
      discard(answer.response);
      answer.release();
      this.#authentication.refused(offersOf(answer.response), used);
    }
  }

  /** Closes all connections. */
  close(): void {
    this.#shared.destroy();
    this.#lanes.close();
  }

  async #byHeader(request: OutgoingRequest, url: URL, scheme: 'none' | 'basic'): Promise<ProxiedAnswer> {
    const authorization = scheme === 'basic' ? this.#authentication.basic() : undefined;
    const answer = await exchange(this.#addressed(request, url, this.#shared, authorization));
    return { ...answer, release: () => undefined };
  }

  async #byLane(request: OutgoingRequest, url: URL): Promise<ProxiedAnswer> {
    const lane = this.#lanes.acquire();
    let answer: IncomingAnswer | undefined;
    try {
      if (lane.signedIn) answer = await exchange(this.#addressed(request, url, lane.agent));
      // The connection may have been replaced meanwhile: the proxy asks again.
      if (answer === undefined || answer.response.statusCode === 407) {
        if (answer !== undefined) await drained(answer.response);
        answer = await this.#signIn(lane, request, url);
      }
    } catch (error) {
      lane.signedIn = false;
      this.#lanes.release(lane);
      throw error;
    }
    lane.signedIn = answer.response.statusCode !== 407;
    return {
      ...answer,
      release: () => {
        this.#lanes.release(lane);
      },
    };
  }

  /** Three messages over one connection; the request's body goes with the last. */
  async #signIn(lane: ProxyLane, request: OutgoingRequest, url: URL): Promise<IncomingAnswer> {
    const empty = request.body === undefined ? undefined : Buffer.alloc(0);
    const negotiation = this.#authentication.negotiation();
    const challenge = await exchange(
      this.#addressed({ ...request, body: empty }, url, lane.agent, negotiation),
    );
    await drained(challenge.response);
    if (challenge.response.statusCode !== 407) return exchange(this.#addressed(request, url, lane.agent));
    const authorization = this.#authentication.answer(offersOf(challenge.response));
    const answer = await exchange(this.#addressed(request, url, lane.agent, authorization));
    if (answer.reusedConnection) return answer;
    discard(answer.response);
    throw this.#authentication.failure('closes the connection within the NTLM handshake');
  }

  #addressed(request: OutgoingRequest, url: URL, agent: http.Agent, authorization?: string): OutgoingRequest {
    const { host, port } = this.#proxy;
    const headers = {
      ...request.options.headers,
      'Proxy-Connection': 'keep-alive',
      ...(authorization === undefined ? {} : { 'Proxy-Authorization': authorization }),
      ...(request.body === undefined ? {} : { 'Content-Length': String(request.body.length) }),
    };
    return {
      ...request,
      options: { ...request.options, protocol: 'http:', host, port, path: url.href, headers, agent },
    };
  }
}

/** All `Proxy-Authenticate` headers, also where there are several. */
function offersOf(response: http.IncomingMessage): readonly string[] {
  return response.headersDistinct['proxy-authenticate'] ?? [];
}

const refusalLimit = 1024 * 1024;

/** Reads a refusal to its end, so that its connection can be used again. */
async function drained(response: http.IncomingMessage): Promise<void> {
  let bytes = 0;
  for await (const piece of response) {
    bytes += Buffer.isBuffer(piece) ? piece.length : 0;
    if (bytes > refusalLimit) response.destroy();
  }
}

function discard(response: http.IncomingMessage): void {
  // What the refusal said besides its headers is of no interest, nor whether it arrived.
  response.on('error', () => undefined);
  response.resume();
}
