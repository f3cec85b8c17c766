import { type Disposable, DisposableList } from '../../base/disposable.ts';
import { Emitter, type Event } from '../../base/event.ts';
import type { AlertDocument } from '../../domain/documents.ts';
import { asSyncError, type SyncError } from '../../domain/errors/syncError.ts';
import type { SyncEvent, SyncEventKind } from '../../domain/syncEvent.ts';
import type { ServiceDoor } from '../door/serviceDoor.ts';

/** Events after which an alert may have been raised, or be over. */
const telling: ReadonlySet<SyncEventKind> = new Set<SyncEventKind>(['alertChanged', 'failed', 'succeeded']);

/** Follows the alerts through the service's events: no polling. */
export class AlertsModel implements Disposable {
  readonly #door: ServiceDoor;
  readonly #onError: (error: SyncError) => void;
  readonly #changed = new Emitter<undefined>();
  readonly #disposables = new DisposableList();
  #alerts: readonly AlertDocument[] = [];

  /** `onDidCommit` are the events of the hierarchy; `onError` hears why the alerts could not be read. */
  constructor(
    door: ServiceDoor,
    onDidCommit: Event<readonly SyncEvent[]>,
    onError: (error: SyncError) => void,
  ) {
    this.#door = door;
    this.#onError = onError;
    this.#disposables.add(
      door.onDidChange(({ kind }) => {
        if (kind === 'open') this.#follow();
        else this.#take([]);
      }),
    );
    this.#disposables.add(
      onDidCommit((events) => {
        if (events.some(({ body }) => telling.has(body.kind))) this.#follow();
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
