import { SyncError } from '../../domain/errors/syncError.ts';
import type { OperationCall } from '../../domain/operationProgress.ts';
import type { DecodedRecord, RecordDecoder } from '../../domain/updateRecord.ts';
import { openExportPackage } from '../../protocol/package/openExportPackage.ts';
import type { PackageIndex } from '../../protocol/package/packageIndex.ts';

/** Opens a package for one reading of all its records, decoded; the first that cannot be decoded ends it. */
export async function withPackage<T>(
  { decoder }: { readonly decoder: RecordDecoder },
  {
    file,
    languages,
    text,
  }: { readonly file: string; readonly languages: readonly string[]; readonly text: string },
  { signal, onProgress }: OperationCall,
  work: (opened: { readonly batches: AsyncIterable<readonly DecodedRecord[]> }) => Promise<T>,
): Promise<{ readonly result: T; readonly index: PackageIndex | undefined; readonly name: string }> {
  const opened = await openExportPackage(file);
  try {
    const { index, name } = opened;
    const total = index?.updates.length;
    const batches = async function* (): AsyncGenerator<readonly DecodedRecord[], void, void> {
      let done = 0;
      for await (const batch of opened.records()) {
        signal?.throwIfAborted();
        yield (await decoder.decodeBatch(batch, languages)).map((decoded) => {
          if (decoded instanceof SyncError) throw decoded;
          return decoded;
        });
        done += batch.length;
        onProgress?.({ done, unit: 'items', text, ...(total === undefined ? {} : { total }) });
      }
    };
    return { result: await work({ batches: batches() }), index, name };
  } finally {
    await opened.close();
  }
}
