import { isBlank, isNewline } from './characters.ts';
import type { Comment } from './comment.ts';
import type { ParseDiagnostic } from './diagnostic.ts';
import { type DiagnosticId, diagnosticText } from './diagnosticTexts.ts';
import type { Extent } from './extent.ts';

/** Stands in a text within a text for the second of two doubled quotes, so that both have the same offsets. */
export const droppedQuote = 0xfffe;

const backtick = 96;

/** Reads a text by offset: blanks and comments, and what is reported of it. Lowest of the classes that make up the parser. */
export abstract class SourceReader {
  protected text: string;
  /** Of the next character to read. */
  protected offset = 0;
  /** How many quotes have been dropped from the text: PowerShell does not count them where it tells of the text's end. */
  protected dropped = 0;
  readonly diagnostics: ParseDiagnostic[] = [];
  readonly comments: Comment[] = [];
  readonly #reported = new Set<string>();

  constructor(text: string) {
    this.text = text;
  }

  /** Code of the next character, or one after it; NaN behind the end. */
  protected code(ahead = 0): number {
    return this.text.charCodeAt(this.offset + ahead);
  }

  protected slice({ start, end }: Extent): string {
    return this.text.slice(start, end);
  }

  /** Reports once: a token may be read twice. `{0}` and on are filled in. */
  report(id: DiagnosticId, at: Extent, ...values: readonly string[]): void {
    this.#report(id, at, values, false);
  }

  /** Reports what more text could mend when nothing but blanks and comments follow. */
  protected reportIncomplete(id: DiagnosticId, at: Extent, ...values: readonly string[]): void {
    this.#report(id, at, values, this.#isRest(at.end + this.dropped));
  }

  /** The same of what is told of where it begins. */
  protected reportOpen(id: DiagnosticId, at: Extent, noticed: Extent): void {
    this.#report(id, at, [], this.#isRest(noticed.end));
  }

  /** Forgets what was reported by a reading that turned out to be wrong. */
  protected forgetReports(known: number): void {
    for (const { id, start, end } of this.diagnostics.splice(known))
      this.#reported.delete(`${id} ${start} ${end}`);
  }

  #report(id: DiagnosticId, at: Extent, values: readonly string[], incompleteInput: boolean): void {
    const key = `${id} ${at.start} ${at.end}`;
    if (this.#reported.has(key)) return;
    this.#reported.add(key);
    const message = diagnosticText(id, values);
    this.diagnostics.push({ id, message, start: at.start, end: at.end, incompleteInput });
  }

  /** Whether nothing that counts stands at and behind an offset. */
  #isRest(from: number): boolean {
    for (let at = from; at < this.text.length; at++) {
      const code = this.text.charCodeAt(at);
      if (code === 35) {
        while (at < this.text.length && !isNewline(this.text.charCodeAt(at))) at++;
      } else if (!isBlank(code) && !isNewline(code)) return false;
    }
    return true;
  }

  /** Skips blanks, comments and line ends that a backtick takes away. */
  protected skipBlanks(): void {
    for (;;) {
      const code = this.code();
      if (isBlank(code)) this.offset++;
      else if (code === 35) this.#lineComment();
      else if (code === 60 && this.code(1) === 35) this.#blockComment();
      else if (code === backtick && this.#continues()) continue;
      else if (code === droppedQuote) this.offset++;
      else return;
    }
  }

  /** Skips blanks, comments and line ends, and semicolons with them. */
  protected skipBlankLines(semicolons: boolean): void {
    for (;;) {
      this.skipBlanks();
      const code = this.code();
      if (!isNewline(code) && !(semicolons && code === 59)) return;
      this.offset++;
    }
  }

  /** At a backtick: skips it with the line end or the blanks behind it. */
  #continues(): boolean {
    const next = this.code(1);
    if (isNewline(next)) {
      this.offset += next === 13 && this.code(2) === 10 ? 3 : 2;
      return true;
    }
    if (isBlank(next)) {
      this.offset += 2;
      return true;
    }
    if (this.offset + 1 < this.text.length) return false;
    const at = { start: this.offset + 2, end: this.offset + 2 };
    this.reportIncomplete('IncompleteString', at);
    this.offset++;
    return true;
  }

  #lineComment(): void {
    const start = this.offset;
    let at = start;
    while (at < this.text.length && !isNewline(this.text.charCodeAt(at))) at++;
    this.offset = at;
    this.#addComment({ start, end: at, block: false });
  }

  #blockComment(): void {
    const start = this.offset;
    const close = this.text.indexOf('#>', start + 2);
    this.offset = close < 0 ? this.text.length : close + 2;
    if (close < 0) this.reportIncomplete('MissingTerminatorMultiLineComment', { start, end: this.offset });
    this.#addComment({ start, end: this.offset, block: true });
  }

  /** Comments behind which reading started again come once. */
  #addComment(comment: Comment): void {
    const last = this.comments.at(-1);
    if (last === undefined || last.start < comment.start) this.comments.push(comment);
  }
}

/** The empty place behind something. */
export function after({ end }: Extent): Extent {
  return { start: end, end };
}

/** The empty place before something, one off its start as PowerShell tells it. */
export function before({ start }: Extent): Extent {
  const place = Math.max(0, start - 1);
  return { start: place, end: place };
}

/** From the start of one to the end of another. */
export function between(first: Extent, last: Extent): Extent {
  return { start: first.start, end: last.end };
}
