import type { Value } from '../../values/value.ts';
import type { Sink } from './sink.ts';

/** One command of a running pipeline; the pipeline calls its parts in this order. Output goes to the sink it was made with. */
export interface Processor extends Sink {
  /** Binds its arguments. */
  prepare(): void;
  begin(): void;
  /** Takes one object of the pipeline. */
  write(value: Value): void;
  /** Called instead of `write` where the command has no input. */
  processOnce(): void;
  end(): void;
  /** Always, also after an error or a stop. */
  clean(): void;
  /** Whether it wrote an error of its own: `$?` is false then. */
  readonly failed: boolean;
}

/** Where a command stands in its pipeline. */
export interface PipelinePlace {
  /** From 1. */
  readonly position: number;
  readonly length: number;
  readonly expectingInput: boolean;
}
