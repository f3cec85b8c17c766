const headerLimit = 1024;
const headerEnd = Buffer.from('\r\n\r\n');

/** Cuts a stream of bytes into message bodies, framed by `Content-Length` headers. Keeps what has arrived of one message. */
export class FrameReader {
  #limit: number;
  #header = Buffer.alloc(0);
  #parts: Buffer[] = [];
  /** Bytes that the body under way lacks; undefined within a header. */
  #missing: number | undefined;

  /** `limit`: bytes of one body. */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Bytes of one body, from the next one on. */
  set limit(bytes: number) {
    this.#limit = bytes;
  }

  /** The bodies that a chunk completes. Throws a RangeError for what is no frame or larger than the limit. */
  *read(chunk: Buffer): Generator<Buffer, void, undefined> {
    let rest = chunk;
    while (rest.length > 0) {
      if (this.#missing === undefined) {
        rest = this.#readHeader(rest);
      } else {
        const part = rest.subarray(0, this.#missing);
        this.#parts.push(part);
        this.#missing -= part.length;
        rest = rest.subarray(part.length);
      }
      if (this.#missing === 0) {
        const body = Buffer.concat(this.#parts);
        this.#parts = [];
        this.#missing = undefined;
        yield body;
      }
    }
  }

  #readHeader(chunk: Buffer): Buffer {
    const before = this.#header.length;
    const header = Buffer.concat([this.#header, chunk.subarray(0, headerLimit)]);
    const end = header.indexOf(headerEnd);
    if (end === -1) {
      if (header.length >= headerLimit) throw new RangeError('A message header has no end');
      this.#header = header;
      return chunk.subarray(header.length - before);
    }
    this.#header = Buffer.alloc(0);
    const length = lengthIn(header.toString('latin1', 0, end));
    if (length > this.#limit) throw new RangeError(`A message of ${length} bytes is too large`);
    this.#missing = length;
    return chunk.subarray(end + headerEnd.length - before);
  }
}

function lengthIn(header: string): number {
  for (const line of header.split('\r\n')) {
    const match = /^content-length: *(\d{1,10})$/i.exec(line);
    if (match !== null) return Number(match[1]);
  }
  throw new RangeError('A message header has no Content-Length');
}
