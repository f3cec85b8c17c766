import http from 'node:http';
import https from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { answerEnvelope } from '../../src/protocol/soap/envelope.ts';
import { faultEnvelope, type FaultCode } from '../../src/protocol/soap/fault.ts';
import { isOperation, type OperationName } from '../../src/protocol/soap/operations.ts';

/** A request that reached the server. */
export interface SeenRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
  readonly operation: string;
}

/** Answers a request in whatever way, also badly. `count`: how often this operation or path was asked, from 1. */
export type Answer = (request: SeenRequest, response: http.ServerResponse, count: number) => void;

/** An update service that does what a test wants: a well-behaved one with every answer replaceable. */
export class ScriptedUpstream {
  readonly seen: SeenRequest[] = [];
  readonly answers = new Map<string, Answer>(Object.entries(usualAnswers));
  readonly #counts = new Map<string, number>();
  readonly #sockets = new Set<Socket>();
  readonly #server: http.Server;
  readonly #scheme: string;

  constructor(tls?: https.ServerOptions) {
    const listener: http.RequestListener = (request, response) => {
      this.#receive(request, response);
    };
    this.#server = tls === undefined ? http.createServer(listener) : https.createServer(tls, listener);
    this.#scheme = tls === undefined ? 'http' : 'https';
    this.#server.on('connection', (socket: Socket) => {
      this.#sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => this.#sockets.delete(socket));
    });
  }

  static async open(tls?: https.ServerOptions): Promise<ScriptedUpstream> {
    const upstream = new ScriptedUpstream(tls);
    await new Promise<void>((resolve) => upstream.#server.listen(0, '127.0.0.1', resolve));
    servers.push(upstream);
    return upstream;
  }

  get port(): number {
    const address: AddressInfo | string | null = this.#server.address();
    return typeof address === 'object' && address !== null ? address.port : 0;
  }

  get url(): string {
    return `${this.#scheme}://127.0.0.1:${this.port}`;
  }

  /** How many connections are open. */
  get connections(): number {
    return this.#sockets.size;
  }

  /** Replaces the answer to an operation, or to a path of a GET. */
  on(what: string, answer: Answer): this {
    this.answers.set(what, answer);
    return this;
  }

  /** Operations and paths asked so far, in order. */
  get asked(): readonly string[] {
    return this.seen.map(({ operation, url }) => (operation === '' ? url : operation));
  }

  close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    return new Promise((resolve) =>
      this.#server.close(() => {
        resolve();
      }),
    );
  }

  #receive(request: http.IncomingMessage, response: http.ServerResponse): void {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      const operation = /\/(\w+)"?$/.exec(String(headers['soapaction'] ?? ''))?.[1] ?? '';
      const seen = { method, url, headers, operation, body: Buffer.concat(pieces).toString() };
      this.seen.push(seen);
      const key = operation === '' ? url : operation;
      const count = (this.#counts.get(key) ?? 0) + 1;
      this.#counts.set(key, count);
      const answer = this.answers.get(key) ?? notFound;
      answer(seen, response, count);
    });
  }
}

const servers: ScriptedUpstream[] = [];

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

/** An answer with a SOAP result. */
export function result(operation: OperationName, members: string): Answer {
  return xml(200, answerEnvelope(operation, members));
}

/** An answer of XML with a status. */
export function xml(status: number, text: string, headers: Readonly<Record<string, string>> = {}): Answer {
  return (_request, response) => {
    response.writeHead(status, { 'Content-Type': 'text/xml; charset=utf-8', ...headers }).end(text);
  };
}

/** A fault as Windows sends it. */
export function fault(errorCode: FaultCode, message = ''): Answer {
  return (request, response, count) => {
    const operation = isOperation(request.operation) ? request.operation : 'GetCookie';
    const text = faultEnvelope({
      errorCode,
      message,
      operation,
      id: '94327110-fc7e-4c3c-878d-186ab273d9fd',
      actor: 'http://x/',
    });
    xml(500, text)(request, response, count);
  };
}

/** The first so many times one answer, then another. */
export function first(times: number, answer: Answer, then: Answer): Answer {
  return (request, response, count) => {
    (count <= times ? answer : then)(request, response, count);
  };
}

/** `NewRevisions` with an anchor, as a result of GetRevisionIdList. */
export function revisionList(anchor: string | undefined, ids: readonly string[]): Answer {
  const identities = ids.map((id) => {
    const [updateId = '', revision = '1'] = id.split('.');
    return `<UpdateIdentity><UpdateID>${updateId}</UpdateID><RevisionNumber>${revision}</RevisionNumber></UpdateIdentity>`;
  });
  const members =
    (anchor === undefined ? '' : `<Anchor>${anchor}</Anchor>`) +
    `<NewRevisions>${identities.join('')}</NewRevisions>`;
  return result('GetRevisionIdList', `<GetRevisionIdListResult>${members}</GetRevisionIdListResult>`);
}

/** The revisions that a request names, as `<id>.<revision>`. */
export function idsOf(request: SeenRequest): readonly string[] {
  return Array.from(
    request.body.matchAll(/<UpdateID>([^<]*)<\/UpdateID><RevisionNumber>(\d+)/g),
    ([, updateId = '', revision = '']) => `${updateId}.${revision}`,
  );
}

const notFound: Answer = (_request, response) => {
  response.writeHead(404).end();
};

/** Cookie of the usual answers. */
export const usualCookie = '<Expiration>2030-01-01T00:00:00Z</Expiration><EncryptedData>AAAA</EncryptedData>';

const usualAnswers: Readonly<Record<string, Answer>> = {
  GetAuthConfig: result(
    'GetAuthConfig',
    '<GetAuthConfigResult><LastChange>2026-10-04T13:16:35.433Z</LastChange><AuthInfo><AuthPlugInInfo><PlugInID>DssTargeting</PlugInID><ServiceUrl>DssAuthWebService/DssAuthWebService.asmx</ServiceUrl><Parameter /></AuthPlugInInfo></AuthInfo></GetAuthConfigResult>',
  ),
  GetAuthorizationCookie: result(
    'GetAuthorizationCookie',
    '<GetAuthorizationCookieResult><PlugInId>DssTargeting</PlugInId><CookieData>AAAA</CookieData></GetAuthorizationCookieResult>',
  ),
  GetCookie: result('GetCookie', `<GetCookieResult>${usualCookie}</GetCookieResult>`),
  GetConfigData: result(
    'GetConfigData',
    '<GetConfigDataResult><CatalogOnlySync>false</CatalogOnlySync><MaxNumberOfUpdatesPerRequest>100</MaxNumberOfUpdatesPerRequest><NewConfigAnchor>1,2026-10-04 16:33:26.668</NewConfigAnchor><ProtocolVersion>1.20</ProtocolVersion><LanguageUpdateList /></GetConfigDataResult>',
  ),
  GetRevisionIdList: revisionList('1,2026-10-04 16:33:26.668', []),
  GetRollupConfiguration: result(
    'GetRollupConfiguration',
    '<GetRollupConfigurationResult><DoDetailedRollup>false</DoDetailedRollup><ServerId>059ab167-8a19-4bab-befc-daaab5b1d82b</ServerId></GetRollupConfigurationResult>',
  ),
};
