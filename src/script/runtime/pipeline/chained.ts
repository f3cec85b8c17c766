import { ScriptError } from '../../values/errorRecord.ts';
import type { PipelinePlace, Processor } from './processor.ts';
import type { Sink } from './sink.ts';

/** A command whose arguments are known, to be put in its place. */
export type PlannedCommand = (out: Sink, place: PipelinePlace) => Processor;

/** Puts the commands of a pipeline in their places: with what they write to, and whether something is fed to the first. */
export type ChainCommands = (out: Sink, fed: boolean) => Processor[];

/** Puts commands one behind the other, the last before `out`; `fed`: an expression or a step feeds the first. */
export function chained(plans: readonly PlannedCommand[], out: Sink, fed: boolean): Processor[] {
  const processors: Processor[] = [];
  let next = out;
  let unknown: ScriptError | null = null;
  for (let index = plans.length - 1; index >= 0; index--) {
    try {
      const processor = plans[index]?.(next, {
        position: index + 1,
        length: plans.length,
        expectingInput: fed || index > 0,
      });
      if (processor === undefined) continue;
      processors.unshift(processor);
      next = processor;
    } catch (error) {
      // Of several commands that are not there the first is told of.
      if (!(error instanceof ScriptError)) throw error;
      unknown = error;
    }
  }
  if (unknown !== null) throw unknown;
  return processors;
}
