/** How many position slots a window of 2^bits bytes has (MS-PATCH 2.1.1, [LZX]); undefined for other windows. */
export function lzxSlotCount(windowBits: number): number | undefined {
  return [30, 32, 34, 36, 38, 42, 50][windowBits - 15];
}

/** Bits that follow a match symbol, by position slot. */
export const lzxExtraBits = new Uint8Array(50).map((_, slot) =>
  slot < 4 ? 0 : Math.min(17, (slot >> 1) - 1),
);

/** Distance that a slot begins with, already less the 2 by which LZX counts distances up, by position slot. */
export const lzxBaseDistance = new Int32Array(50);
for (let slot = 1, base = -2; slot < 50; slot++) {
  base += 1 << (lzxExtraBits[slot - 1] ?? 0);
  lzxBaseDistance[slot] = base;
}

/** Most symbols of the tree of literals and matches: 256 literals and 8 lengths for each of 50 slots. */
export const lzxMainSymbols = 256 + 8 * 50;
