import http from 'node:http';
import https from 'node:https';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Clock } from '../../base/clock.ts';
import type { Ids } from '../../base/ids.ts';
import { asSyncError, type SyncError } from '../../domain/errors/syncError.ts';
import type { ServedCatalog } from '../../domain/servedCatalog.ts';
import { ConnectionGuard } from './connectionGuard.ts';
import { ContentEndpoint } from './contentEndpoint.ts';
import { Cookies } from './cookies.ts';
import { LanguageChanges } from './languageChanges.ts';
import type { RequestRecord } from './requestRecord.ts';
import { nothing, requestTarget } from './requestTarget.ts';
import { sayShortly } from './sayShortly.ts';
import { serviceLimits, type ServiceContext } from './serviceCall.ts';
import { SoapEndpoint } from './soapEndpoint.ts';
import type { CallOutcome } from './soapEndpoint.ts';

/** What one update service listens with. */
export interface ListenerOptions {
  readonly catalog: ServedCatalog;
  /** Kept with the server: with the catalog's server id it makes the key of the cookies. 32 random bytes. */
  readonly secret: Uint8Array;
  readonly clock: Clock;
  readonly ids: Ids;
  /** Name that Ping gives. */
  readonly serverName: string;
  /** PEM; with it the listener speaks HTTPS only. */
  readonly tls?: { readonly key: string | Buffer; readonly cert: string | Buffer };
  /** Root URL that answers name where it is not the one that was asked: of a proxy, or another name of this machine. */
  readonly publicUrl?: string;
  /** Serves /Content and nothing else: the plain port beside HTTPS. */
  readonly contentOnly?: boolean;
  /** Whether a downstream server may synchronize; absent: everyone may. */
  readonly admits?: ServiceContext['admits'];
  /** Asks clients for a certificate, which `admits` then hears of; who shows none is not refused for that. */
  readonly asksForCertificate?: boolean;
  /** Told of every request when it is over. */
  readonly onRequest?: (record: RequestRecord) => void;
  /** Hears of failures that belong to no request, such as a connection that cannot be accepted; else the process warns. */
  readonly onFailure?: (error: SyncError) => void;
  readonly limits?: Partial<ListenerLimits>;
}

/** What a listener allows its clients; times in ms. */
export interface ListenerLimits {
  readonly requestBytes: number;
  /** SOAP calls at a time, and as many file transfers. */
  readonly concurrentCalls: number;
  /** For the head of a request, for the whole of it, and without any progress of a connection. */
  readonly headTime: number;
  readonly requestTime: number;
  readonly idleTime: number;
  /** In every such period an answer that waits for its reader must get on by 16 KiB. */
  readonly paceTime: number;
  readonly connections: number;
  /** Of one address. */
  readonly connectionsPerAddress: number;
}

const defaultLimits: ListenerLimits = {
  requestBytes: 8 * 1024 * 1024,
  concurrentCalls: 128,
  headTime: 20_000,
  requestTime: 120_000,
  idleTime: 120_000,
  paceTime: 60_000,
  connections: 1024,
  connectionsPerAddress: 64,
};

/** Heads that are longer are refused with 431: those of Windows have some hundred bytes. */
const headBytes = 16 * 1024;
const mostHeaders = 100;
/** How often connections are looked at for what took too long, ms. */
const checkingTime = 5000;

const closingTime = 10_000;

/** The update service of one catalog: the three web services and /Content on one port. */
export class UpdateServiceListener {
  readonly #options: ListenerOptions;
  readonly #server: http.Server | https.Server;
  readonly #endpoint: SoapEndpoint;
  readonly #content: ContentEndpoint;
  readonly #connections: ConnectionGuard;
  #closing = false;

  constructor(options: ListenerOptions) {
    const { catalog, secret, clock, ids, serverName, tls } = options;
    const limits = { ...defaultLimits, ...options.limits };
    this.#options = options;
    const context = {
      catalog,
      cookies: new Cookies(catalog.serverId, secret, clock),
      clock,
      languages: new LanguageChanges(),
      limits: serviceLimits,
      serverName,
      started: clock.now(),
      isHttps: tls !== undefined,
      ...(options.publicUrl === undefined ? {} : { publicUrl: options.publicUrl }),
      ...(options.admits === undefined ? {} : { admits: options.admits }),
    };
    this.#endpoint = new SoapEndpoint(context, ids, limits);
    this.#content = new ContentEndpoint(catalog, limits.concurrentCalls);
    const timing = {
      headersTimeout: limits.headTime,
      requestTimeout: limits.requestTime,
      keepAliveTimeout: 65_000,
      connectionsCheckingInterval: Math.min(checkingTime, limits.headTime, limits.requestTime),
      maxHeaderSize: headBytes,
    };
    // Certificates are compared by fingerprint: whoever issued them proves nothing here.
    const clientCertificates = {
      requestCert: options.asksForCertificate === true,
      rejectUnauthorized: false,
    };
    const listener = (request: IncomingMessage, response: ServerResponse): void => {
      this.#handle(request, response).catch((error: unknown) => {
        response.destroy();
        this.#report(error);
      });
    };
    this.#server =
      tls === undefined
        ? http.createServer(timing, listener)
        : https.createServer({ ...timing, ...tls, ...clientCertificates, minVersion: 'TLSv1.2' }, listener);
    // Without a listener the system's refusal of one connection would end the process.
    this.#server.on('error', (error) => {
      if (this.#server.listening) this.#report(error);
    });
    this.#server.timeout = limits.idleTime;
    this.#server.maxConnections = limits.connections;
    this.#server.maxHeadersCount = mostHeaders;
    this.#connections = new ConnectionGuard(limits);
    this.#server.on('connection', (socket: Socket) => {
      this.#connections.take(socket);
    });
    this.#server.on(tls === undefined ? 'connection' : 'secureConnection', (socket: Socket) => {
      this.#connections.watch(socket);
    });
  }

  /** Begins to listen; port 0 takes any free one. Rejects when the port is taken. */
  async listen({ port, host = '127.0.0.1' }: { readonly port: number; readonly host?: string }): Promise<{
    readonly url: string;
    readonly port: number;
  }> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen({ port, host }, () => {
        this.#server.off('error', reject);
        resolve();
      });
    });
    const bound = portOf(this.#server.address());
    const name = host.includes(':') ? `[${host}]` : host;
    return { url: `${this.#options.tls === undefined ? 'http' : 'https'}://${name}:${bound}`, port: bound };
  }

  /** Shows another certificate from now on; connections that are open keep theirs. Throws where TLS does not accept it. */
  renew({ key, cert }: NonNullable<ListenerOptions['tls']>): void {
    if (this.#server instanceof https.Server)
      this.#server.setSecureContext({ key, cert, minVersion: 'TLSv1.2' });
  }

  /** Takes no new requests, lets those in work finish for at most `milliseconds`, then cuts what is left. */
  async close(milliseconds = closingTime): Promise<void> {
    if (!this.#server.listening) return;
    this.#closing = true;
    const closed = new Promise<void>((resolve) => {
      this.#server.close(() => {
        resolve();
      });
    });
    this.#server.closeIdleConnections();
    const patience = new AbortController();
    await Promise.race([closed, this.#options.clock.sleep(milliseconds, patience.signal)]);
    patience.abort();
    this.#server.closeAllConnections();
    await closed;
    this.#connections.dispose();
  }

  #report(error: unknown): void {
    const failure = asSyncError(error, 'UpdateServiceListener');
    if (this.#options.onFailure === undefined) process.emitWarning(failure);
    else this.#options.onFailure(failure);
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { clock, onRequest } = this.#options;
    const { socket } = request;
    const started = clock.monotonic();
    const sentBefore = socket.bytesWritten;
    const remoteAddress = socket.remoteAddress ?? '';
    if (this.#closing) response.setHeader('Connection', 'close');
    const outcome = await this.#answer(request, response);
    onRequest?.({
      ...outcome,
      remoteAddress,
      bytes: sentSince(socket, sentBefore),
      status: response.statusCode,
      durationMs: clock.monotonic() - started,
    });
    // An answer whose head went out before the closing began left its connection open.
    if (this.#closing)
      setImmediate(() => {
        this.#server.closeIdleConnections();
      });
  }

  async #answer(
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<CallOutcome | Pick<RequestRecord, 'operation' | 'error'>> {
    const asked = requestTarget(request.url ?? '');
    const isHidden = this.#options.contentOnly === true && asked.kind !== 'content';
    const target = isHidden ? nothing : asked;
    const isReading = request.method === 'GET' || request.method === 'HEAD';
    if (target.kind === 'service' && request.method === 'POST')
      return this.#endpoint.answer(request, response, target.service);
    if (target.kind === 'content' && isReading) return this.#content.answer(request, response, target.sha1);
    if (target.kind === 'nothing') sayShortly(response, 404, 'Nothing is served at this address');
    else if (isReading)
      sayShortly(response, 200, 'This is an update service. It speaks MS-WSUSSS: POST a SOAP request');
    else
      sayShortly(
        response,
        405,
        'The method is not allowed here',
        target.kind === 'content' ? 'GET, HEAD' : 'GET, HEAD, POST',
      );
    return { operation: 'other' };
  }
}

function sentSince(socket: Socket, before: number): number {
  return Math.max(0, socket.bytesWritten - before);
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new TypeError('The listener has no port');
  return address.port;
}
