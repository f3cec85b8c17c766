/** Bytes that can be read at any offset: a file, or memory. */
export interface ByteSource {
  /** How messages name it. */
  readonly name: string;
  /** Bytes in all. */
  readonly size: number;
  /** Reads up to `length` bytes; fewer only at the end. The bytes are the caller's to read until the next call. */
  read(offset: number, length: number): Promise<Uint8Array>;
}

/** Memory as a byte source; nothing is copied. */
export function bytesSource(bytes: Uint8Array, name: string): ByteSource {
  return {
    name,
    size: bytes.length,
    read: (offset, length) => Promise.resolve(bytes.subarray(offset, offset + length)),
  };
}
