import type { Extent } from '../syntax/extent.ts';
import type { ScriptPosition } from '../values/invocationInfo.ts';

/** The text that a tree was parsed from, and what its offsets mean. */
export class Source {
  readonly text: string;
  /** Absolute path; null for a prompt or a string. */
  readonly file: string | null;
  #starts: readonly number[] | null = null;

  constructor(text: string, file: string | null) {
    this.text = text;
    this.file = file;
  }

  /** The text of a node. */
  slice({ start, end }: Extent): string {
    return this.text.slice(start, end);
  }

  /** Line of an offset, from 1. */
  line(offset: number): number {
    const starts = this.#lineStarts();
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  }

  /** Where a node stands. */
  position(extent: Extent): ScriptPosition {
    const starts = this.#lineStarts();
    const line = this.line(extent.start);
    const endLine = this.line(extent.end);
    const lineStart = starts[line - 1] ?? 0;
    const next = starts[line] ?? this.text.length;
    return {
      file: this.file,
      line,
      column: extent.start - lineStart + 1,
      endLine,
      endColumn: extent.end - (starts[endLine - 1] ?? 0) + 1,
      lineText: this.text.slice(lineStart, next),
      text: this.slice(extent),
    };
  }

  #lineStarts(): readonly number[] {
    if (this.#starts !== null) return this.#starts;
    const starts = [0];
    for (let at = this.text.indexOf('\n'); at !== -1; at = this.text.indexOf('\n', at + 1))
      starts.push(at + 1);
    this.#starts = starts;
    return starts;
  }
}
