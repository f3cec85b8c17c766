import { ArchiveReader, libarchiveWasm } from 'libarchive-wasm';

/** Reads archives with libarchive: the second opinion on our own reader. */
export type SecondOpinion = (
  bytes: Uint8Array,
) => readonly { readonly name: string; readonly bytes: Buffer }[];

/** Loads libarchive; what it cannot read, it throws an error for. */
export async function loadLibarchive(): Promise<SecondOpinion> {
  const module = await libarchiveWasm();
  return (bytes) => {
    const reader = new ArchiveReader(module, new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length));
    try {
      const members = [];
      for (const entry of reader.entries()) {
        const data = entry.readData() ?? new Int8Array(0);
        members.push({ name: entry.getPathname(), bytes: Buffer.from(Int8Array.from(data).buffer) });
      }
      return members;
    } finally {
      reader.free();
    }
  };
}
