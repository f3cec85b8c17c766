import { type Disposable, DisposableList } from '../../base/disposable.ts';
import { Emitter, type Event } from '../../base/event.ts';
import { asSyncError, type SyncError } from '../../domain/errors/syncError.ts';
import type { CategoryView } from '../../service/api/subscription.ts';
import type { ServiceChanges } from '../door/serviceChanges.ts';
import type { ServiceDoor } from '../door/serviceDoor.ts';
import {
  draftSize,
  emptyDraft,
  type ProductDraft,
  productTree,
  type ProductTree,
  settledDraft,
} from './productTree.ts';

/** Products and classifications as the service has them, with what was checked here and is not applied yet. Read when they are first shown. */
export class ProductsModel implements Disposable {
  readonly #door: ServiceDoor;
  readonly #onError: (error: SyncError) => void;
  readonly #changed = new Emitter<undefined>();
  readonly #disposables = new DisposableList();
  #categories: readonly CategoryView[] = [];
  #tree = productTree([]);
  #filter = '';
  /** While the set-up waits for a selection: it goes on by itself afterwards. */
  isGuided = false;

  /** `onError` hears why they could not be read. */
  constructor(door: ServiceDoor, changes: ServiceChanges, onError: (error: SyncError) => void) {
    this.#door = door;
    this.#onError = onError;
    this.#disposables.add(
      door.onDidChange(({ kind }) => {
        if (kind === 'open') this.#follow();
        else this.#take([], emptyDraft);
      }),
    );
    this.#disposables.add(
      changes.follow(['categories', 'subscription'], () => {
        this.#follow();
      }),
    );
  }

  /** Fires after `tree` has changed. */
  readonly onDidChange: Event<undefined> = this.#changed.event;

  get tree(): ProductTree {
    return this.#tree;
  }

  get filter(): string {
    return this.#filter;
  }

  /** How many came since the last review. */
  get news(): number {
    return this.#categories.filter(({ isNew }) => isNew).length;
  }

  get isEdited(): boolean {
    return draftSize(this.#tree.draft) > 0;
  }

  setDraft(draft: ProductDraft): void {
    this.#take(this.#categories, draft);
  }

  setFilter(filter: string): void {
    this.#filter = filter;
    this.#take(this.#categories, this.#tree.draft);
  }

  /** Reads them anew, where a service is connected; what is not applied yet stays. */
  async refresh(): Promise<void> {
    const { state } = this.#door;
    if (state.kind !== 'open') return;
    const { service } = state;
    const [products, classifications] = await Promise.all([service.products({}), service.classifications()]);
    this.#take([...products, ...classifications], this.#tree.draft);
  }

  dispose(): void {
    this.#disposables.dispose();
    this.#changed.dispose();
  }

  #follow(): void {
    this.refresh().catch((error: unknown) => {
      this.#onError(asSyncError(error));
    });
  }

  #take(categories: readonly CategoryView[], draft: ProductDraft): void {
    this.#categories = categories;
    const settled = settledDraft(productTree(categories, draft));
    this.#tree = productTree(categories, settled, this.#filter);
    this.#changed.fire(undefined);
  }
}
