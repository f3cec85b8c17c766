import type { RecordToDecode } from '../../domain/updateRecord.ts';
import type { PackageIndex } from './packageIndex.ts';

/** An export package opened for reading. */
export interface ExportPackage {
  /** File name, for messages. */
  readonly name: string;
  /** Absent where the form of package has none. */
  readonly index: PackageIndex | undefined;
  /**
   * All records in their order, in batches, in bounded memory. Rejects with `damagedCabinet` naming the block or with
   * `damagedPackage` naming the record: then nothing of the package should be kept.
   */
  records(): AsyncGenerator<readonly RecordToDecode[], void, void>;
  close(): Promise<void>;
}
