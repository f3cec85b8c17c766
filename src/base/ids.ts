/** Randomness as a parameter: new GUIDs and a number in [0, 1) for jitter. */
export interface Ids {
  /** A new random GUID, lower case with hyphens. */
  guid(): string;
  /** A random number, 0 ≤ n < 1. */
  random(): number;
}

/** The machine's own randomness. */
export const systemIds: Ids = {
  guid: () => crypto.randomUUID(),
  random: () => Math.random(),
};
