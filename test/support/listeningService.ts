import http from 'node:http';
import type { Clock } from '../../src/base/clock.ts';
import { systemClock } from '../../src/base/clock.ts';
import { systemIds } from '../../src/base/ids.ts';
import type { ServedCatalog } from '../../src/domain/servedCatalog.ts';
import { UpdateServiceListener } from '../../src/protocol/server/updateServiceListener.ts';
import type { ListenerLimits } from '../../src/protocol/server/updateServiceListener.ts';
import type { RequestRecord } from '../../src/protocol/server/requestRecord.ts';
import { operations, servicePaths, soapAction } from '../../src/protocol/soap/operations.ts';
import type { OperationName } from '../../src/protocol/soap/operations.ts';

/** An answer as received. */
export interface ReceivedAnswer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly bytes: Buffer;
  readonly text: string;
}

/** How a test listens. */
export interface ListeningOptions {
  readonly clock?: Clock;
  readonly secret?: Uint8Array;
  readonly limits?: Partial<ListenerLimits>;
}

const listeners: UpdateServiceListener[] = [];

after(async () => {
  await Promise.all(listeners.map((listener) => listener.close(0)));
});

/** An update service on a free port of loopback and a downstream server's view of it; closed after the suite. */
export class ListeningService {
  readonly records: RequestRecord[] = [];
  readonly listener: UpdateServiceListener;
  /** Another address of loopback makes the client one of another machine. */
  localAddress = '127.0.0.1';
  readonly agent = new http.Agent({ keepAlive: true });
  url = '';
  port = 0;
  /** `<cookie>…</cookie>` after `signIn`. */
  cookie = '';

  private constructor(catalog: ServedCatalog, options: ListeningOptions) {
    this.listener = new UpdateServiceListener({
      catalog,
      secret: options.secret ?? Buffer.alloc(32, 7),
      clock: options.clock ?? systemClock,
      ids: systemIds,
      serverName: 'server.example',
      onRequest: (record) => this.records.push(record),
      ...(options.limits === undefined ? {} : { limits: options.limits }),
    });
    listeners.push(this.listener);
  }

  static async open(catalog: ServedCatalog, options: ListeningOptions = {}): Promise<ListeningService> {
    const service = new ListeningService(catalog, options);
    const { url, port } = await service.listener.listen({ port: 0 });
    service.url = url;
    service.port = port;
    return service;
  }

  /** Sends one HTTP request over a kept connection. */
  request(
    method: string,
    path: string,
    headers: Readonly<Record<string, string>> = {},
    body?: string | Buffer,
  ): Promise<ReceivedAnswer> {
    return new Promise((resolve, reject) => {
      const request = http.request(
        {
          host: '127.0.0.1',
          localAddress: this.localAddress,
          port: this.port,
          method,
          path,
          headers,
          agent: this.agent,
        },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('error', reject);
          response.on('end', () => {
            const bytes = Buffer.concat(chunks);
            const { statusCode: status = 0 } = response;
            resolve({ status, headers: response.headers, bytes, text: bytes.toString() });
          });
        },
      );
      request.on('error', reject);
      request.end(body);
    });
  }

  /** Posts a whole SOAP request. */
  post(
    path: string,
    body: string | Buffer,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<ReceivedAnswer> {
    return this.request('POST', path, { 'Content-Type': 'text/xml; charset=utf-8', ...headers }, body);
  }

  /** Calls an operation; `cookie` stands before the members unless told otherwise. */
  call(operation: OperationName, members = '', { cookie = this.cookie } = {}): Promise<ReceivedAnswer> {
    const { namespace, services } = operations[operation];
    return this.post(servicePaths[services[0]], soapRequest(operation, namespace, cookie + members), {
      SOAPAction: `"${soapAction(operation)}"`,
    });
  }

  /** Goes through the authorization and keeps the cookie. */
  async signIn(accountId = 'adb2fe48-0b2e-451e-8fc8-44b29845b0c6'): Promise<void> {
    const authorization = await this.call(
      'GetAuthorizationCookie',
      `<accountName>downstream.example</accountName><accountGuid>${accountId}</accountGuid>`,
      { cookie: '' },
    );
    const data = textBetween(authorization.text, 'CookieData');
    const answer = await this.call('GetCookie', getCookieMembers(data), { cookie: '' });
    this.cookie = `<cookie><Expiration>${textBetween(answer.text, 'Expiration')}</Expiration><EncryptedData>${textBetween(answer.text, 'EncryptedData')}</EncryptedData></cookie>`;
  }
}

/** Members of GetCookie for a `CookieData`. */
export function getCookieMembers(data: string, version = '1.20'): string {
  return `<authCookies><AuthorizationCookie><PlugInId>DssTargeting</PlugInId><CookieData>${data}</CookieData></AuthorizationCookie></authCookies><protocolVersion>${version}</protocolVersion>`;
}

/** A SOAP 1.1 request. */
export function soapRequest(operation: string, namespace: string, members: string): string {
  return `<?xml version="1.0" encoding="utf-8"?><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body><${operation} xmlns="${namespace}">${members}</${operation}></soap:Body></soap:Envelope>`;
}

/** Text of the first element of a name without attributes. */
export function textBetween(xml: string, name: string): string {
  return new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1] ?? '';
}

/** Texts of all elements of a name without attributes. */
export function textsBetween(xml: string, name: string): string[] {
  return Array.from(xml.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, 'g')), (match) => match[1] ?? '');
}
