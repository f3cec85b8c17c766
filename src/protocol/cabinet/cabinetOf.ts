import { BlockWriter } from './blockWriter.ts';
import { checkFolder, checkNames, directoryBytes, directorySize } from './cabinetHeader.ts';

/** A member to be written, in memory. */
export interface CabinetContent {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * A cabinet (MSZIP) of small members in memory; the same input yields the same bytes. `level` is zlib's.
 * Throws `limitExceeded` beyond the format's limits.
 */
export function cabinetOf(members: readonly CabinetContent[], level = 6): Uint8Array {
  const names = members.map(({ name }) => name);
  checkNames(names);
  const total = members.reduce((sum, { bytes }) => sum + bytes.length, 0);
  checkFolder(0, total);
  const writer = new BlockWriter(level);
  const blocks: Uint8Array[] = [];
  for (const { bytes } of members) blocks.push(...writer.add(bytes));
  blocks.push(...writer.end());
  const size = blocks.reduce((sum, block) => sum + block.length, directorySize(names));
  const listed = members.map(({ name, bytes }) => ({ name, size: bytes.length }));
  return Buffer.concat([directoryBytes(listed, writer.blocks, size), ...blocks], size);
}
