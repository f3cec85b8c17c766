import { ServiceDoor } from '../../src/extension/door/serviceDoor.ts';
import type { SyncService } from '../../src/service/api/syncService.ts';

/** The door of a window to a service that a test answers for; it is never lost. */
export function connectedDoor(service: SyncService): ServiceDoor {
  return new ServiceDoor(() =>
    Promise.resolve({
      ...{ service, isEnded: false },
      close: () => Promise.resolve(),
      keepBySchedules: () => Promise.resolve(),
      finish: () => Promise.resolve(),
      state: () => Promise.reject(new Error('Nobody asks')),
      lost: new Promise<never>(() => undefined),
    }),
  );
}
