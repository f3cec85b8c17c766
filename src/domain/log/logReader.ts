import { cmtraceStart, endsCmtraceLine, parseCmtraceLine } from './cmtraceLine.ts';
import type { LogEntry } from './logEntry.ts';
import { type LogLine, parseLogLine } from './logLine.ts';
import { severityOfText, severityOfType } from './severity.ts';

/** Bounds of what is kept while an entry is incomplete, in UTF-16 units and lines. */
const longestLine = 262_144;
const longestEntry = 1_048_576;
const mostLines = 1000;

/**
 * Reads logs of either format from chunks of text as they come: byte order mark, any line ends, entries over several lines,
 * `ROLLOVER`, SQL statements without a trailer, damage. Never throws; what it cannot read comes out as plain entries.
 */
export class LogReader {
  #rest = '';
  #isFirst = true;
  #lines: string[] = [];
  #length = 0;

  /** Takes the next chunk; returns the entries that it completes. */
  push(chunk: string): LogEntry[] {
    const entries: LogEntry[] = [];
    const text = this.#rest + (this.#isFirst ? chunk.replace(/^\uFEFF/, '') : chunk);
    if (chunk !== '') this.#isFirst = false;
    let start = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      this.#take(text.slice(start, end), entries);
      start = end + 1;
    }
    this.#rest = text.slice(start);
    if (this.#rest.length > longestLine) {
      this.#take(this.#rest, entries);
      this.#rest = '';
    }
    return entries;
  }

  /** Ends the log; returns what was incomplete. The reader can read another log afterwards. */
  end(): LogEntry[] {
    const entries: LogEntry[] = [];
    if (this.#rest !== '') this.#take(this.#rest, entries);
    this.#giveUp(entries);
    this.#rest = '';
    this.#isFirst = true;
    return entries;
  }

  #take(rawLine: string, entries: LogEntry[]): void {
    const line = rawLine.endsWith('\r') ? rawLine.slice(0, -1) : rawLine;
    if (line.startsWith(cmtraceStart)) this.#giveUp(entries);
    if (line.startsWith(cmtraceStart) || this.#lines[0]?.startsWith(cmtraceStart) === true) {
      this.#keep(line, entries);
      if (endsCmtraceLine(line)) this.#completeCmtrace(entries);
      return;
    }
    const parsed = parseLogLine(line);
    if (parsed !== undefined) {
      this.#completeSite(parsed, entries);
    } else if (line === 'ROLLOVER') {
      this.#giveUp(entries);
    } else if (line.trim() !== '' || this.#lines.length > 0) {
      this.#keep(line, entries);
    }
  }

  /** The trailer stands behind an entry's last line, so the lines before it without one are its beginning. */
  #completeSite(last: LogLine, entries: LogEntry[]): void {
    const lines = this.#lines;
    this.#forget();
    const { component, time, bias, thread } = last;
    const add = (text: string): void => {
      entries.push({
        ...{ text, component, time, bias, thread },
        format: 'site',
        severity: severityOfText(text),
      });
    };
    // SQL noise is an entry of its own: the line behind it often has something to say.
    if (lines[0]?.startsWith('***') === true) {
      add(lines.join('\n'));
      add(last.text);
    } else {
      add([...lines, last.text].join('\n'));
    }
  }

  #completeCmtrace(entries: LogEntry[]): void {
    const parsed = parseCmtraceLine(this.#lines.join('\n'));
    if (parsed === undefined) {
      this.#giveUp(entries);
      return;
    }
    this.#forget();
    const { text, component, time, bias, thread, type } = parsed;
    entries.push({
      ...{ text, component, time, bias, thread },
      format: 'ccm',
      severity: severityOfType(type),
    });
  }

  #keep(line: string, entries: LogEntry[]): void {
    this.#lines.push(line);
    this.#length += line.length;
    if (this.#length > longestEntry || this.#lines.length > mostLines) this.#giveUp(entries);
  }

  /** The kept lines are no entry that ends: each stands for itself. */
  #giveUp(entries: LogEntry[]): void {
    const lines = this.#lines;
    this.#forget();
    for (const line of lines) {
      const parsed = parseLogLine(line);
      if (parsed !== undefined) this.#completeSite(parsed, entries);
      else if (line.trim() !== '')
        entries.push({ text: line, format: 'plain', severity: severityOfText(line) });
    }
  }

  #forget(): void {
    this.#lines = [];
    this.#length = 0;
  }
}
