import type { Clock } from '../base/clock.ts';

/** How often, and at what intervals (ms), a row that is being replaced is looked for. */
const attempts = 20;
const interval = 50;

/** The row that is selected. While it is being replaced VS Code knows none: it is waited for, a second at most; undefined where it does not come back. */
export async function selectedRow<Node>(
  view: { readonly selection: readonly Node[] },
  clock: Pick<Clock, 'sleep'>,
): Promise<Node | undefined> {
  for (let attempt = 0; attempt < attempts && view.selection.length === 0; attempt++)
    await clock.sleep(interval);
  return view.selection[0];
}
