import type { Clock } from '../../base/clock.ts';
import { SyncError } from '../../domain/errors/syncError.ts';
import type { SyncService } from '../../service/api/syncService.ts';
import type { UpdatePage } from '../../service/api/updates.ts';

/** Whoever types gets an answer when the keys have rested for so many ms. */
const rest = 150;

/** How many updates a search offers. */
const offered = 50;

/** Searches the whole store while somebody types: only what was typed last is asked for and answered. */
export class UpdateFinder {
  readonly #service: Pick<SyncService, 'searchUpdates'>;
  readonly #clock: Clock;
  #last = new AbortController();

  constructor(service: Pick<SyncService, 'searchUpdates'>, clock: Clock) {
    this.#service = service;
    this.#clock = clock;
  }

  /** What matches words of a title, a KB number or an id; undefined where something else has been typed meanwhile. */
  async find(text: string): Promise<UpdatePage | undefined> {
    this.cancel();
    const { signal } = this.#last;
    const words = text.trim();
    if (words !== '' && !(await this.#hasRested(signal))) return undefined;
    const page = await this.#service.searchUpdates({
      limit: offered,
      ...(words === '' ? {} : { text: words }),
    });
    return signal.aborted ? undefined : page;
  }

  /** Nothing that is under way is answered any more. */
  cancel(): void {
    this.#last.abort(new SyncError('cancelled', 'Something else is looked for'));
    this.#last = new AbortController();
  }

  async #hasRested(signal: AbortSignal): Promise<boolean> {
    try {
      await this.#clock.sleep(rest, signal);
      return true;
    } catch (error) {
      // Somebody typed on; anything else is a failure.
      if (!signal.aborted) throw error;
      return false;
    }
  }
}
