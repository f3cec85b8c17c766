/** So many bytes in memory of their own, with whatever it held: for those who write all of it, or cut off what they did not. */
export function unfilledBytes(length: number): Uint8Array {
  return new Uint8Array(Buffer.allocUnsafeSlow(length).buffer);
}
