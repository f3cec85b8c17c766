import { once } from 'node:events';
import { connect, createServer, type TLSSocket } from 'node:tls';

/** What a TLS server shows, and whom a client trusts and expects. */
export interface TlsExchange {
  readonly certificate: string;
  readonly key: string;
  readonly authority: string;
  readonly host: string;
}

/** One TLS handshake over loopback; resolves with the error of a client that refuses the server, or undefined. */
export async function tlsRefusal({
  certificate,
  key,
  authority,
  host,
}: TlsExchange): Promise<Error | undefined> {
  const server = createServer({ cert: certificate, key, minVersion: 'TLSv1.3' });
  server.on('tlsClientError', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  let client: TLSSocket | undefined;
  try {
    return await new Promise((resolve) => {
      client = connect({ host: '127.0.0.1', port, ca: [authority], servername: host });
      client.on('error', resolve);
      client.on('secureConnect', () => {
        resolve(undefined);
      });
    });
  } finally {
    client?.destroy();
    server.close();
  }
}
