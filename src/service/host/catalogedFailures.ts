import { asSyncError } from '../../domain/errors/syncError.ts';
import type { SyncService } from '../api/syncService.ts';

/** The same service, whose operations fail with entries of the error catalog only: what else was thrown is kept as cause. */
export function withCatalogedFailures(service: SyncService): SyncService {
  return new Proxy(service, {
    get: (target, name) => {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== 'function' || name === 'onDidCommit' || name === 'onDidChange') return member;
      return async (...given: readonly unknown[]): Promise<unknown> => {
        try {
          const result: unknown = await Reflect.apply(member, target, given);
          return result;
        } catch (error) {
          throw asSyncError(error, 'Service');
        }
      };
    },
  });
}
