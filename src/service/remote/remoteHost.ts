import { lookup } from 'node:dns/promises';
import { createServer, type Server, type Socket } from 'node:net';
import { createServer as createSecureServer, type TLSSocket } from 'node:tls';
import type { AccessTokens } from '../../app/accessTokens.ts';
import type { ServerCertificate } from '../../app/certificates/serverCertificate.ts';
import type { Clock, Timer } from '../../base/clock.ts';
import type { Disposable } from '../../base/disposable.ts';
import { SyncError } from '../../domain/errors/syncError.ts';
import { DoorSession, type SessionOptions } from '../rpc/doorSession.ts';
import type { Grant } from '../rpc/grant.ts';
import { Admission, admissionLimits, type Newcomer } from './admission.ts';
import { protocolName } from './protocolName.ts';
import { isLoopback, type ServiceEndpoint, serviceUrl } from './serviceUrl.ts';

/** What a service that listens for other machines needs. */
export interface RemoteHostOptions extends Omit<SessionOptions, 'grant'> {
  readonly tokens: Pick<AccessTokens, 'find' | 'used' | 'onDidRevoke'>;
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
  /** Undefined: no TLS, on loopback addresses only. */
  readonly certificate: ServerCertificate | undefined;
  readonly clock: Clock;
  readonly timer: Timer;
}

/** A connection has so long from its first byte to a right token, TLS included. */
const greetingMilliseconds = 10_000;
const keepAliveMilliseconds = 30_000;

interface Guest {
  readonly session: DoorSession;
  readonly address: string;
  /** The token that let it in. */
  tokenId?: string;
  expiry?: Disposable;
}

/**
 * The door for other machines: the same sessions as the local one, over TLS, let in by tokens. A connection that has not shown one can
 * neither wait long, nor send much, nor keep others out.
 */
export class RemoteHost {
  readonly #options: RemoteHostOptions;
  readonly #server: Server;
  readonly #admission: Admission;
  readonly #guests = new Set<Guest>();
  readonly #newcomers = new Map<string, Newcomer>();
  readonly #revocations: Disposable;
  #setCertificate: (certificate: ServerCertificate) => void = () => undefined;
  #visits = 0;

  private constructor(options: RemoteHostOptions) {
    this.#options = options;
    this.#admission = new Admission(options.clock);
    const { certificate } = options;
    if (certificate === undefined) {
      this.#server = createServer();
    } else {
      const server = createSecureServer(
        {
          ...secureContext(certificate),
          ALPNProtocols: [protocolName],
          handshakeTimeout: greetingMilliseconds,
        },
        (socket) => {
          this.#welcomeSecured(socket);
        },
      );
      // A peer that does not get through the handshake finds its connection ended.
      server.on('tlsClientError', (_error, socket) => socket.destroy());
      this.#setCertificate = (renewed) => {
        server.setSecureContext(secureContext(renewed));
      };
      this.#server = server;
    }
    // Also before TLS has begun.
    this.#server.on('connection', (socket: Socket) => {
      if (this.#admit(socket) && certificate === undefined) this.#welcome(socket);
    });
    this.#revocations = options.tokens.onDidRevoke((id) => {
      for (const guest of this.#guests) if (guest.tokenId === id) guest.session.dispose();
    });
  }

  /** Listens. Rejects with `insecureListener` for anything but loopback without TLS, with `portTaken` when something else listens there. */
  static async listen(options: RemoteHostOptions): Promise<RemoteHost> {
    const { host, port, certificate } = options;
    const address = certificate === undefined ? await loopbackAddress(host) : host;
    const listening = new RemoteHost(options);
    const server = listening.#server;
    try {
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject);
        server.listen({ host: address, port, exclusive: true }, () => {
          server.off('error', reject);
          resolve();
        });
      });
    } catch (error) {
      listening.#revocations.dispose();
      throw error;
    }
    // A connection that could not be accepted is the door's trouble; the service goes on.
    server.on('error', (error) => {
      options.onFailure('accept', error);
    });
    return listening;
  }

  /** Where it listens. */
  get url(): string {
    const address = this.#server.address();
    const port = typeof address === 'object' && address !== null ? address.port : this.#options.port;
    const endpoint: ServiceEndpoint = {
      ...{ host: this.#options.host, port },
      isSecure: this.#options.certificate !== undefined,
    };
    return serviceUrl(endpoint);
  }

  /** Doors that have introduced themselves. */
  get doors(): number {
    return [...this.#guests].filter(({ session }) => session.isWelcome).length;
  }

  /** Connections since the beginning. */
  get visits(): number {
    return this.#visits;
  }

  /** What is shown to connections from now on. */
  setCertificate(certificate: ServerCertificate): void {
    this.#setCertificate(certificate);
  }

  /** Lets no further door in. */
  stopListening(): void {
    this.#server.close();
  }

  /** Aborts what single doors wait for and nobody else needs; resolves when that has ended. */
  async abortCalls(): Promise<void> {
    await Promise.all([...this.#guests].map(({ session }) => session.abortCalls('The service ends')));
  }

  /** Ends all connections once what has been answered is on its way. */
  async close(): Promise<void> {
    this.#revocations.dispose();
    const closed = new Promise<void>((resolve) => {
      this.#server.close(() => {
        resolve();
      });
    });
    // A door that cannot be told any more finds its connection ended.
    await Promise.allSettled([...this.#guests].map(({ session }) => session.end()));
    for (const newcomer of this.#newcomers.values()) newcomer.drop();
    await closed;
  }

  /** Whether a connection is looked at. */
  #admit(socket: Socket): boolean {
    this.#visits++;
    const { remoteAddress: address = '' } = socket;
    // Its end is what counts, whatever broke it.
    socket.on('error', () => {
      socket.destroy();
    });
    if (!this.#admission.isWelcome(address) || this.doors >= admissionLimits.doors) {
      socket.destroy();
      return false;
    }
    socket.setKeepAlive(true, keepAliveMilliseconds);
    socket.setNoDelay(true);
    const newcomer: Newcomer = { address, drop: () => socket.destroy() };
    const key = peerOf(socket);
    this.#newcomers.set(key, newcomer);
    this.#admission.enter(newcomer);
    const gone = new AbortController();
    this.#options.clock.sleep(greetingMilliseconds, gone.signal).then(
      () => {
        if (this.#newcomers.get(key) === newcomer) socket.destroy();
      },
      () => {
        // It ended before.
      },
    );
    socket.on('close', () => {
      gone.abort(new SyncError('cancelled', 'The connection ended'));
      this.#settle(key);
    });
    return true;
  }

  /** A newcomer is one no longer. */
  #settle(key: string): void {
    const newcomer = this.#newcomers.get(key);
    if (newcomer === undefined) return;
    this.#newcomers.delete(key);
    this.#admission.leave(newcomer);
  }

  #welcomeSecured(socket: TLSSocket): void {
    if (socket.alpnProtocol === protocolName) this.#welcome(socket);
    else socket.destroy();
  }

  #welcome(socket: Socket): void {
    const key = peerOf(socket);
    // Dropped meanwhile.
    if (!this.#newcomers.has(key)) {
      socket.destroy();
      return;
    }
    const { remoteAddress: address = '' } = socket;
    const session: DoorSession = new DoorSession(socket, {
      ...this.#options,
      grant: (secret) => this.#grant(guest, key, secret),
    });
    const guest: Guest = { session, address };
    this.#guests.add(guest);
    socket.on('close', () => {
      guest.expiry?.dispose();
      this.#guests.delete(guest);
    });
  }

  #grant(guest: Guest, key: string, secret: string): Grant | undefined {
    const { tokens, timer, onFailure } = this.#options;
    const { address } = guest;
    const token = tokens.find(secret);
    if (token === undefined) {
      this.#admission.failed(address);
      throw this.#refusal(address);
    }
    this.#admission.succeeded(address);
    this.#settle(key);
    guest.tokenId = token._id;
    if (token.expires !== undefined)
      guest.expiry = timer.at(token.expires, () => {
        guest.session.dispose();
      });
    tokens.used(token).catch((error: unknown) => {
      onFailure('last use of a token', error);
    });
    return { scope: token.scope, user: `token ${token.name}` };
  }

  #refusal(address: string): SyncError {
    const wait = this.#admission.waitOf(address);
    return wait === 0
      ? new SyncError('tokenRefused', 'The service does not accept this token')
      : new SyncError(
          'tooManyAttempts',
          `The service does not accept this token, and looks at no other one from ${address} for ${Math.ceil(wait / 1000)} s`,
        );
  }
}

/** Both ends are this product's: nothing older than TLS 1.3 is needed. */
function secureContext({ certificate, key }: ServerCertificate) {
  return { cert: certificate, key, minVersion: 'TLSv1.3' } as const;
}

/** The address to listen at without TLS; a name counts as what it stands for. */
async function loopbackAddress(host: string): Promise<string> {
  const addresses = await lookup(host, { all: true });
  const [first] = addresses;
  if (first !== undefined && addresses.every(({ address }) => isLoopback(address))) return first.address;
  throw new SyncError('insecureListener', `The service does not listen on ${host} without TLS`);
}

/** What tells one open connection from another, before and after TLS. */
function peerOf({ remoteAddress = '', remotePort = 0, localAddress = '' }: Socket): string {
  return `${remoteAddress} ${remotePort} ${localAddress}`;
}
