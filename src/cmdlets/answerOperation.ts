import { isRecord } from '../base/isRecord.ts';
import { SyncError } from '../domain/errors/syncError.ts';
import type { SessionOwner } from '../script/host/sessionThread.ts';
import type { SyncService } from '../service/api/syncService.ts';
import { isOperationName } from '../service/rpc/operations.ts';

/** Answers what a script asks of the service, which is opened when the first operation is asked for. */
export function answerOperation(service: () => Promise<SyncService>): SessionOwner['answer'] {
  return async (operation, request, tell, signal) => {
    const perform: unknown = isOperationName(operation) ? Reflect.get(await service(), operation) : undefined;
    if (typeof perform !== 'function' || !isRecord(request))
      throw new SyncError('invalidRequest', `There is no operation ${operation}`);
    const answered: unknown = await Reflect.apply(perform, undefined, [
      request,
      { signal, onProgress: tell },
    ]);
    return answered;
  };
}
