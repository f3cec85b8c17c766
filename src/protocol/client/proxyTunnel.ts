import type { Socket } from 'node:net';
import type { CheckAddress } from './tcpConnection.ts';
import type { ProxyAuthentication } from './proxyAuthentication.ts';
import { type ResponseHead, ResponseHeadReader } from './responseHead.ts';
import { connectTcp } from './tcpConnection.ts';
import { HttpStatusError, transportError } from './transportError.ts';

/** Where a tunnel begins and ends; `target` as `host:port`. */
export interface TunnelRoute {
  readonly proxyHost: string;
  readonly proxyPort: number;
  readonly target: string;
  readonly checkAddress?: CheckAddress | undefined;
}

/** Opens a tunnel through an HTTP proxy (CONNECT), signing in when the proxy asks. */
export async function openTunnel(
  route: TunnelRoute,
  authentication: ProxyAuthentication,
  signal: AbortSignal,
): Promise<Socket> {
  for (;;) {
    const used = authentication.scheme;
    const socket = await connectTcp(route.proxyHost, route.proxyPort, signal, route.checkAddress);
    const stop = (): void => {
      socket.destroy();
    };
    signal.addEventListener('abort', stop, { once: true });
    const reader = new ResponseHeadReader(socket);
    try {
      const head = await handshake(socket, reader, route.target, authentication);
      if (head.status === 200) {
        reader.release();
        return socket;
      }
      socket.destroy();
      if (head.status !== 407)
        throw new HttpStatusError(
          head.status,
          `The proxy answered ${head.status} to CONNECT ${route.target}`,
        );
      authentication.refused(head.headers.get('proxy-authenticate') ?? [], used);
    } catch (error) {
      socket.destroy();
      throw transportError(error, `proxy ${route.proxyHost}:${route.proxyPort}`);
    } finally {
      signal.removeEventListener('abort', stop);
    }
  }
}

async function handshake(
  socket: Socket,
  reader: ResponseHeadReader,
  target: string,
  authentication: ProxyAuthentication,
): Promise<ResponseHead> {
  const send = (authorization?: string): Promise<ResponseHead> => {
    const lines = [`CONNECT ${target} HTTP/1.1`, `Host: ${target}`, 'Proxy-Connection: keep-alive'];
    if (authorization !== undefined) lines.push(`Proxy-Authorization: ${authorization}`);
    socket.write(`${lines.join('\r\n')}\r\n\r\n`);
    return reader.read();
  };
  if (authentication.scheme === 'none') return send();
  if (authentication.scheme === 'basic') return send(authentication.basic());
  const challenge = await send(authentication.negotiation());
  if (challenge.status !== 407) return challenge;
  return send(authentication.answer(challenge.headers.get('proxy-authenticate') ?? []));
}
