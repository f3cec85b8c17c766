import { OutputWriter } from '../format/formatOutput.ts';
import { errorText } from '../format/errorView.ts';
import { SessionReader } from '../format/sessionReader.ts';
import { streamPrefixes } from '../format/streamPrefixes.ts';
import type { Runspace } from '../runtime/runspace.ts';
import type { StreamName } from '../runtime/session/scriptOutcome.ts';
import type { ErrorRecord } from '../values/errorRecord.ts';
import type { Value } from '../values/value.ts';
import { HostInformationMessage, InformationRecord } from '../values/streamRecords.ts';
import { colored } from './consoleColors.ts';

/** Where the text of a terminal goes: standard output and standard error. */
export interface TerminalOutput {
  /** `styled` adds the style of the host to the text, which itself commands nothing. */
  write(stream: 'output' | 'error', text: string, styled: (plain: string) => string): void;
}

const asItIs = (plain: string): string => plain;

/** Shows what a script writes as a terminal does: output and what Write-Host says on standard output, all else on standard error. */
export class TerminalRecords {
  readonly #context: Runspace;
  readonly #output: TerminalOutput;
  readonly #reader: SessionReader;
  readonly #writer: OutputWriter;

  readonly #colors: boolean;

  constructor(
    context: Runspace,
    { width, colors = false }: { readonly width: number; readonly colors?: boolean },
    output: TerminalOutput,
  ) {
    this.#context = context;
    this.#colors = colors;
    this.#output = output;
    this.#reader = new SessionReader(context);
    const lines = {
      width,
      writeLine: (line: string) => {
        output.write('output', `${line.trimEnd()}\n`, asItIs);
      },
      impatient: () => false,
    };
    this.#writer = new OutputWriter(lines, this.#reader, (items) => {
      context.allow('items', items);
    });
  }

  add(stream: StreamName, value: Value): void {
    // A table that waits for more rows, to know the widths of its columns, stands before what comes now.
    if (stream !== 'output') this.#writer.showHeld();
    switch (stream) {
      case 'output':
        this.#writer.add(value);
        break;
      case 'error':
        this.#tell(errorText(value, this.#reader), 'Red');
        break;
      case 'information':
        this.#tellInformation(value);
        break;
      case 'warning':
      case 'verbose':
      case 'debug':
        this.#tell(`${streamPrefixes[stream]}${this.#context.text(value)}`, 'Yellow');
    }
  }

  #tell(text: string, color: string): void {
    this.#output.write('error', `${text}\n`, (plain) => (this.#colors ? colored(plain, color) : plain));
  }

  /** What Write-Host says in its colors, on a line that goes on where it wants that. */
  #tellInformation(value: Value): void {
    const data = value instanceof InformationRecord ? value.messageData : value;
    if (!(data instanceof HostInformationMessage)) {
      this.#output.write('output', `${this.#context.text(value)}\n`, asItIs);
      return;
    }
    const { message, foreground, background, noNewLine } = data;
    this.#output.write('output', `${message}${noNewLine ? '' : '\n'}`, (plain) =>
      this.#colors ? colored(plain, foreground, background) : plain,
    );
  }

  /** Shows what was held back, and the error that ended the script. */
  end(terminating: ErrorRecord | null): void {
    this.#writer.end();
    if (terminating !== null) this.add('error', terminating);
  }
}
