import { SyncError } from '../../domain/errors/syncError.ts';
import { bytesSource } from '../cabinet/byteSource.ts';
import type { CabinetMember } from '../cabinet/cabinetDirectory.ts';
import { isCabinet } from '../cabinet/cabinetDirectory.ts';
import { openFileSource } from '../cabinet/fileByteSource.ts';
import { type Cabinet, openCabinet } from '../cabinet/openCabinet.ts';
import { ScanIndexParser, type ScanUpdate } from './scanIndexParser.ts';
import { utf8Pieces } from './utf8Pieces.ts';

/** An offline scan package (`wsusscn2.cab`), opened to be looked at. */
export interface ScanPackage {
  readonly name: string;
  /** The revisions that it names, some at a time as they stand in it. */
  updates(): AsyncIterable<readonly ScanUpdate[]>;
  close(): Promise<void>;
}

/** Most bytes of the cabinet inside that holds the index: it is kept in memory, packed. */
const largestIndexCabinet = 128 * 1024 * 1024;

/**
 * Opens an offline scan package, told by its members `index.xml` and `package.cab`; undefined for every other file. Its documents are cut into
 * fragments for clients: what can be read of it is which revisions it names. Rejects with `damagedCabinet`, `damagedPackage`, `limitExceeded`.
 */
export async function openScanPackage(file: string): Promise<ScanPackage | undefined> {
  const source = await openFileSource(file);
  try {
    if (isCabinet(Buffer.from(await source.read(0, 4_096)))) {
      const cabinet = await openCabinet(source);
      const index = memberOf(cabinet, 'package.cab');
      if (index !== undefined && memberOf(cabinet, 'index.xml') !== undefined) {
        const { name } = source;
        return { name, updates: () => updatesOf(cabinet, index, name), close: () => source.close() };
      }
    }
  } catch (error) {
    await source.close();
    throw error;
  }
  await source.close();
  return undefined;
}

async function* updatesOf(
  cabinet: Cabinet,
  index: CabinetMember,
  name: string,
): AsyncGenerator<readonly ScanUpdate[], void, void> {
  const inner = await openCabinet(bytesSource(await packed(cabinet, index, name), `package.cab of ${name}`));
  const member = memberOf(inner, 'package.xml');
  if (member === undefined)
    throw new SyncError('unknownPackage', `package.cab of ${name} has no package.xml in it`);
  const parser = new ScanIndexParser(name);
  for await (const text of utf8Pieces(inner.read(member), `package.xml of ${name}`)) {
    const found = parser.write(text);
    if (found.length > 0) yield found;
  }
  parser.end();
}

async function packed(cabinet: Cabinet, member: CabinetMember, name: string): Promise<Uint8Array> {
  if (member.size > largestIndexCabinet)
    throw new SyncError(
      'limitExceeded',
      `package.cab of ${name} has ${member.size} bytes; ${largestIndexCabinet} are allowed`,
    );
  const pieces: Uint8Array[] = [];
  // What is read is another's until the next piece is.
  for await (const piece of cabinet.read(member)) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces);
}

function memberOf({ members }: Cabinet, wanted: string): CabinetMember | undefined {
  return members.find(({ name }) => name.toLowerCase() === wanted);
}
