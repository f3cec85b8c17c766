import type { ScriptPosition } from './invocationInfo.ts';

/** Longest part of a line that is shown. */
const longest = 69;
/** What is shown before and behind the marked text where the line is cut. */
const before = 12;
const behind = 8;

/** Where something stands, as PositionMessage tells it: `At FILE:LINE char:COLUMN`, the line, and a mark below. */
export function positionMessage(position: ScriptPosition): string {
  const place = position.file ?? 'line';
  const { line, mark } = markedLine(position);
  const head = `At ${place}:${String(position.line)} char:${String(position.column)}`;
  return line === '' ? head : `${head}\n+ ${line}\n+ ${mark}`;
}

/** The line of a position, cut around it where it is long, and the mark that goes below it. */
export function markedLine(position: ScriptPosition): { readonly line: string; readonly mark: string } {
  const source = position.lineText.replace(/\s+$/u, '');
  const from = Math.min(position.column - 1, source.length);
  const to =
    position.endLine === position.line ? Math.min(position.endColumn - 1, source.length) : source.length;
  const start = expanded(source.slice(0, from)).length;
  const line = expanded(source);
  const end = start + expanded(source.slice(from, to)).length;
  return line.length <= longest ? { line, mark: markAt(start, end - start) } : cut(line, start, end);
}

function cut(line: string, start: number, end: number): { readonly line: string; readonly mark: string } {
  const first = Math.max(0, Math.min(start - before, Math.min(line.length, end + behind) - longest));
  const prefix = first > 0 ? '… ' : '';
  const suffix = first + longest < line.length ? ' …' : '';
  return {
    line: prefix + line.slice(first, first + longest) + suffix,
    mark: markAt(start - first + prefix.length, Math.min(end - start, longest - (start - first))),
  };
}

function markAt(column: number, length: number): string {
  return ' '.repeat(column) + '~'.repeat(Math.max(0, length));
}

function expanded(text: string): string {
  return text.replaceAll('\t', '    ');
}
