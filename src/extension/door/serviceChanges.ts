import { type Disposable, DisposableList } from '../../base/disposable.ts';
import { Emitter, type Event } from '../../base/event.ts';
import type { ChangedArea } from '../../domain/changedArea.ts';
import type { ServiceDoor } from './serviceDoor.ts';

/** The changes that the window's service tells of, whichever service that is: what any door, a run or a schedule changed. */
export class ServiceChanges implements Disposable {
  readonly #changed = new Emitter<readonly ChangedArea[]>();
  readonly #disposables = new DisposableList();
  #subscription: Disposable | undefined;

  constructor(door: ServiceDoor) {
    this.#disposables.add(
      door.onDidChange((state) => {
        this.#subscription?.dispose();
        this.#subscription =
          state.kind === 'open'
            ? state.service.onDidChange((areas) => {
                this.#changed.fire(areas);
              })
            : undefined;
      }),
    );
  }

  /** Areas that may have changed. A new connection is no change: whoever shows something reads it anew then. */
  readonly onDidChange: Event<readonly ChangedArea[]> = this.#changed.event;

  /** Calls a listener when one of some areas may have changed. */
  follow(areas: readonly ChangedArea[], listener: () => void): Disposable {
    return this.#changed.event((changed) => {
      if (changed.some((area) => areas.includes(area))) listener();
    });
  }

  dispose(): void {
    this.#subscription?.dispose();
    this.#disposables.dispose();
    this.#changed.dispose();
  }
}
