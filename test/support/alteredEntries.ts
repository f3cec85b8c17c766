import { createHash } from 'node:crypto';
import { isRecord, parsed } from './parsedJson.ts';
import type { RawEntry } from './rawZip.ts';

/** The members of a package as they were written. */
export type Entries = readonly RawEntry[];

/** Name of the first part with rows. */
export const segment = 'metadata/000001.segment';
/** SHA-256, lower-case hex. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Adds an entry of this name. */
export function withEntry(entry: RawEntry) {
  return (entries: Entries): Entries => [...entries, entry];
}

/** Changes one entry. */
export function withChange(name: string, change: (entry: RawEntry) => Partial<RawEntry>) {
  return (entries: Entries): Entries =>
    entries.map((entry) => (entry.name === name ? { ...entry, ...change(entry) } : entry));
}

/** Changes the manifest as an object. */
export function withManifest(change: (manifest: Record<string, unknown>) => Record<string, unknown>) {
  return withChange('manifest.json', ({ content = new Uint8Array(0) }) => ({
    content: Buffer.from(JSON.stringify(change(manifestOf(content)))),
  }));
}

function manifestOf(content: Uint8Array): Record<string, unknown> {
  const manifest = parsed(Buffer.from(content).toString());
  return isRecord(manifest) ? { ...manifest } : {};
}

/** Replaces the one part by other bytes, and has the manifest promise them. */
export function withPart(bytes: Uint8Array, items = 1) {
  return (entries: Entries): Entries =>
    withManifest((manifest) => ({
      ...manifest,
      parts: [{ name: segment, file: null, bytes: bytes.length, sha256: sha256(bytes), items }],
    }))(withChange(segment, () => ({ content: bytes }))(entries));
}
