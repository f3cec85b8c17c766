import { firstFew } from '../../base/firstFew.ts';
import { SyncError } from '../../domain/errors/syncError.ts';
import type { CabinetMember } from '../cabinet/cabinetDirectory.ts';
import type { FileByteSource } from '../cabinet/fileByteSource.ts';
import { openCabinet } from '../cabinet/openCabinet.ts';
import type { ExportPackage } from './exportPackage.ts';
import { packageRecords } from './packageRecords.ts';
import { readPackageIndex } from './readPackageIndex.ts';

/** A `.cab` of `wsusutil export`; the package closes the source. Rejects with `unknownPackage` when it is another cabinet. */
export async function openCabinetPackage(source: FileByteSource): Promise<ExportPackage> {
  const { name } = source;
  const cabinet = await openCabinet(source);
  const member = (wanted: string): CabinetMember | undefined =>
    cabinet.members.find((found) => found.name.toLowerCase() === wanted);
  const indexMember = member('package.xml');
  const recordsMember = member('metadata.txt');
  if (indexMember === undefined || recordsMember === undefined || cabinet.members.length > 2)
    throw new SyncError('unknownPackage', describeMembers(name, cabinet.members));
  // Index first, records after it: in the order that wsusutil writes, the cabinet is decoded once.
  const index = await readPackageIndex(cabinet.read(indexMember), name);
  return {
    name,
    index,
    records: () => packageRecords(cabinet.read(recordsMember), index, name),
    close: () => source.close(),
  };
}

function describeMembers(name: string, members: readonly CabinetMember[]): string {
  const names = members.map((member) => member.name);
  if (names.some((member) => /^package\d*\.cab$/i.test(member)))
    return `${name} is an offline scan package (wsusscn2.cab), which holds no complete metadata`;
  return `${name} is a cabinet with ${firstFew(names) || 'nothing in it'} instead of package.xml and metadata.txt alone`;
}
