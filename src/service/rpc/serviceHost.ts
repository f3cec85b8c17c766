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
  #server: Server | undefined;
  readonly #sessions = new Set<DoorSession>();
  /** Settle when a listening socket and all its connections are closed. */
  readonly #closing = new Set<Promise<void>>();
  readonly #options: ServiceHostOptions;
  #visits = 0;

  private constructor(options: ServiceHostOptions) {
    this.#options = options;
  }

  /** Listens at the address; rejects when something else does. */
  static async listen(options: ServiceHostOptions): Promise<ServiceHost> {
    const host = new ServiceHost(options);
    await host.#listen();
    return host;
  }

  /** Where doors connect. */
  get address(): string {
    return this.#options.address;
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
    this.#server?.close();
    this.#server = undefined;
  }

  /** Listens once more after somebody took the socket away; doors that are connected stay so. */
  async listenAgain(): Promise<void> {
    this.stopListening();
    await this.#listen();
  }

  /** Aborts what single doors wait for and nobody else needs; resolves when that has ended. */
  async abortCalls(): Promise<void> {
    await Promise.all([...this.#sessions].map((session) => session.abortCalls('The service ends')));
  }

  /** Ends all connections once what has been answered is on its way. */
  async close(): Promise<void> {
    this.stopListening();
    // A door that cannot be told any more finds its connection ended.
    await Promise.allSettled([...this.#sessions].map((session) => session.end()));
    await Promise.all(this.#closing);
  }

  async #listen(): Promise<void> {
    const { address, isOpenToAll: isOpen = false, onFailure } = this.#options;
    const server = createServer();
    server.maxConnections = mostDoors;
    server.on('connection', (socket) => {
      this.#welcome(socket);
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen({ path: address, readableAll: isOpen, writableAll: isOpen }, () => {
        server.off('error', reject);
        resolve();
      });
    });
    // A connection that could not be accepted is the door's trouble; the service goes on.
    server.on('error', (error) => {
      onFailure('accept', error);
    });
    const closed = new Promise<void>((resolve) => {
      server.once('close', resolve);
    });
    this.#closing.add(closed);
    server.once('close', () => this.#closing.delete(closed));
    this.#server = server;
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
