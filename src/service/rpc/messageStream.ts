import type { Socket } from 'node:net';
import {
  AbstractMessageReader,
  AbstractMessageWriter,
  type DataCallback,
  type Disposable,
  type Message,
  type MessageReader,
  type MessageWriter,
} from 'vscode-jsonrpc';
import { FrameReader } from './frameReader.ts';

/** Messages from a socket. Anything that is none, or is too large, ends the connection. */
export class SocketReader extends AbstractMessageReader implements MessageReader {
  readonly #socket: Socket;
  readonly #frames: FrameReader;

  /** `limit`: bytes of one message. */
  constructor(socket: Socket, limit: number) {
    super();
    this.#socket = socket;
    this.#frames = new FrameReader(limit);
  }

  /** Bytes of one message from now on. */
  set limit(bytes: number) {
    this.#frames.limit = bytes;
  }

  listen(callback: DataCallback): Disposable {
    const frames = this.#frames;
    const take = (chunk: Buffer): void => {
      try {
        for (const body of frames.read(chunk)) callback(messageOf(body));
      } catch (error) {
        this.fireError(error);
        this.#socket.destroy();
      }
    };
    this.#socket.on('data', take);
    this.#socket.on('error', (error) => {
      this.fireError(error);
    });
    this.#socket.on('close', () => {
      this.fireClose();
    });
    return { dispose: () => this.#socket.off('data', take) };
  }
}

/** A peer that does not read what it asked for is cut off when so many bytes wait for it. */
const longestQueue = 512 * 1024 * 1024;

/** Messages to a socket; a write is done when the system has taken it over. */
export class SocketWriter extends AbstractMessageWriter implements MessageWriter {
  readonly #socket: Socket;

  constructor(socket: Socket) {
    super();
    this.#socket = socket;
  }

  write(message: Message): Promise<void> {
    const body = Buffer.from(JSON.stringify(message));
    if (this.#socket.writableLength + body.length > longestQueue) this.#socket.destroy();
    if (!this.#socket.writable) return Promise.resolve();
    this.#socket.cork();
    this.#socket.write(`Content-Length: ${body.length}\r\n\r\n`);
    return new Promise((resolve) => {
      // What could not be written is told by the connection's end.
      this.#socket.write(body, () => {
        resolve();
      });
      this.#socket.uncork();
    });
  }

  end(): void {
    this.#socket.end();
  }
}

function messageOf(body: Buffer): Message {
  const value: unknown = JSON.parse(body.toString('utf8'));
  if (isMessage(value)) return value;
  throw new RangeError('No JSON-RPC message');
}

function isMessage(value: unknown): value is Message {
  if (typeof value !== 'object' || value === null || !('jsonrpc' in value) || value.jsonrpc !== '2.0')
    return false;
  if ('id' in value && typeof value.id !== 'number' && typeof value.id !== 'string') return false;
  return 'method' in value ? typeof value.method === 'string' : 'id' in value;
}
