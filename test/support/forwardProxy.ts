import http from 'node:http';
import net from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { ntlmCredentials, ntlmResponses } from '../../src/protocol/client/ntlm/ntlmResponse.ts';

/** How a proxy lets somebody through. */
export type ProxyAccess =
  | { readonly kind: 'open' }
  | { readonly kind: 'basic'; readonly user: string; readonly password: string }
  | { readonly kind: 'ntlm'; readonly user: string; readonly password: string }
  | { readonly kind: 'digest' };

const serverChallenge = Buffer.from('0123456789abcdef', 'hex');
const targetInfo = Buffer.concat([
  pair(2, Buffer.from('LAB', 'utf16le')),
  pair(7, Buffer.from('00d1f0a1b2c3d401', 'hex')),
  pair(0, Buffer.alloc(0)),
]);

/**
 * An HTTP proxy on loopback that sends everything to one port of loopback, whatever host is named: CONNECT and
 * whole-URL requests, open or with a password.
 */
export class ForwardProxy {
  /** `CONNECT host:port` and `POST http://…`, those that were let through. */
  readonly passed: string[] = [];
  refused = 0;
  readonly #server: http.Server;
  readonly #access: ProxyAccess;
  readonly #target: number;
  readonly #sockets = new Set<Socket>();
  readonly #signedIn = new WeakSet<object>();

  private constructor(target: number, access: ProxyAccess) {
    this.#target = target;
    this.#access = access;
    this.#server = http.createServer((request, response) => {
      this.#forward(request, response);
    });
    this.#server.on('connect', (request: http.IncomingMessage, socket: Socket) => {
      this.#tunnel(request, socket);
    });
    this.#server.on('connection', (socket: Socket) => {
      this.#sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => this.#sockets.delete(socket));
    });
  }

  static async open(target: number, access: ProxyAccess = { kind: 'open' }): Promise<ForwardProxy> {
    const proxy = new ForwardProxy(target, access);
    await new Promise<void>((resolve) => proxy.#server.listen(0, '127.0.0.1', resolve));
    proxies.push(proxy);
    return proxy;
  }

  get url(): string {
    const address: AddressInfo | string | null = this.#server.address();
    return `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
  }

  close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    return new Promise((resolve) =>
      this.#server.close(() => {
        resolve();
      }),
    );
  }

  #forward(request: http.IncomingMessage, response: http.ServerResponse): void {
    const demand = this.#demand(request);
    if (demand !== undefined) {
      this.refused++;
      request.resume();
      response.writeHead(407, { 'Proxy-Authenticate': demand }).end('Sign in first');
      return;
    }
    this.passed.push(`${request.method ?? ''} ${request.url ?? ''}`);
    const { pathname, search } = new URL(request.url ?? '');
    const options = {
      host: '127.0.0.1',
      port: this.#target,
      method: request.method ?? 'GET',
      path: pathname + search,
      headers: request.headers,
    };
    const onward = http.request(options, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  }

  #tunnel(request: http.IncomingMessage, socket: Socket): void {
    const demand = this.#demand(request);
    if (demand !== undefined) {
      this.refused++;
      const head = [...demand].map((line) => `Proxy-Authenticate: ${line}\r\n`).join('');
      socket.write(`HTTP/1.1 407 Sign in first\r\n${head}Content-Length: 4\r\n\r\nWait`);
      // The next CONNECT comes over the same connection, which Node's server has let go of.
      socket.once('data', (data: Buffer) => {
        this.#tunnel(rawRequest(data, socket), socket);
      });
      return;
    }
    this.passed.push(`CONNECT ${request.url ?? ''}`);
    const onward = net.connect(this.#target, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      onward.pipe(socket).pipe(onward);
    });
    onward.on('error', () => socket.destroy());
    socket.on('close', () => onward.destroy());
  }

  /** `Proxy-Authenticate` lines for a request that is not let through yet. */
  #demand(request: http.IncomingMessage): string[] | undefined {
    const access = this.#access;
    const given = request.headers['proxy-authorization'] ?? '';
    if (access.kind === 'open' || this.#signedIn.has(request.socket)) return undefined;
    if (access.kind === 'digest') return ['Digest realm="lab", nonce="1"'];
    if (access.kind === 'basic') {
      const expected = Buffer.from(`${access.user}:${access.password}`).toString('base64');
      return given === `Basic ${expected}` ? undefined : ['Basic realm="lab"'];
    }
    const message = Buffer.from(/^NTLM (.*)$/.exec(given)?.[1] ?? '', 'base64');
    if (message.length < 12) return ['Negotiate', 'NTLM', 'Basic realm="lab"'];
    if (message.readUInt32LE(8) === 1) return [`NTLM ${challenge().toString('base64')}`];
    if (!rightAnswer(message, access)) return ['NTLM'];
    this.#signedIn.add(request.socket);
    return undefined;
  }
}

const proxies: ForwardProxy[] = [];

afterEach(async () => {
  await Promise.all(proxies.splice(0).map((proxy) => proxy.close()));
});

/** Verifies an AUTHENTICATE_MESSAGE the way a domain controller does (MS-NLMP 3.3.2). */
function rightAnswer(
  message: Buffer,
  { user, password }: { readonly user: string; readonly password: string },
): boolean {
  const field = (at: number): Buffer => {
    const offset = message.readUInt32LE(at + 4);
    return message.subarray(offset, offset + message.readUInt16LE(at));
  };
  const nt = field(20);
  const credentials = ntlmCredentials(user, password);
  const isUser =
    field(28).toString('utf16le') === credentials.domain &&
    field(36).toString('utf16le') === credentials.user;
  const time = nt.subarray(24, 32);
  const clientChallenge = nt.subarray(32, 40);
  const expected = ntlmResponses(credentials, { serverChallenge, targetInfo, clientChallenge, time });
  return isUser && nt.equals(expected.nt);
}

function challenge(): Buffer {
  const head = Buffer.alloc(48);
  head.write('NTLMSSP\0', 'latin1');
  head.writeUInt32LE(2, 8);
  head.writeUInt32LE(48, 16);
  head.writeUInt32LE(0xa0888205, 20);
  serverChallenge.copy(head, 24);
  head.writeUInt16LE(targetInfo.length, 40);
  head.writeUInt16LE(targetInfo.length, 42);
  head.writeUInt32LE(48, 44);
  return Buffer.concat([head, targetInfo]);
}

function pair(id: number, value: Buffer): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt16LE(id, 0);
  head.writeUInt16LE(value.length, 2);
  return Buffer.concat([head, value]);
}

function rawRequest(data: Buffer, socket: Socket): http.IncomingMessage {
  const request = new http.IncomingMessage(socket);
  const [requestLine = '', ...lines] = data.toString('latin1').split('\r\n');
  request.url = requestLine.split(' ')[1] ?? '';
  for (const line of lines) {
    const [name = '', value = ''] = line.split(/:\s*(.*)/s);
    if (name !== '') request.headers[name.toLowerCase()] = value;
  }
  return request;
}
