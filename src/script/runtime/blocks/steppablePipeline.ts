import { NetObject, type Value } from '../../values/value.ts';
import type { ChainCommands } from '../pipeline/chained.ts';
import { StopUpstreamThrow } from '../completion.ts';
import type { Processor } from '../pipeline/processor.ts';
import { Capture, type Sink } from '../pipeline/sink.ts';

/** A pipeline that a script runs step by step: begin, then each object, then end. */
export class SteppablePipeline extends NetObject {
  readonly typeName = 'System.Management.Automation.SteppablePipeline';
  readonly #chain: ChainCommands;
  #processors: readonly Processor[] = [];
  #fed = false;
  /** The command that takes what comes; those before it have been stopped. */
  #from = 0;
  #isStopped = false;

  constructor(chain: ChainCommands) {
    super();
    this.#chain = chain;
  }

  /** What it wrote since it was last asked, where it writes to no command. */
  #written: Capture | null = null;

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
    if (first !== undefined && !this.#isStopped)
      this.#step(() => {
        if (this.#fed) first.write(value);
        else first.processOnce();
      });
    return this.#taken();
  }

  /** What is written at the end. */
  end(): readonly Value[] {
    while (this.#from < this.#processors.length) {
      const ending = this.#processors[this.#from];
      const { length } = this.#processors;
      const before = this.#from;
      this.#step(() => ending?.end());
      if (this.#from === before) this.#from = Math.min(before + 1, length);
    }
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

  /** A command within it that needs no more stops those before it alone. */
  #step(run: () => void): void {
    try {
      run();
    } catch (error) {
      if (!(error instanceof StopUpstreamThrow)) throw error;
      const index = this.#processors.findIndex((processor) => processor === error.requester);
      if (index === -1) throw error;
      this.#from = index;
      this.#isStopped = true;
    }
  }
}
