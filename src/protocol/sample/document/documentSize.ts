/** Bands of document sizes: share of the documents in percent, least and most characters. The mean is 14,336. */
const bands = [
  { share: 55, least: 1_200, most: 5_000 },
  { share: 30, least: 5_000, most: 20_000 },
  { share: 13, least: 30_000, most: 75_000 },
  { share: 2, least: 75_000, most: 100_000 },
] as const;

/**
 * The characters that the document of an update is to have: spread evenly over the bands along the ordinals, so that
 * any part of a catalog has the mean of the whole.
 */
export function intendedLength(seed: number, ordinal: number): number {
  let percent = (((ordinal + 1) * goldenRatio + (seed % 1000) / 1000) % 1) * 100;
  for (const { share, least, most } of bands) {
    if (percent < share) return Math.round(least + ((most - least) * percent) / share);
    percent -= share;
  }
  return bands[0].least;
}

const goldenRatio = 0.618033988749895;
