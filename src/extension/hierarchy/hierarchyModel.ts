import type { Clock } from '../../base/clock.ts';
import { type Disposable, DisposableList } from '../../base/disposable.ts';
import { Gathering } from '../../base/gathering.ts';
import { Emitter, type Event } from '../../base/event.ts';
import { asSyncError, type SyncError } from '../../domain/errors/syncError.ts';
import type { SyncEvent } from '../../domain/syncEvent.ts';
import type { SyncService } from '../../service/api/syncService.ts';
import type { ServiceChanges } from '../door/serviceChanges.ts';
import type { ServiceDoor } from '../door/serviceDoor.ts';
import { ToldOnce } from '../toldOnce.ts';
import { activityAfter } from './activity.ts';
import { changedSites, emptySnapshot, type HierarchySnapshot, isSameTree } from './hierarchySnapshot.ts';

/** What changed: some sites, or everything. */
export type HierarchyChange =
  { readonly kind: 'all' } | { readonly kind: 'sites'; readonly siteCodes: ReadonlySet<string> };

/** What the model reads from. */
export interface HierarchyModelOptions {
  readonly door: ServiceDoor;
  readonly changes: ServiceChanges;
  readonly clock: Clock;
}

/** Events and changes come in bursts; what they touch is asked for once after so many ms. */
const gathering = 200;

/** Follows the hierarchy through the service's events and changes: no polling. One for a window, shared by its views. */
export class HierarchyModel implements Disposable {
  readonly #door: ServiceDoor;
  readonly #failures: ToldOnce;
  readonly #changed = new Emitter<HierarchyChange>();
  readonly #events = new Emitter<readonly SyncEvent[]>();
  readonly #disposables = new DisposableList();
  readonly #gathering: Gathering;
  #subscription: Disposable | undefined;
  #snapshot: HierarchySnapshot = emptySnapshot;
  #isLoaded = false;
  #touched = new Set<string>();
  /** Whether the sites themselves may have changed. */
  #isOutdated = false;

  /** `onError` hears why the status could not be read, once until it could. */
  constructor({ door, changes, clock }: HierarchyModelOptions, onError: (error: SyncError) => void) {
    this.#door = door;
    this.#failures = new ToldOnce(onError);
    this.#gathering = this.#disposables.add(
      new Gathering(
        clock,
        gathering,
        () => this.#update(),
        (error) => {
          this.#failures.failed(asSyncError(error));
        },
      ),
    );
    this.#disposables.add(
      door.onDidChange((state) => {
        this.#subscription?.dispose();
        this.#subscription = undefined;
        if (state.kind === 'open') this.#attach(state.service);
        else this.#forget();
      }),
    );
    this.#disposables.add(
      changes.onDidChange((areas) => {
        if (areas.includes('hierarchy')) this.#isOutdated = true;
        if (this.#isOutdated || areas.includes('status')) this.#gathering.request();
      }),
    );
  }

  /** Fires after the snapshot has changed. */
  readonly onDidChange: Event<HierarchyChange> = this.#changed.event;

  /** The committed events as they come, for those who show more than the snapshot holds. */
  readonly onDidCommit: Event<readonly SyncEvent[]> = this.#events.event;

  get snapshot(): HierarchySnapshot {
    return this.#snapshot;
  }

  /** Whether the snapshot has been read since the connection was made. */
  get isLoaded(): boolean {
    return this.#isLoaded;
  }

  /** Has sites and status read once. False where the service cannot be had: the door says why, and is tried again when somebody asks for it. */
  async load(): Promise<boolean> {
    if (this.#isLoaded) return true;
    if (this.#isFailed()) return false;
    try {
      await this.refresh();
      return true;
    } catch (error) {
      if (this.#isFailed()) return false;
      throw error;
    }
  }

  /** Reads sites and status anew. */
  async refresh(): Promise<void> {
    const service = await this.#door.service();
    const [sites, status] = await Promise.all([service.sites(), service.status()]);
    this.#failures.worked();
    const codes = new Set(sites.map(({ siteCode }) => siteCode));
    const activity = new Map([...this.#snapshot.activity].filter(([code]) => codes.has(code)));
    this.#snapshot = { sites, status, activity };
    this.#isLoaded = true;
    this.#changed.fire({ kind: 'all' });
  }

  dispose(): void {
    this.#subscription?.dispose();
    this.#disposables.dispose();
    this.#changed.dispose();
    this.#events.dispose();
  }

  #isFailed(): boolean {
    return this.#door.state.kind === 'failed';
  }

  #attach(service: SyncService): void {
    this.#subscription = service.onDidCommit((events) => {
      this.#take(events);
    });
    this.refresh().catch((error: unknown) => {
      this.#failures.failed(asSyncError(error));
    });
  }

  #forget(): void {
    if (!this.#isLoaded) return;
    this.#snapshot = emptySnapshot;
    this.#isLoaded = false;
    this.#changed.fire({ kind: 'all' });
  }

  #take(events: readonly SyncEvent[]): void {
    this.#events.fire(events);
    const activity = activityAfter(this.#snapshot.activity, events);
    const siteCodes = new Set(events.map(({ siteCode }) => siteCode));
    if (activity !== this.#snapshot.activity) {
      this.#snapshot = { ...this.#snapshot, activity };
      this.#changed.fire({ kind: 'sites', siteCodes });
    }
    for (const code of siteCodes) this.#touched.add(code);
    this.#gathering.request();
  }

  /** Reads what may have changed anew; what could not be read is still to be read the next time. */
  async #update(): Promise<void> {
    const [touched, isOutdated] = [this.#touched, this.#isOutdated];
    this.#touched = new Set();
    this.#isOutdated = false;
    const { state } = this.#door;
    if (state.kind !== 'open') return;
    try {
      await this.#readChanged(state.service, touched, isOutdated);
    } catch (error) {
      for (const code of touched) this.#touched.add(code);
      this.#isOutdated ||= isOutdated;
      throw error;
    }
  }

  /** Reads the status anew, and the sites where they may have changed. */
  async #readChanged(service: SyncService, touched: ReadonlySet<string>, isOutdated: boolean): Promise<void> {
    const before = this.#snapshot;
    const [sites, status] = await Promise.all([
      isOutdated ? service.sites() : before.sites,
      service.status(),
    ]);
    this.#failures.worked();
    const known = new Set(sites.map(({ siteCode }) => siteCode));
    if (status.some(({ SiteCode }) => !known.has(SiteCode))) {
      await this.refresh();
      return;
    }
    // Meanwhile more events may have come.
    this.#snapshot = { ...this.#snapshot, sites, status };
    const isSame = !isOutdated || isSameTree(before.sites, sites);
    const siteCodes = new Set([...touched, ...changedSites(before, this.#snapshot)]);
    if (!isSame) this.#changed.fire({ kind: 'all' });
    else if (siteCodes.size > 0) this.#changed.fire({ kind: 'sites', siteCodes });
  }
}
