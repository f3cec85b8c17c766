import { displayWidth } from './displayWidth.ts';
import { documentLines, type DocumentLines } from './documentLines.ts';
import { frameLines } from './frame.ts';
import type { Entry, FormatBody, FormatRecord, Shape } from './formatRecord.ts';
import { listLines } from './listLayout.ts';

/** Where lines go, and how wide they may be. */
export interface LineOutput {
  /** Columns. */
  readonly width: number;
  readonly writeLine: (line: string) => void;
  /** Whether a table whose widths follow from its values is shown with those that came so far, though more may come. */
  readonly impatient: () => boolean;
}

/** Objects of a table whose widths follow from its values that are waited for at most, where -AutoSize asks for no more. */
const mostWaitedFor = 5_000;

/**
 * Turns format records into lines. A table (or a wide list) whose columns have no width waits for its values first; once one did, every later document
 * does, as PowerShell has it.
 */
export class FormatRenderer {
  readonly #output: LineOutput;
  readonly #allow: (items: number) => void;
  #shape: Shape = { kind: 'list' };
  #document: DocumentLines | null = null;
  /** Whether documents wait, and for how many objects. */
  #waiting: { readonly most: number } | null = null;
  #held: FormatBody[] | null = null;
  #heldEntries = 0;
  #hint: readonly number[] | null = null;

  constructor(output: LineOutput, allow: (items: number) => void) {
    this.#output = output;
    this.#allow = allow;
  }

  /** One record, in order. */
  add({ body }: FormatRecord): void {
    if (body.kind === 'start') {
      // A document within another, open one ends that.
      this.#closeDocument();
      this.#shape = body.shape;
      if (body.autosize) this.#waiting = { most: Infinity };
      else if (body.shape.kind === 'table' && body.shape.columns[0]?.width === 0)
        this.#waiting = { most: mostWaitedFor };
    }
    if (this.#held === null && body.kind === 'groupStart' && this.#waiting !== null) {
      this.#held = [body];
      this.#heldEntries = 0;
      return;
    }
    if (this.#held === null) {
      this.#process(body);
      return;
    }
    this.#hold(body, this.#held);
  }

  /** Shows what is held: a table has the widths of the values that came so far. */
  showHeld(): void {
    this.#release();
  }

  /** Shows what is held, and closes what is open. */
  end(): void {
    this.#release();
    this.#closeDocument();
  }

  #hold(body: FormatBody, held: FormatBody[]): void {
    held.push(body);
    if (body.kind === 'entry') this.#heldEntries++;
    if (held.length > mostWaitedFor) this.#allow(1);
    const most = this.#waiting?.most ?? 0;
    if (
      body.kind === 'groupEnd' ||
      this.#heldEntries >= most ||
      (most !== Infinity && this.#output.impatient())
    )
      this.#release();
  }

  #release(): void {
    const held = this.#held;
    if (held === null) return;
    this.#held = null;
    this.#hint = widthsFrom(this.#shape, held);
    for (const body of held) this.#process(body);
  }

  #process(body: FormatBody): void {
    switch (body.kind) {
      case 'start':
        this.#document = documentLines(body.shape, this.#output.width, this.#output.writeLine);
        return;
      case 'groupStart':
        this.#document?.startGroup(body.heading, this.#takeHint());
        return;
      case 'entry':
        this.#document?.entry(body.entry);
        return;
      case 'outOfBand':
        this.#outOfBand(body.entry);
        return;
      case 'groupEnd':
        return;
      case 'end':
        this.#closeDocument();
        return;
    }
  }

  #closeDocument(): void {
    const document = this.#document;
    if (document === null) return;
    this.#release();
    document.end();
    this.#document = null;
  }

  #takeHint(): readonly number[] | null {
    const hint = this.#hint;
    this.#hint = null;
    return hint;
  }

  #outOfBand(entry: Entry): void {
    const { width, writeLine } = this.#output;
    switch (entry.kind) {
      case 'raw':
        writeLine(entry.text);
        return;
      case 'custom':
        for (const line of frameLines(entry.pieces, Infinity)) writeLine(line);
        return;
      case 'fields':
        writeLine('');
        for (const line of listLines(entry.fields, width)) writeLine(line);
        writeLine('');
        return;
      case 'row':
      case 'name':
        return;
    }
  }
}

/** Widths that hold the labels and values of a group. Of a wide list, one: that of the widest value. */
function widthsFrom(shape: Shape, bodies: readonly FormatBody[]): readonly number[] | null {
  if (shape.kind !== 'table' && shape.kind !== 'wide') return null;
  const widths = shape.kind === 'table' ? shape.columns.map(({ label }) => displayWidth(label)) : [0];
  for (const body of bodies) {
    if (body.kind !== 'entry') continue;
    const { entry } = body;
    const cells = entry.kind === 'row' ? entry.cells : entry.kind === 'name' ? [entry.text] : [];
    cells.forEach((cell, index) => {
      widths[index] = Math.max(widths[index] ?? 0, displayWidth(cell));
    });
  }
  return widths;
}
