import { connect as connectPlain, type Socket } from 'node:net';
import { connectTrusted } from '../../app/trustedTls.ts';
import { type Clock, systemClock } from '../../base/clock.ts';
import { SyncError } from '../../domain/errors/syncError.ts';
import { type ConnectedService, connectedService } from '../connectedService.ts';
import { apiVersion } from '../rpc/release.ts';
import { RemoteService } from '../rpc/remoteService.ts';
import { ServiceConnection } from '../rpc/serviceConnection.ts';
import { protocolName } from './protocolName.ts';
import { parseServiceUrl, type ServiceEndpoint, serviceUrl } from './serviceUrl.ts';

/** How a door gets at a service on another machine. */
export interface ConnectRemoteOptions {
  /** `susync://HOST:PORT`. */
  readonly url: string;
  readonly token: string;
  /** PEM texts of roots besides the system's. */
  readonly certificateAuthorities: readonly string[];
  /** SHA-256 of the service's certificate or of one above it: trusted even if its root is not known. */
  readonly pin?: string;
  /** Version of the product. */
  readonly version: string;
  readonly clock?: Clock;
  /** Hears what the reader is to know: that events were missed. */
  readonly onNotice?: (text: string) => void;
}

const connectMilliseconds = 15_000;

/**
 * Connects to a service on another machine; it is never started or replaced from here. A connection that is lost is made again, and events go on without
 * gap. Rejects with `tokenRefused`, `tooManyAttempts`, `untrustedCertificate`, `invalidCertificate`, `olderService`, `newerService` or as the network does.
 */
export async function connectRemote(options: ConnectRemoteOptions): Promise<ConnectedService> {
  const { clock = systemClock, onNotice } = options;
  const remote = new RemoteService({
    connection: await connectOnce(options),
    reconnect: () => connectOnce(options),
    clock,
    onMissed: ({ message }) => onNotice?.(message),
  });
  return connectedService(remote);
}

/** One connection to a service on another machine; `largestMessage`: bytes that it may send at once. */
export async function connectOnce(
  options: Omit<ConnectRemoteOptions, 'clock' | 'onNotice'>,
  largestMessage?: number,
): Promise<ServiceConnection> {
  const { version, token } = options;
  const endpoint = parseServiceUrl(options.url);
  const where = serviceUrl(endpoint);
  const socket = await dial(endpoint, options);
  const hello = { api: apiVersion, version, secret: token };
  const connection = await ServiceConnection.over(socket, where, hello, largestMessage);
  if (connection.welcome.api >= apiVersion) return connection;
  connection.close();
  throw new SyncError(
    'olderService',
    `The service at ${where} is of version ${connection.welcome.version}, this program of version ${version}`,
  );
}

function dial(
  endpoint: ServiceEndpoint,
  options: Pick<ConnectRemoteOptions, 'certificateAuthorities' | 'pin'>,
): Promise<Socket> {
  const { host, port, isSecure } = endpoint;
  if (!isSecure) return dialPlain(host, port);
  return connectTrusted({
    ...{ host, port, protocol: protocolName, timeoutMilliseconds: connectMilliseconds },
    certificateAuthorities: options.certificateAuthorities,
    ...(options.pin === undefined ? {} : { pin: options.pin }),
  });
}

function dialPlain(host: string, port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connectPlain({ host, port });
    const fail = (cause: Error): void => {
      reject(new SyncError('cannotConnect', `Nothing answers at ${host}:${port}`, { cause }));
    };
    socket.once('error', fail);
    socket.once('connect', () => {
      socket.off('error', fail);
      resolve(socket);
    });
  });
}
