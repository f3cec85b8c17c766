import { isRecord } from '../base/isRecord.ts';
import { SyncError } from '../domain/errors/syncError.ts';
import type { SessionOwner } from '../script/host/sessionThread.ts';
import type { SyncService } from '../service/api/syncService.ts';
import { toErrorData } from '../service/rpc/errorData.ts';
import { isOperationName } from '../service/rpc/operations.ts';
import type { OutputStream } from './host.ts';
import type { ScriptProgress } from './scriptProgress.ts';

/** What the command line does for a script: operations of the service, which is opened when the first is asked for, and output. */
export function scriptOwner(
  service: () => Promise<SyncService>,
  {
    stdout,
    stderr,
    progress,
  }: {
    readonly stdout: OutputStream;
    readonly stderr: OutputStream;
    readonly progress: ScriptProgress;
  },
): SessionOwner {
  return {
    answer: async (operation, request, tell, signal) => {
      const perform: unknown = isOperationName(operation)
        ? Reflect.get(await service(), operation)
        : undefined;
      if (typeof perform !== 'function' || !isRecord(request))
        throw new SyncError('invalidRequest', `There is no operation ${operation}`);
      const answered: unknown = await Reflect.apply(perform, undefined, [
        request,
        { signal, onProgress: tell },
      ]);
      return answered;
    },
    failureOf: (error) => toErrorData(error),
    show: (stream, text) =>
      new Promise((resolve, reject) => {
        progress.clear();
        (stream === 'output' ? stdout : stderr).write(text, (error) => {
          if (error) reject(error);
          else resolve();
          // A line that is not yet ended is left alone.
          if (text.endsWith('\n')) progress.draw();
        });
      }),
    progress: (told) => {
      progress.report(told);
    },
  };
}
