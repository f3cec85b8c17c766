import { systemClock } from '../../src/base/clock.ts';
import { type ErrorKey, SyncError } from '../../src/domain/errors/syncError.ts';
import type { SyncEvent } from '../../src/domain/syncEvent.ts';
import type { ConnectedService } from '../../src/service/connectedService.ts';
import { connectService } from '../../src/service/connectService.ts';
import { serviceVersion } from './lane.ts';
import type { Operation, StageContext } from './stages.ts';

/** What a door is told when the service was killed while it worked for it, or while it started. */
const interruptions: readonly ErrorKey[] = ['serviceEnded', 'serviceNotStarted', 'serviceNotRunning'];
/** More than any plan has kills. */
const mostAttempts = 20;

/** A door that stays: starts the service where there is none, follows the events, asks again for what was cut off. */
export class CrashDoor {
  readonly #door: ConnectedService;
  /** Every event that the service has told since it was first subscribed to. */
  readonly events: SyncEvent[] = [];
  /** Requests that the next service had finished before the door asked again. */
  resumed = 0;

  private constructor(door: ConnectedService) {
    this.#door = door;
    door.service.onDidCommit((events) => this.events.push(...events));
  }

  /** Connects to the service of a folder; a service that is killed while it starts is started again. */
  static async open(folder: string, command: readonly string[]): Promise<CrashDoor> {
    return retried(async () => {
      const door = await connectService({ folder, version: serviceVersion, start: 'ifNeeded', command });
      return new CrashDoor(door);
    });
  }

  /** Does an operation to its end, through as many services as it takes. */
  async perform({ run, isDone }: Operation, surroundings: Omit<StageContext, 'service'>): Promise<void> {
    const context = { ...surroundings, service: this.#door.service };
    let isCutOff = false;
    await retried(async () => {
      if (isCutOff) {
        await this.#idle();
        if ((await isDone?.(context)) === true) {
          this.resumed++;
          return;
        }
      }
      isCutOff = true;
      await run(context);
    });
  }

  /** Waits until nothing is under way and all events have come; then asks the service to end. Resolves with its process and the last event. */
  async finish(): Promise<{ readonly pid: number; readonly lastSequence: number }> {
    return retried(async () => {
      await this.#idle();
      const { service } = this.#door;
      for (let rounds = 0; ; rounds++) {
        const after = this.events.at(-1)?.sequence ?? 0;
        const missing = await service.events({ after, limit: 1 });
        if (missing.length === 0) break;
        if (rounds === 500) throw new Error(`The door never hears of event ${missing[0]?.sequence ?? 0}`);
        await systemClock.sleep(10);
      }
      const { pid } = await this.#door.state();
      const lastSequence = this.events.at(-1)?.sequence ?? 0;
      await this.#door.finish();
      return { pid, lastSequence };
    });
  }

  async close(): Promise<void> {
    await this.#door.close();
  }

  /**
   * Waits until nothing is under way. Between a site and those below it nothing is for a moment: one that is behind has a while to begin. One that
   * never does is told by the comparison of what is left.
   */
  async #idle(): Promise<void> {
    for (let quiet = 0, needed = 3; quiet < needed; quiet++) {
      // Also connects again: asking for the state alone does not.
      const rows = await this.#door.service.status();
      needed = new Set(rows.map(({ SyncCatalogVersion }) => SyncCatalogVersion)).size > 1 ? 2000 : 3;
      if ((await this.#door.state()).running.length > 0) quiet = -1;
      await systemClock.sleep(5);
    }
  }
}

async function retried<T>(action: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await action();
    } catch (error) {
      const isInterruption = error instanceof SyncError && interruptions.includes(error.key);
      if (!isInterruption || attempt === mostAttempts) throw error;
    }
  }
}
