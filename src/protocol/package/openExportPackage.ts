import { SyncError } from '../../domain/errors/syncError.ts';
import { isCabinet } from '../cabinet/cabinetDirectory.ts';
import { openFileSource } from '../cabinet/fileByteSource.ts';
import { openCabinetPackage } from './cabinetPackage.ts';
import { describeContent } from './describeContent.ts';
import type { ExportPackage } from './exportPackage.ts';
import { openGzipPackage } from './gzipPackage.ts';

/**
 * Opens a package of `wsusutil export`, told by its content, not its name. Rejects with `unknownPackage` naming what was
 * found, with `damagedCabinet` or `damagedPackage`, or with `notFound` when there is no such file.
 */
export async function openExportPackage(file: string): Promise<ExportPackage> {
  const source = await openFileSource(file).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    throw new SyncError('notFound', `Cannot open ${file}: ${reason}`, { cause: error });
  });
  try {
    const beginning = Buffer.from(await source.read(0, 4_096));
    if (isCabinet(beginning)) return await openCabinetPackage(source);
    if (beginning[0] !== 0x1f || beginning[1] !== 0x8b)
      throw new SyncError('unknownPackage', `${source.name} begins with ${describeContent(beginning)}`);
    const gzip = await openGzipPackage(file, source.name);
    await source.close();
    return gzip;
  } catch (error) {
    await source.close();
    throw error;
  }
}
