import type { Clock } from '../base/clock.ts';
import type { OutputStream } from './host.ts';
import { ProgressBars } from './progressBars.ts';
import { ProgressLines } from './progressLines.ts';
import type { Progress } from './progressView.ts';
import type { Layout } from './render/layout.ts';

/** What progress is shown with. */
export interface ProgressOptions {
  /** No lines; bars on a terminal are shown all the same. */
  readonly quiet: boolean;
  readonly verbose: boolean;
  readonly layout: Layout;
  readonly clock: Clock;
}

/** Bars with counts and time left on a terminal, plain lines elsewhere, nothing where lines are not wanted. */
export function createProgress(stream: OutputStream, options: ProgressOptions): Progress {
  const { layout, verbose, quiet, clock } = options;
  if (stream.isTTY === true) return new ProgressBars(stream, layout, { verbose, clock });
  const nothing = (): void => undefined;
  if (quiet) return { show: nothing, report: nothing, say: nothing, end: nothing };
  return new ProgressLines((line) => stream.write(`${line}\n`), { verbose, clock });
}
