/** What a package may ask of memory. A part is read as a whole; nothing larger than one is. */
export const bundleLimits = {
  /** Bytes of manifest.json. */
  manifest: 16 * 1024 * 1024,
  /** Bytes of decisions.json. */
  decisions: 32 * 1024 * 1024,
  /** Bytes of manifest.sig. */
  signature: 16 * 1024,
  /** Bytes of a wanted list with its signature. */
  wantedList: 16 * 1024 * 1024,
  /** Bytes of one part: a single document, however long, has to fit. */
  part: 72 * 1024 * 1024,
  /** Bytes of what stands before a document: identity, state, where its files can be had. */
  itemHead: 4 * 1024 * 1024,
  /** Bytes of one document as received. */
  document: 64 * 1024 * 1024,
  parts: 65_000,
  /** Files of updates. */
  files: 1_000_000,
} as const;
