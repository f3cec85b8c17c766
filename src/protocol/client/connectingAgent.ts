import http from 'node:http';
import https from 'node:https';
import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';

/** Opens the connection for a host and port, secured where the scheme asks for it. */
export type Connect = (host: string, port: number) => Promise<Socket>;

type Done = (error: Error | null, stream: Duplex) => void;

/** Keeps connections alive that `connect` made, one pool a host and port. */
export function connectingAgent(scheme: 'http:' | 'https:', connect: Connect): http.Agent {
  return scheme === 'https:' ? new SecureAgent(connect) : new PlainAgent(connect);
}

class PlainAgent extends http.Agent {
  readonly #connect: Connect;

  constructor(connect: Connect) {
    super({ keepAlive: true });
    this.#connect = connect;
  }

  override createConnection(options: http.RequestOptions, done?: Done): undefined {
    connectAndTell(this.#connect, options, done);
  }
}

class SecureAgent extends https.Agent {
  readonly #connect: Connect;

  constructor(connect: Connect) {
    super({ keepAlive: true });
    this.#connect = connect;
  }

  override createConnection(options: http.RequestOptions, done?: Done): undefined {
    connectAndTell(this.#connect, options, done);
  }
}

function connectAndTell(connect: Connect, options: http.RequestOptions, done?: Done): void {
  connect(options.host ?? '', Number(options.port)).then(
    (socket) => done?.(null, socket),
    (error: unknown) => done?.(error instanceof Error ? error : new Error(String(error)), new Socket()),
  );
}
