import { ScriptError } from '../../values/errorRecord.ts';
import { StopUpstreamThrow } from '../completion.ts';
import type { Frame } from '../execution.ts';
import type { Processor } from './processor.ts';
import type { Sink } from './sink.ts';

/**
 * Runs the commands of a pipeline: all begin from left to right, then each object goes down the whole chain, then all end from left to right. `clean` runs
 * always.
 */
export function runPipeline(
  processors: readonly Processor[],
  source: ((first: Sink) => void) | null,
  frame: Frame,
): void {
  const [first] = processors;
  if (first === undefined) return;
  const { engine } = frame;
  let failed = true;
  try {
    for (const processor of processors) processor.prepare();
    let from = stoppable(processors, 0, () => {
      for (const processor of processors) processor.begin();
    });
    if (from === 0)
      from = stoppable(processors, 0, () => {
        if (source === null) first.processOnce();
        else source(first);
      });
    endFrom(processors, from);
    failed = processors.some((processor) => processor.failed);
  } catch (error) {
    if (error instanceof ScriptError) error.leftCommand = false;
    throw error;
  } finally {
    for (const processor of processors) processor.clean();
    engine.ok = !failed;
  }
}

/** Ends the commands of a pipeline from one on, from left to right. */
export function endFrom(processors: readonly Processor[], start: number): void {
  let from = start;
  while (from < processors.length) {
    const ending = processors[from];
    const stopped = stoppable(processors, from, () => ending?.end());
    from = stopped > from ? stopped : from + 1;
  }
}

/** Runs a part of a pipeline; where a command stops what stands before it, the index of that command is where the pipeline goes on. */
export function stoppable(processors: readonly Processor[], from: number, run: () => void): number {
  try {
    run();
    return from;
  } catch (error) {
    if (!(error instanceof StopUpstreamThrow)) throw error;
    const index = processors.findIndex((processor) => processor === error.requester);
    if (index === -1) throw error;
    return index;
  }
}
