import type { SessionOwner } from '../script/host/sessionThread.ts';
import type { SyncService } from '../service/api/syncService.ts';
import { toErrorData } from '../service/rpc/errorData.ts';
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
      // Many scripts ask for none: what operations are is read with the first.
      const { answerOperation } = await import('../cmdlets/answerOperation.ts');
      return answerOperation(service)(operation, request, tell, signal);
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
