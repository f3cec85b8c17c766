import type { Clock } from '../../base/clock.ts';
import { type Disposable, DisposableList } from '../../base/disposable.ts';
import { Gathering } from '../../base/gathering.ts';
import { Emitter, type Event } from '../../base/event.ts';
import type { UpdateGroupDocument } from '../../domain/documents.ts';
import type { UpdateFilter, UpdateView } from '../../service/api/updates.ts';
import type { ServiceChanges } from '../door/serviceChanges.ts';
import type { ServiceDoor } from '../door/serviceDoor.ts';
import type { HierarchyModel } from '../hierarchy/hierarchyModel.ts';
import { filterRequest, filterText, type UpdateListFilter } from './updateListFilter.ts';
import { groupKey, type ListKey } from './updateNode.ts';

/** As much of a list as has been read, newest release first. */
export interface UpdateList {
  readonly updates: readonly UpdateView[];
  /** How many there are in all. */
  readonly total: number;
  /** Where the next page begins; absent at the end. */
  readonly next?: string;
}

/** How many software updates the site database has, and the groups. */
export interface UpdatesOverview {
  readonly total: number;
  readonly groups: readonly UpdateGroupDocument[];
}

/** What is shown anew by itself: a list, or all groups. */
export type ShownPart = ListKey | 'groups';

/** What the model reads from. */
export interface UpdatesModelOptions {
  readonly door: ServiceDoor;
  readonly hierarchy: HierarchyModel;
  readonly changes: ServiceChanges;
  readonly clock: Clock;
}

/** Updates that are read at a time. */
const pageSize = 200;

/** A list that is read anew brings at most so many back at once. */
const mostAtOnce = 10_000;

/** Changes come in bursts; what they touch is read anew once after so many ms. */
const gathering = 200;

/** Reads the lists of the Software Updates view page by page as they are looked at, and drops them when the site database changes. */
export class UpdatesModel implements Disposable {
  readonly #door: ServiceDoor;
  readonly #hierarchy: HierarchyModel;
  readonly #disposables = new DisposableList();
  readonly #changed = this.#disposables.add(new Emitter<ShownPart | undefined>());
  readonly #read = this.#disposables.add(new Emitter<UpdatesOverview>());
  readonly #declined = new Set<string>();
  /** Lists as they were last read, also while they are read anew: as many updates are asked for then. */
  readonly #loaded = new Map<ListKey, UpdateList>();
  /** What is read, or being read, of the site database as it is now. */
  #lists = new Map<ListKey, Promise<UpdateList>>();
  #overview: Promise<UpdatesOverview> | undefined;
  #filter: UpdateListFilter;

  constructor({ door, hierarchy, changes, clock }: UpdatesModelOptions, filter: UpdateListFilter = {}) {
    this.#door = door;
    this.#hierarchy = hierarchy;
    this.#filter = filter;
    const gathered = (work: () => void): Gathering =>
      this.#disposables.add(new Gathering(clock, gathering, work));
    const everything = gathered(() => {
      this.refresh();
    });
    const groups = gathered(() => {
      this.#refreshGroups();
    });
    this.#disposables.add(
      hierarchy.onDidChange(({ kind }) => {
        if (kind === 'all') this.refresh();
      }),
    );
    this.#disposables.add(
      hierarchy.onDidCommit((events) => {
        if (events.some(({ body }) => body.kind === 'succeeded')) this.#declined.clear();
      }),
    );
    this.#disposables.add(
      changes.follow(['updates', 'categories'], () => {
        everything.request();
      }),
    );
    this.#disposables.add(
      changes.follow(['groups'], () => {
        groups.request();
      }),
    );
  }

  /** Fires after one list, the groups with theirs, or everything has to be shown anew. */
  readonly onDidChange: Event<ShownPart | undefined> = this.#changed.event;

  /** Fires after it has been read how much there is. */
  readonly onDidRead: Event<UpdatesOverview> = this.#read.event;

  get filter(): UpdateListFilter {
    return this.#filter;
  }

  /** Whether an update was declined here and the site database follows only with the next synchronization. */
  isDeclinedHere(updateId: string): boolean {
    return this.#declined.has(updateId);
  }

  /** A list as it was last read. */
  loaded(key: ListKey): UpdateList | undefined {
    return this.#loaded.get(key);
  }

  /** Reads what another filter lets through, from its beginning, and shows it. */
  async setFilter(filter: UpdateListFilter): Promise<void> {
    this.#filter = filter;
    this.#loaded.delete('all');
    this.#lists.delete('all');
    try {
      await this.list('all');
    } finally {
      this.#changed.fire('all');
    }
  }

  /** How much there is; opens the service where it is not yet. */
  overview(): Promise<UpdatesOverview> {
    const reading = (this.#overview ??= this.#readOverview());
    reading.then(
      (overview) => {
        this.#read.fire(overview);
      },
      () => {
        // Whoever asked hears why.
        if (this.#overview === reading) this.#overview = undefined;
      },
    );
    return reading;
  }

  /** What a list has been read of; its first page where that is nothing yet. */
  list(key: ListKey): Promise<UpdateList> {
    const limit = Math.min(Math.max(this.#loaded.get(key)?.updates.length ?? 0, pageSize), mostAtOnce);
    return this.#lists.get(key) ?? this.#keep(key, this.#readPage(key, { limit }));
  }

  /** Reads the next page of a list. */
  async more(key: ListKey): Promise<void> {
    const reading = this.list(key);
    const { updates, next } = await reading;
    // Whoever read on meanwhile, or dropped the list, was quicker.
    if (next === undefined || this.#lists.get(key) !== reading) return;
    const page = await this.#readPage(key, { limit: pageSize, after: next });
    if (this.#lists.get(key) !== reading) return;
    await this.#keep(key, Promise.resolve({ ...page, updates: [...updates, ...page.updates] }));
    this.#changed.fire(key);
  }

  /** Has everything read anew when it is shown next, as much as there was. */
  refresh(): void {
    this.#lists = new Map();
    this.#overview = undefined;
    this.#changed.fire(undefined);
  }

  /** Shows updates as declined until the site database says so itself. */
  declined(updateIds: readonly string[]): void {
    for (const id of updateIds) this.#declined.add(id);
    this.#changed.fire(undefined);
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  /** The updates that are shown stay the rows that they are: somebody may be about to click one. */
  #refreshGroups(): void {
    for (const key of this.#lists.keys()) if (key !== 'all') this.#lists.delete(key);
    this.#overview = undefined;
    this.#changed.fire('groups');
  }

  /** A list that could not be read is read again when it is asked for again. */
  #keep(key: ListKey, reading: Promise<UpdateList>): Promise<UpdateList> {
    const lists = this.#lists;
    lists.set(key, reading);
    reading.then(
      (list) => {
        if (lists.get(key) === reading) this.#loaded.set(key, list);
      },
      () => {
        // Whoever asked hears why.
        if (lists.get(key) === reading) lists.delete(key);
      },
    );
    return reading;
  }

  async #readOverview(): Promise<UpdatesOverview> {
    if (!(await this.#hierarchy.load()) || this.#hierarchy.snapshot.sites.length === 0)
      return { total: 0, groups: [] };
    const service = await this.#door.service();
    // Where nothing is filtered, the list that is shown anyway says it.
    const isWhole = filterText(this.#filter) === '';
    const [{ total }, groups] = await Promise.all([
      isWhole ? this.list('all') : service.searchUpdates({ limit: 1 }),
      service.groups(),
    ]);
    return { total, groups };
  }

  async #readPage(key: ListKey, part: Pick<UpdateFilter, 'limit' | 'after'>): Promise<UpdateList> {
    const request = await this.#requestOf(key);
    if (request === undefined) return { updates: [], total: 0 };
    const service = await this.#door.service();
    const { items, ...page } = await service.searchUpdates({ ...request, ...part });
    return { ...page, updates: items };
  }

  /** Undefined for a group that is gone. */
  async #requestOf(key: ListKey): Promise<UpdateFilter | undefined> {
    if (key === 'all') return filterRequest(this.#filter);
    const { groups } = await this.overview();
    const group = groups.find((one) => groupKey(one) === key);
    return group === undefined ? undefined : { group: group.name };
  }
}
