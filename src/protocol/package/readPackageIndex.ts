import { SyncError } from '../../domain/errors/syncError.ts';
import type { PackageIndex } from './packageIndex.ts';
import { PackageIndexParser } from './packageIndexParser.ts';

/** Reads `package.xml` (UTF-8, with or without BOM) as it streams in. Rejects with `damagedPackage` or `unknownPackage`. */
export async function readPackageIndex(
  content: AsyncIterable<Uint8Array>,
  name: string,
): Promise<PackageIndex> {
  const parser = new PackageIndexParser(name);
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const decode = (bytes?: Uint8Array): string => {
    try {
      return decoder.decode(bytes, { stream: bytes !== undefined });
    } catch (error) {
      throw new SyncError('damagedPackage', `package.xml of ${name} is not UTF-8`, { cause: error });
    }
  };
  for await (const bytes of content) parser.write(decode(bytes));
  parser.write(decode());
  return parser.end();
}
