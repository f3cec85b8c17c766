import http from 'node:http';
import https from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import type { Clock } from '../../src/base/clock.ts';
import { systemIds } from '../../src/base/ids.ts';
import type { ServedCatalog } from '../../src/domain/servedCatalog.ts';
import type { RequestRecord } from '../../src/protocol/server/requestRecord.ts';
import { UpdateServiceListener } from '../../src/protocol/server/updateServiceListener.ts';

/** A request on its way to the update service. */
export interface PassingCall {
  /** Name of the operation; `content` for a file. */
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
  /** How often this operation was called since the fault was set, from 1. */
  readonly count: number;
}

/** What the update service answered. */
export interface GoodAnswer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: Buffer;
}

/** Passes a call on, with another body where one is given. */
export type PassOn = (body?: string) => Promise<GoodAnswer>;

/** Answers a call in place of the update service; undefined passes it on. */
export type Fault = (
  call: PassingCall,
  response: http.ServerResponse,
  passOn: PassOn,
) => Promise<void> | undefined;

/** A real update service behind a gate on loopback that can spoil each answer. */
export class FaultyUpstream {
  /** Operations that came through, and the revisions that GetUpdateData delivered. */
  readonly operations: string[] = [];
  readonly delivered: string[] = [];
  readonly #listener: UpdateServiceListener | undefined;
  readonly #server: http.Server;
  readonly #faults = new Map<string, Fault>();
  readonly #counts = new Map<string, number>();
  readonly #sockets = new Set<Socket>();
  readonly #scheme: string;
  #target = 0;

  private constructor(listener?: UpdateServiceListener, tls?: https.ServerOptions) {
    this.#listener = listener;
    const receive: http.RequestListener = (request, response) => {
      void this.#receive(request, response);
    };
    this.#server = tls === undefined ? http.createServer(receive) : https.createServer(tls, receive);
    this.#scheme = tls === undefined ? 'http' : 'https';
    this.#server.on('connection', (socket: Socket) => {
      this.#sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => this.#sockets.delete(socket));
    });
  }

  static async open(
    catalog: ServedCatalog,
    clock: Clock,
    tls?: https.ServerOptions,
    onRequest?: (record: RequestRecord) => void,
  ): Promise<FaultyUpstream> {
    const serverName = 'upstream.example';
    const secret = Buffer.alloc(32, 7);
    const listener = new UpdateServiceListener({
      ...{ catalog, secret, clock, serverName },
      ids: systemIds,
      ...(onRequest === undefined ? {} : { onRequest }),
    });
    const upstream = new FaultyUpstream(listener, tls);
    return upstream.#open((await listener.listen({ port: 0 })).port);
  }

  /** The gate alone, in front of an update service on loopback that somebody else runs. */
  static inFrontOf(url: string): Promise<FaultyUpstream> {
    return new FaultyUpstream().#open(Number(new URL(url).port));
  }

  get port(): number {
    const address: AddressInfo | string | null = this.#server.address();
    return typeof address === 'object' && address !== null ? address.port : 0;
  }

  get url(): string {
    return `${this.#scheme}://127.0.0.1:${this.port}`;
  }

  /** Spoils the answers to an operation from now on. */
  spoil(operation: string, fault: Fault): void {
    this.#counts.delete(operation);
    this.#faults.set(operation, fault);
  }

  /** Answers well again and forgets what came through. */
  heal(): void {
    this.#faults.clear();
    this.#counts.clear();
    this.operations.length = 0;
    this.delivered.length = 0;
    for (const socket of this.#sockets) socket.destroy();
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
    await this.#listener?.close(0);
  }

  async #open(target: number): Promise<this> {
    this.#target = target;
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return this;
  }

  async #receive(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    const pieces: Buffer[] = [];
    for await (const piece of request) if (Buffer.isBuffer(piece)) pieces.push(piece);
    const { method = '', url: path = '', headers } = request;
    const operation = /\/(\w+)"?$/.exec(String(headers['soapaction'] ?? ''))?.[1] ?? 'content';
    const count = (this.#counts.get(operation) ?? 0) + 1;
    this.#counts.set(operation, count);
    this.operations.push(operation);
    const call = { operation, method, path, headers, body: Buffer.concat(pieces).toString(), count };
    const passOn: PassOn = (body) => this.#pass(call, body ?? call.body);
    const spoiled = this.#faults.get(operation)?.(call, response, passOn);
    if (spoiled !== undefined) {
      await spoiled;
      return;
    }
    const answer = await passOn();
    if (operation === 'GetUpdateData') this.delivered.push(...revisionsIn(answer.body.toString()));
    response.writeHead(answer.status, answer.headers).end(answer.body);
  }

  #pass({ method, path, headers }: PassingCall, body: string): Promise<GoodAnswer> {
    const kept = without(headers, 'accept-encoding', 'content-length');
    const options = { host: '127.0.0.1', port: this.#target, method, path, headers: kept, agent: false };
    return new Promise((resolve, reject) => {
      const onward = http.request(options, (answer) => {
        const pieces: Buffer[] = [];
        answer.on('data', (piece: Buffer) => pieces.push(piece));
        answer.on('error', reject);
        answer.on('end', () => {
          const whole = Buffer.concat(pieces);
          const rest = without(answer.headers, 'transfer-encoding');
          resolve({
            status: answer.statusCode ?? 0,
            headers: { ...rest, 'content-length': String(whole.length) },
            body: whole,
          });
        });
      });
      onward.on('error', reject);
      onward.end(body);
    });
  }
}

function without(headers: http.IncomingHttpHeaders, ...names: readonly string[]): http.IncomingHttpHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !names.includes(name)));
}

/** `<id>.<revision>` of everything named in a message. */
export function revisionsIn(message: string): readonly string[] {
  return Array.from(
    message.matchAll(/<UpdateID>([^<]*)<\/UpdateID><RevisionNumber>(\d+)/g),
    ([, updateId = '', revision = '']) => `${updateId}.${revision}`,
  );
}
