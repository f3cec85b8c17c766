import { cmtraceStart } from '../../domain/log/cmtraceLine.ts';
import { parseLogLine } from '../../domain/log/logLine.ts';
import { articlesIn } from '../updates/articles.ts';

/** A part of a line: UTF-16 units from its beginning, the end not included. */
interface Span {
  readonly start: number;
  readonly end: number;
}

/** A code that can be explained. */
export interface CodeMark extends Span {
  readonly code: string;
}

/** Something a line names that has a page of its own. */
export interface LinkMark extends Span {
  readonly kind: 'article' | 'update';
  readonly url: string;
}

/** Long lines are stack traces and statements: what they name stands at their beginning. */
const looked = 4000;

/** Codes of eight digits anywhere, states where the line says that the number is one; numbers of threads and counts are none. */
const codePattern = /\b0x(?:f{8})?[0-9a-f]{8}\b|(?<=\bID=|\bstate )67\d\d\b|(?<=\bHTTP status )\d{3}\b/gi;

/** The codes that a line of a log names, in its text: not in what stands behind it about time and thread. */
export function codesIn(line: string): readonly CodeMark[] {
  return [...textOf(line).matchAll(codePattern)].map(({ 0: code, index }) => ({
    ...{ code, start: index, end: index + code.length },
  }));
}

// Braces stand around ids that are no updates, such as that of the update source.
const updatePattern = /(?<![{\w-])[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}(?![}\w-])/gi;

/** The articles and updates that a line of a log names, with their pages at Microsoft. */
export function linksIn(line: string): readonly LinkMark[] {
  const text = textOf(line);
  const articles = articlesIn(text).map(({ start, length, article }): LinkMark => ({
    ...{ kind: 'article', start, end: start + length },
    url: `https://support.microsoft.com/help/${article.slice('KB'.length)}`,
  }));
  const updates = [...text.matchAll(updatePattern)].map(({ 0: id, index }): LinkMark => ({
    ...{ kind: 'update', start: index, end: index + id.length },
    url: `https://www.catalog.update.microsoft.com/ScopedViewInline.aspx?updateid=${id.toLowerCase()}`,
  }));
  return [...articles, ...updates].sort((a, b) => a.start - b.start);
}

function textOf(line: string): string {
  const end = line.lastIndexOf('$$<');
  return line.slice(0, Math.min(end < 0 ? looked : end, looked));
}

/** Whether a line is one of a log of either format; what follows an entry's first line may look like anything. */
export function isLogLine(line: string): boolean {
  return line.replace(/^\uFEFF/, '').startsWith(cmtraceStart) || parseLogLine(line) !== undefined;
}
