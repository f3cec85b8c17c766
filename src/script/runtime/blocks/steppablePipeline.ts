import { NetObject, type Value } from '../../values/value.ts';
import type { ChainCommands } from '../pipeline/chained.ts';
import { endFrom, stoppable } from '../pipeline/pipeline.ts';
import type { Processor } from '../pipeline/processor.ts';
import { Capture, type Sink } from '../pipeline/sink.ts';

/** A pipeline that a script runs step by step: begin, then each object, then end. */
export class SteppablePipeline extends NetObject {
  readonly typeName = 'System.Management.Automation.SteppablePipeline';
  readonly #chain: ChainCommands;
  #processors: readonly Processor[] = [];
  #fed = false;
  /** Index of the command that needs no more, which has stopped those before it; -1 where none has. */
  #stopped = -1;
  /** What it wrote since it was last asked, where it writes to no command. */
  #written: Capture | null = null;

  constructor(chain: ChainCommands) {
    super();
    this.#chain = chain;
  }

  /** `out`: the output of the command that it stands for; null where the steps give what is written. */
  begin(fed: boolean, out: Sink | null): void {
    this.#written = out === null ? new Capture() : null;
    this.#fed = fed;
    this.#processors = this.#chain(out ?? this.#written ?? new Capture(), fed);
    for (const processor of this.#processors) processor.prepare();
    this.#step(() => {
      for (const processor of this.#processors) processor.begin();
    });
  }

  /** One object; what is written. */
  process(value: Value): readonly Value[] {
    const [first] = this.#processors;
    if (first !== undefined && this.#stopped === -1)
      this.#step(() => {
        if (this.#fed) first.write(value);
        else first.processOnce();
      });
    return this.#taken();
  }

  /** What is written at the end. */
  end(): readonly Value[] {
    endFrom(this.#processors, Math.max(this.#stopped, 0));
    this.clean();
    return this.#taken();
  }

  clean(): void {
    for (const processor of this.#processors) processor.clean();
    this.#processors = [];
  }

  #taken(): readonly Value[] {
    return this.#written?.items.splice(0) ?? [];
  }

  #step(run: () => void): void {
    this.#stopped = stoppable(this.#processors, this.#stopped, run);
  }
}
