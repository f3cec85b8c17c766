/** A multiple of 3, so that the slices join without padding between them. */
const sliceLength = 3 * 64 * 1024;

/** Bytes as base64, in slices: a document of 46 MB never stands in memory a second time. */
export function* base64Slices(data: Uint8Array): Generator<string, void, void> {
  const bytes = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  for (let at = 0; at < bytes.length; at += sliceLength)
    yield bytes.toString('base64', at, Math.min(at + sliceLength, bytes.length));
}
