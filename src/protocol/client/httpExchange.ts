import http from 'node:http';
import https from 'node:https';
import { SyncError } from '../../domain/errors/syncError.ts';
import { cancellation } from './cancellation.ts';
import { errorCode, transportError } from './transportError.ts';

/** One request as it goes out: to a server itself, or to a proxy with the whole URL as path. */
export interface OutgoingRequest {
  readonly options: Omit<http.RequestOptions, 'headers'> & {
    readonly headers: Readonly<Record<string, string>>;
  };
  readonly body: Buffer | undefined;
  /** ms from the request sent to the head of the answer. */
  readonly firstByte: number;
  readonly signal: AbortSignal;
  /** What is asked, for messages. */
  readonly where: string;
}

/** The head of an answer, its body still to be read. */
export interface IncomingAnswer {
  readonly response: http.IncomingMessage;
  readonly reusedConnection: boolean;
}

/** Sends a request and waits for the head of the answer. A kept connection that turns out to be closed is replaced once. */
export async function exchange(request: OutgoingRequest): Promise<IncomingAnswer> {
  const first = await attempt(request);
  if (first !== 'staleConnection') return first;
  const second = await attempt(request);
  if (second !== 'staleConnection') return second;
  throw new SyncError('connectionAborted', `The server keeps closing its connections: ${request.where}`);
}

function attempt(request: OutgoingRequest): Promise<IncomingAnswer | 'staleConnection'> {
  const { options, body, firstByte, signal, where } = request;
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(cancellation(signal));
      return;
    }
    const client = options.protocol === 'https:' ? https : http;
    const outgoing = client.request(options);
    let watch: NodeJS.Timeout | undefined;
    const settle = (): void => {
      clearTimeout(watch);
      signal.removeEventListener('abort', stop);
    };
    const fail = (error: SyncError): void => {
      settle();
      reject(error);
      outgoing.destroy();
    };
    const stop = (): void => {
      fail(cancellation(signal));
    };
    signal.addEventListener('abort', stop, { once: true });
    // With the socket the connection is made: what follows is the server's time to answer.
    outgoing.once('socket', () => {
      watch = setTimeout(() => {
        fail(new SyncError('timedOut', `No answer within ${firstByte / 1000} seconds: ${where}`));
      }, firstByte);
    });
    outgoing.once('response', (response) => {
      settle();
      resolve({ response, reusedConnection: outgoing.reusedSocket });
    });
    outgoing.on('error', (error) => {
      settle();
      const stale = outgoing.reusedSocket && ['ECONNRESET', 'EPIPE'].includes(errorCode(error));
      if (stale && !signal.aborted) resolve('staleConnection');
      else reject(transportError(error, where));
    });
    outgoing.end(body);
  });
}
