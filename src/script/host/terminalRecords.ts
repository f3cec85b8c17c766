import { OutputWriter } from '../format/formatOutput.ts';
import { errorText } from '../format/errorView.ts';
import { SessionReader } from '../format/sessionReader.ts';
import type { Runspace } from '../runtime/runspace.ts';
import type { StreamName } from '../runtime/scriptOutcome.ts';
import type { ErrorRecord } from '../values/errorRecord.ts';
import type { Value } from '../values/value.ts';
import type { SessionOutput } from './sessionOutput.ts';

const prefixes = { warning: 'WARNING: ', verbose: 'VERBOSE: ', debug: 'DEBUG: ' } as const;

/** Shows what a script writes as a terminal does: output and what Write-Host says on standard output, all else on standard error. */
export class TerminalRecords {
  readonly #context: Runspace;
  readonly #output: SessionOutput;
  readonly #reader: SessionReader;
  readonly #writer: OutputWriter;

  constructor(context: Runspace, width: number, output: SessionOutput) {
    this.#context = context;
    this.#output = output;
    this.#reader = new SessionReader(context);
    const lines = {
      width,
      writeLine: (line: string) => {
        output.write('output', `${line.trimEnd()}\n`);
      },
      impatient: () => false,
    };
    this.#writer = new OutputWriter(lines, this.#reader, (items) => {
      context.allow('items', items);
    });
  }

  add(stream: StreamName, value: Value): void {
    switch (stream) {
      case 'output':
        this.#writer.add(value);
        break;
      case 'error':
        this.#output.write('error', `${errorText(value, this.#reader)}\n`);
        break;
      case 'information':
        this.#output.write('output', `${this.#context.text(value)}\n`);
        break;
      case 'warning':
      case 'verbose':
      case 'debug':
        this.#output.write('error', `${prefixes[stream]}${this.#context.text(value)}\n`);
    }
  }

  /** Shows what was held back, and the error that ended the script. */
  end(terminating: ErrorRecord | null): void {
    this.#writer.end();
    if (terminating !== null) this.add('error', terminating);
  }
}
