/**
 * Checksum over `bytes[start, end)` (MS-CAB 3.1): little-endian words by exclusive or; up to three last bytes count in
 * reverse order. `seed` chains areas whose lengths are multiples of four.
 */
export function cabinetChecksum(bytes: Uint8Array, start: number, end: number, seed: number): number {
  let sum = seed;
  let at = start;
  for (const last = end - 3; at < last; at += 4) {
    sum ^=
      (bytes[at] ?? 0) |
      ((bytes[at + 1] ?? 0) << 8) |
      ((bytes[at + 2] ?? 0) << 16) |
      ((bytes[at + 3] ?? 0) << 24);
  }
  let tail = 0;
  while (at < end) tail = (tail << 8) | (bytes[at++] ?? 0);
  return (sum ^ tail) >>> 0;
}
