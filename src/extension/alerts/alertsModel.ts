import { type Disposable, DisposableList } from '../../base/disposable.ts';
import { Emitter, type Event } from '../../base/event.ts';
import type { AlertDocument } from '../../domain/documents.ts';
import { asSyncError, type SyncError } from '../../domain/errors/syncError.ts';
import type { ServiceChanges } from '../door/serviceChanges.ts';
import type { ServiceDoor } from '../door/serviceDoor.ts';

/** Follows the alerts through what the service tells of changes: no polling. */
export class AlertsModel implements Disposable {
  readonly #door: ServiceDoor;
  readonly #onError: (error: SyncError) => void;
  readonly #changed = new Emitter<undefined>();
  readonly #disposables = new DisposableList();
  #alerts: readonly AlertDocument[] = [];

  /** `onError` hears why the alerts could not be read. */
  constructor(door: ServiceDoor, changes: ServiceChanges, onError: (error: SyncError) => void) {
    this.#door = door;
    this.#onError = onError;
    this.#disposables.add(
      door.onDidChange(({ kind }) => {
        if (kind === 'open') this.#follow();
        else this.#take([]);
      }),
    );
    this.#disposables.add(
      changes.follow(['alerts'], () => {
        this.#follow();
      }),
    );
  }

  /** Fires after `alerts` has changed. */
  readonly onDidChange: Event<undefined> = this.#changed.event;

  get alerts(): readonly AlertDocument[] {
    return this.#alerts;
  }

  /** Reads the alerts anew, where a service is connected. */
  async refresh(): Promise<void> {
    const { state } = this.#door;
    if (state.kind === 'open') this.#take(await state.service.alerts());
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

  #take(alerts: readonly AlertDocument[]): void {
    this.#alerts = alerts;
    this.#changed.fire(undefined);
  }
}
