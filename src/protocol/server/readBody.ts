import type { IncomingMessage } from 'node:http';
import { SyncError } from '../../domain/errors/syncError.ts';
import type { SoapElement } from '../soap/soapElement.ts';
import { RequestReader } from './requestReader.ts';
import { ServerFault } from './serverFault.ts';

/**
 * Reads the operation's element of a POST while it arrives. Faults with HTTP 400 when it is no SOAP request, with 413
 * when it is longer than `limit` bytes or holds more than a request may; the rest of it is then passed over unread.
 */
export async function readBody(request: IncomingMessage, limit: number): Promise<SoapElement> {
  try {
    if (Number(request.headers['content-length'] ?? 0) > limit) throw tooLong(limit);
    return await readChunks(request, limit);
  } catch (error) {
    request.resume();
    throw error;
  }
}

async function readChunks(request: IncomingMessage, limit: number): Promise<SoapElement> {
  const reader = new RequestReader();
  let length = 0;
  // Leaving the loop early must not destroy the request: the refusal is still to be sent over its connection.
  const chunks: AsyncIterable<unknown> = request.iterator({ destroyOnReturn: false });
  for await (const chunk of chunks) {
    if (!(chunk instanceof Uint8Array)) throw new TypeError('The request is not read as bytes');
    length += chunk.length;
    if (length > limit) throw tooLong(limit);
    refusing(() => {
      reader.write(chunk);
    });
  }
  return refusing(() => reader.end());
}

function refusing<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof SyncError)) throw error;
    const status = error.key === 'limitExceeded' ? 413 : 400;
    throw new ServerFault('InvalidParameters', error.message, { cause: error, status });
  }
}

function tooLong(limit: number): ServerFault {
  return new ServerFault('InvalidParameters', `The request is longer than ${limit} bytes`, { status: 413 });
}
