import type { Socket } from 'node:net';
import { SyncError } from '../../domain/errors/syncError.ts';

/** Status line and headers of an answer to CONNECT; header names in lower case, each with all its values. */
export interface ResponseHead {
  readonly status: number;
  readonly headers: ReadonlyMap<string, readonly string[]>;
}

const headLimit = 64 * 1024;
const bodyLimit = 1024 * 1024;

/**
 * Reads answers to CONNECT from a raw socket. Node's own client takes the socket away after the first of them, while NTLM
 * needs three messages over one connection.
 */
export class ResponseHeadReader {
  readonly #socket: Socket;
  #buffer: Buffer = Buffer.alloc(0);
  #ended: Error | undefined;
  #wake: (() => void) | undefined;

  constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('data', this.#onData);
    socket.on('error', this.#onEnd);
    socket.on('close', this.#onEnd);
  }

  /** The next answer; its body is skipped unless it opens the tunnel. */
  async read(): Promise<ResponseHead> {
    let end: number;
    while ((end = this.#buffer.indexOf('\r\n\r\n')) < 0) await this.#more(headLimit);
    const head = parseHead(this.#buffer.toString('latin1', 0, end));
    this.#buffer = this.#buffer.subarray(end + 4);
    if (head.status !== 200) await this.#skipBody(head);
    return head;
  }

  /** Gives the socket back, with what arrived early. */
  release(): void {
    this.#socket.off('data', this.#onData);
    this.#socket.off('error', this.#onEnd);
    this.#socket.off('close', this.#onEnd);
    this.#socket.pause();
    if (this.#buffer.length > 0) this.#socket.unshift(this.#buffer);
  }

  async #skipBody({ headers }: ResponseHead): Promise<void> {
    if (headers.get('transfer-encoding')?.some((value) => /chunked/i.test(value))) {
      let end: number;
      while ((end = this.#buffer.indexOf('0\r\n\r\n')) < 0) await this.#more(bodyLimit);
      this.#buffer = this.#buffer.subarray(end + 5);
      return;
    }
    const length = Number(headers.get('content-length')?.[0] ?? '0');
    while (this.#buffer.length < length) await this.#more(bodyLimit);
    this.#buffer = this.#buffer.subarray(length);
  }

  async #more(limit: number): Promise<void> {
    if (this.#ended) throw this.#ended;
    if (this.#buffer.length > limit)
      throw new SyncError('limitExceeded', `The proxy answered with more than ${limit} bytes`);
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
    });
  }

  readonly #onData = (data: Buffer): void => {
    this.#buffer = Buffer.concat([this.#buffer, data]);
    this.#wake?.();
  };

  readonly #onEnd = (error?: unknown): void => {
    this.#ended ??=
      error instanceof Error
        ? error
        : Object.assign(new Error('Closed by the proxy'), { code: 'ECONNRESET' });
    this.#wake?.();
  };
}

function parseHead(text: string): ResponseHead {
  const [statusLine = '', ...lines] = text.split('\r\n');
  const status = /^HTTP\/1\.[01] (\d{3})/.exec(statusLine)?.[1];
  if (status === undefined) throw new SyncError('malformedAnswer', 'The proxy does not answer in HTTP');
  const headers = new Map<string, string[]>();
  for (const line of lines) {
    const colon = line.indexOf(':');
    if (colon < 1) continue;
    const name = line.slice(0, colon).trim().toLowerCase();
    headers.set(name, [...(headers.get(name) ?? []), line.slice(colon + 1).trim()]);
  }
  return { status: Number(status), headers };
}
