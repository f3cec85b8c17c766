import type { TreeView } from 'vscode';
import type { Clock } from '../base/clock.ts';
import type { Disposable } from '../base/disposable.ts';
import { Gathering } from '../base/gathering.ts';

/** How long what a row says of an age holds good (ms). */
const minute = 60_000;

/** A view as far as it can be seen. */
type Seen = Pick<TreeView<unknown>, 'visible' | 'onDidChangeVisibility'>;

/** Has `redraw` tell ages (`5 min ago`) anew every minute while a view is seen, and when it is seen again: for a hidden one nothing goes on. */
export function tellAges(view: Seen, clock: Pick<Clock, 'now' | 'sleep'>, redraw: () => void): Disposable {
  let drawn = clock.now();
  const aging = new Gathering(clock, minute, () => {
    look();
  });
  const look = (): void => {
    if (!view.visible) return;
    if (clock.now() - drawn >= minute) {
      drawn = clock.now();
      redraw();
    }
    aging.request();
  };
  const listening = view.onDidChangeVisibility(look);
  look();
  return {
    dispose: () => {
      listening.dispose();
      aging.dispose();
    },
  };
}
