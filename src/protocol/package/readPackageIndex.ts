import type { PackageIndex } from './packageIndex.ts';
import { PackageIndexParser } from './packageIndexParser.ts';
import { utf8Pieces } from './utf8Pieces.ts';

/** Reads `package.xml` (UTF-8, with or without BOM) as it streams in. Rejects with `damagedPackage` or `unknownPackage`. */
export async function readPackageIndex(
  content: AsyncIterable<Uint8Array>,
  name: string,
): Promise<PackageIndex> {
  const parser = new PackageIndexParser(name);
  for await (const text of utf8Pieces(content, `package.xml of ${name}`)) parser.write(text);
  return parser.end();
}
