import { lookup } from 'node:dns/promises';
import net from 'node:net';
import type { LookupFunction, Socket, TcpNetConnectOpts } from 'node:net';
import { cancellation, unlessAborted } from './cancellation.ts';
import { transportError } from './transportError.ts';

/** Looks at an address before it is connected to; throws where that must not be. */
export type CheckAddress = (host: string, port: number, address: string) => void;

/**
 * Opens a TCP connection. Rejects with a network error, with what `check` throws of any address of the host, or as cancelled when the signal is aborted first.
 */
export async function connectTcp(
  host: string,
  port: number,
  signal: AbortSignal,
  check?: CheckAddress,
): Promise<Socket> {
  const options = { host, port, noDelay: true };
  if (check === undefined) return connected(options, signal);
  const addresses = await addressesOf(host, port, signal);
  for (const { address } of addresses) check(host, port, address);
  // What was looked at is what is connected to: a second answer might be another.
  return connected({ ...options, lookup: answering(addresses) }, signal);
}

type Addresses = Awaited<ReturnType<typeof lookup>>[];

async function addressesOf(host: string, port: number, signal: AbortSignal): Promise<Addresses> {
  try {
    return await unlessAborted(lookup(host, { all: true }), signal);
  } catch (error) {
    throw transportError(error, `${host}:${port}`);
  }
}

function answering(addresses: Addresses): LookupFunction {
  return (_host, { all }, done) => {
    const [first] = addresses;
    if (all === true || first === undefined) done(null, addresses);
    else done(null, first.address, first.family);
  };
}

function connected(
  options: TcpNetConnectOpts & { readonly host: string },
  signal: AbortSignal,
): Promise<Socket> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(cancellation(signal));
      return;
    }
    const socket = net.connect(options);
    const stop = (): void => {
      socket.destroy();
      reject(cancellation(signal));
    };
    signal.addEventListener('abort', stop, { once: true });
    // The listener stays: an error before the next owner's own listener must not go unheard.
    socket.on('error', (error) => {
      signal.removeEventListener('abort', stop);
      reject(transportError(error, `${options.host}:${options.port}`));
    });
    socket.once('connect', () => {
      signal.removeEventListener('abort', stop);
      resolve(socket);
    });
  });
}
