import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { SyncError } from '../../domain/errors/syncError.ts';
import type { HealthCheck } from './health.ts';

/** What the health and metrics listener answers from. */
export interface MetricsServerOptions {
  /** 0: any free one. */
  readonly port: number;
  readonly health: () => Promise<readonly HealthCheck[]>;
  /** Whether requests of doors are answered: false while the service ends. */
  readonly isReady: () => boolean;
  readonly metrics: () => Promise<{ readonly contentType: string; readonly text: string }>;
  readonly onFailure: (operation: string, error: unknown) => void;
}

const loopback = '127.0.0.1';
const mostConnections = 16;

/** `/healthz`, `/readyz` and `/metrics` over HTTP, for this machine only. */
export class MetricsServer {
  readonly #server: Server;
  readonly port: number;

  private constructor(server: Server, port: number) {
    this.#server = server;
    this.port = port;
  }

  /** Listens on loopback. Rejects with `portTaken` when another program has the port. */
  static async listen(options: MetricsServerOptions): Promise<MetricsServer> {
    const server = createServer(
      { maxHeaderSize: 8192, headersTimeout: 5000, requestTimeout: 10_000, keepAliveTimeout: 5000 },
      (request, response) => {
        answer(options, request, response).catch((error: unknown) => {
          options.onFailure('metrics', error);
          response.destroy();
        });
      },
    );
    server.maxConnections = mostConnections;
    await new Promise<void>((resolve, reject) => {
      server.once('error', (cause) => {
        reject(new SyncError('portTaken', `Port ${options.port} for metrics cannot be had`, { cause }));
      });
      server.listen({ host: loopback, port: options.port }, resolve);
    });
    server.on('error', (error) => {
      options.onFailure('metrics', error);
    });
    const address = server.address();
    return new MetricsServer(server, typeof address === 'object' && address !== null ? address.port : 0);
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.#server.close(() => {
        resolve();
      });
      this.#server.closeAllConnections();
    });
  }
}

async function answer(
  { health, isReady, metrics }: MetricsServerOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const send = (status: number, text: string, contentType = 'text/plain; charset=utf-8'): void => {
    response.writeHead(status, {
      'Content-Type': contentType,
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    });
    response.end(request.method === 'HEAD' ? undefined : text);
  };
  if (!isLocal(request)) {
    send(403, 'This machine only\n');
    return;
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    send(405, 'GET or HEAD\n');
    return;
  }
  const path = (request.url ?? '').replace(/\?.*$/s, '');
  switch (path) {
    case '/healthz':
      sendChecks(await health());
      return;
    case '/readyz':
      sendChecks([
        ...(await health()),
        { name: 'doors', ok: isReady(), detail: isReady() ? 'open' : 'the service ends' },
      ]);
      return;
    case '/metrics': {
      const { contentType, text } = await metrics();
      send(200, text, contentType);
      return;
    }
    default:
      send(404, 'There are /healthz, /readyz and /metrics\n');
  }

  function sendChecks(checks: readonly HealthCheck[]): void {
    const lines = checks.map(({ name, ok, detail }) => `${ok ? 'ok    ' : 'FAILED'} ${name}: ${detail}\n`);
    send(checks.every(({ ok }) => ok) ? 200 : 503, lines.join(''));
  }
}

/** Web pages that make a browser on this machine ask under a name of their own are refused as well. */
function isLocal({ socket, headers }: IncomingMessage): boolean {
  const host = (headers.host ?? '').replace(/:\d+$/, '');
  const isLoopback = socket.remoteAddress === loopback || socket.remoteAddress === `::ffff:${loopback}`;
  return isLoopback && ['127.0.0.1', 'localhost', ''].includes(host.toLowerCase());
}
