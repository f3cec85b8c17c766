import type { SyncEvent } from '../../domain/syncEvent.ts';
import { isRunning } from '../../domain/syncState.ts';
import type { NetType } from '../../script/types/netType.ts';
import type { BlockingService } from '../blockingService.ts';
import { Bag, plainBagType } from './bag.ts';
import { administration, baseApi } from './namespaces.ts';
import { enumOf } from './wsusEnums.ts';

const fullName = `${baseApi}.SynchronizationProgress`;
/** How many of the last events are looked at first. */
const lookBack = 200;
const pageSize = 1000;

/** SynchronizationProgress: counts of the phase that runs; none when nothing does. */
export function synchronizationProgressType(): NetType {
  return plainBagType(fullName, [
    'int TotalItems',
    'int ProcessedItems',
    `${administration}.SynchronizationPhase Phase`,
  ]);
}

interface Seen {
  readonly phase: 'Categories' | 'Updates' | 'Approvals';
  readonly done: number;
  readonly total: number;
}

/** Follows the events of one software update point from look to look. */
export class ProgressWatch {
  readonly #service: BlockingService;
  readonly #server: string;
  #after: number | undefined;
  #seen: Seen = { phase: 'Categories', done: 0, total: 0 };

  constructor(service: BlockingService, server: string) {
    this.#service = service;
    this.#server = server;
  }

  /** How far its synchronization is; a state that is none tells that none runs. */
  look(state: number | null): Bag {
    this.#read();
    const isIdle = !isRunning(state);
    const { phase, done, total } = isIdle ? { phase: 'NotProcessing', done: 0, total: 0 } : this.#seen;
    return new Bag(fullName, {
      TotalItems: total,
      ProcessedItems: done,
      Phase: enumOf('SynchronizationPhase', phase),
    });
  }

  #read(): void {
    for (;;) {
      const limit = this.#after === undefined ? lookBack : pageSize;
      const place = this.#after === undefined ? {} : { after: this.#after };
      const events = this.#service.events({ ...place, limit });
      for (const event of events) this.#take(event);
      const isLast = this.#after === undefined || events.length < limit;
      this.#after = events.at(-1)?.sequence ?? this.#after ?? 0;
      if (isLast) return;
    }
  }

  #take({ body }: SyncEvent): void {
    if (!('server' in body) || body.server !== this.#server) return;
    if (body.kind === 'wsusStarting') this.#seen = { phase: 'Categories', done: 0, total: 0 };
    else if (body.kind === 'wsusProgress') {
      const done = body.progress?.processed ?? 0;
      const phase = body.step === 'categories' ? 'Categories' : 'Updates';
      this.#seen = { phase, done, total: body.progress?.total ?? done };
    } else if (body.kind === 'siteDatabaseStarting')
      this.#seen = { ...this.#seen, phase: 'Approvals', done: this.#seen.total };
  }
}
