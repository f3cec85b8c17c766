import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import type { Disposable } from '../base/disposable.ts';
import type { RecordDecoder } from '../domain/updateRecord.ts';
import { WorkerRecordDecoder } from '../protocol/update/workerRecordDecoder.ts';

/**
 * A decoder in threads of its own, which begin with the first document. Undefined where their program, which the build puts
 * beside the one that runs, is missing: from the sources everything is decoded in place.
 */
export function decodingThreads(): (RecordDecoder & Disposable) | undefined {
  const [, running] = process.argv;
  if (running === undefined || !existsSync(running)) return undefined;
  const program = path.join(path.dirname(realpathSync(running)), 'decoder.cjs');
  return existsSync(program) ? new WorkerRecordDecoder(program) : undefined;
}
