import { createServer, type Server, type Socket } from 'node:net';
import { DoorSession, type SessionOptions } from './doorSession.ts';

/** Connections that are open at the same time. */
const mostDoors = 128;

/** What a listening service needs. */
export interface ServiceHostOptions extends SessionOptions {
  /** Path of a unix socket in a private folder, or name of a pipe. */
  readonly address: string;
  /** Lets every user connect: the folder of the socket says who gets that far. A pipe has no folder, there the secret says it alone. */
  readonly isOpenToAll?: boolean;
}

/** The service's side of all connections: one session a door. */
export class ServiceHost {
  readonly #server: Server;
  readonly #sessions = new Set<DoorSession>();
  readonly #options: ServiceHostOptions;
  #visits = 0;

  private constructor(server: Server, options: ServiceHostOptions) {
    this.#server = server;
    this.#options = options;
  }

  /** Listens at the address; rejects when something else does. */
  static async listen(options: ServiceHostOptions): Promise<ServiceHost> {
    const server = createServer();
    server.maxConnections = mostDoors;
    const host = new ServiceHost(server, options);
    server.on('connection', (socket) => {
      host.#welcome(socket);
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      const isOpen = options.isOpenToAll === true;
      server.listen({ path: options.address, readableAll: isOpen, writableAll: isOpen }, () => {
        server.off('error', reject);
        resolve();
      });
    });
    // A connection that could not be accepted is the door's trouble; the service goes on.
    server.on('error', (error) => {
      options.onFailure('accept', error);
    });
    return host;
  }

  /** Doors that have introduced themselves. */
  get doors(): number {
    return [...this.#sessions].filter(({ isWelcome }) => isWelcome).length;
  }

  /** Connections since the beginning. */
  get visits(): number {
    return this.#visits;
  }

  /** Lets no further door in. */
  stopListening(): void {
    this.#server.close();
  }

  /** Aborts what single doors wait for and nobody else needs; resolves when that has ended. */
  async abortCalls(): Promise<void> {
    await Promise.all([...this.#sessions].map((session) => session.abortCalls('The service ends')));
  }

  /** Ends all connections once what has been answered is on its way. */
  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => {
      this.#server.close(() => {
        resolve();
      });
    });
    // A door that cannot be told any more finds its connection ended.
    await Promise.allSettled([...this.#sessions].map((session) => session.end()));
    await closed;
  }

  #welcome(socket: Socket): void {
    const session = new DoorSession(socket, this.#options);
    this.#visits++;
    this.#sessions.add(session);
    socket.on('close', () => {
      this.#sessions.delete(session);
    });
  }
}
