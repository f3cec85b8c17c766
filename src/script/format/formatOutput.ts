import type { Value } from '../values/value.ts';
import { defaultOptions } from './formatOptions.ts';
import { Formatter } from './formatter.ts';
import { FormatRenderer, type LineOutput } from './formatRenderer.ts';
import { FormatRecord } from './formatRecord.ts';
import type { ObjectReader } from './objectReader.ts';
import type { Runspace } from '../runtime/runspace.ts';
import { SessionReader } from './sessionReader.ts';
import * as lateViews from './views/builtInViews.ts';

/** Shows a stream of objects, format records among them, as a terminal does: default output. */
export class OutputWriter {
  readonly #reader: ObjectReader;
  readonly #renderer: FormatRenderer;
  #formatter: Formatter;

  constructor(output: LineOutput, reader: ObjectReader, allow: (items: number) => void) {
    this.#reader = reader;
    this.#renderer = new FormatRenderer(output, allow);
    this.#formatter = this.#newFormatter();
  }

  /** One object of the pipeline. */
  add(value: Value): void {
    if (!(value instanceof FormatRecord)) {
      this.#formatter.add(value);
      return;
    }
    if (value.body.kind === 'start') {
      // What was formatted by a Format-* cmdlet ends the document of default output before it.
      this.#formatter.end();
      this.#formatter = this.#newFormatter();
    }
    this.#renderer.add(value);
  }

  /** Shows what is held back; what is open stays so. */
  showHeld(): void {
    this.#renderer.showHeld();
  }

  /** Shows what is held back, and closes what is open. */
  end(): void {
    this.#formatter.end();
    this.#renderer.end();
  }

  #newFormatter(): Formatter {
    return new Formatter(
      defaultOptions,
      () => lateViews.builtInViews,
      this.#reader,
      (record) => {
        this.#renderer.add(record);
      },
    );
  }
}

/** Values as a terminal of so many columns shows them: the lines that Out-String gives. */
export function formatOutput(values: Iterable<Value>, width: number, context: Runspace): string[] {
  const lines: string[] = [];
  const output: LineOutput = {
    width,
    writeLine: (line) => {
      lines.push(line);
    },
    impatient: () => false,
  };
  const writer = new OutputWriter(output, new SessionReader(context), (items) => {
    context.allow('items', items);
  });
  for (const value of values) writer.add(value);
  writer.end();
  return lines;
}
