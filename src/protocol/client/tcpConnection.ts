import net from 'node:net';
import type { Socket } from 'node:net';
import { cancellation } from './cancellation.ts';
import { transportError } from './transportError.ts';

/** Opens a TCP connection. Rejects with a network error, or as cancelled when the signal is aborted first. */
export function connectTcp(host: string, port: number, signal: AbortSignal): Promise<Socket> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(cancellation(signal));
      return;
    }
    const socket = net.connect({ host, port, noDelay: true });
    const stop = (): void => {
      socket.destroy();
      reject(cancellation(signal));
    };
    signal.addEventListener('abort', stop, { once: true });
    // The listener stays: an error before the next owner's own listener must not go unheard.
    socket.on('error', (error) => {
      signal.removeEventListener('abort', stop);
      reject(transportError(error, `${host}:${port}`));
    });
    socket.once('connect', () => {
      signal.removeEventListener('abort', stop);
      resolve(socket);
    });
  });
}
