import { LineMap } from '../syntax/lineMap.ts';
import type { TextEdit } from './finding.ts';
import type { ListedToken, TokenList } from '../syntax/tokenList.ts';

/** How lines are indented. */
export interface FormatOptions {
  readonly tabSize: number;
  readonly insertSpaces: boolean;
}

/** An open bracket, with how far the line that it stands in is indented, and how far the statement within. */
interface Bracket {
  readonly kind: string;
  readonly indent: number;
  base: number;
}

const closing: ReadonlySet<string> = new Set([')', '}', ']']);

/** Tokens behind which a statement goes on in the next line; commas only where no list of their own does the indenting. */
const goesOn: ReadonlySet<string> = new Set([
  ...[
    '|',
    '||',
    '&&',
    '=',
    '+=',
    '-=',
    '*=',
    '/=',
    '%=',
    '??=',
    '+',
    '-',
    '*',
    '/',
    '%',
    'dashOperator',
    '??',
  ],
  ...['.', '::'],
]);

/** Indentation of lines: one step within brackets, one for what goes on from the line before. */
export function indentEdits(text: string, list: TokenList, options: FormatOptions): readonly TextEdit[] {
  const lines = new LineMap(text);
  const step = options.insertSpaces ? ' '.repeat(options.tabSize) : '\t';
  const edits: TextEdit[] = [];
  const outermost: Bracket = { kind: '', indent: -1, base: 0 };
  const open: Bracket[] = [outermost];
  const inner = (): Bracket => open.at(-1) ?? outermost;
  const parts = [
    ...list.tokens.filter(({ kind }) => kind !== 'newline'),
    ...list.comments.map(({ start, end }) => ({ kind: 'comment' as const, start, end })),
  ].sort((left, right) => left.start - right.start);
  let line = 0;
  let indent = 0;
  let before: Part | undefined;
  for (const part of parts) {
    const own = lines.position(part.start).line;
    if (own > line) {
      const lineStart = lines.offset({ line: own, column: 1 });
      // The end of a text of several lines: what stands before it is its own.
      const begins = text.slice(lineStart, part.start).trim() === '';
      if (begins) {
        const isContinued = before !== undefined && continues(text, before, part, inner());
        if (closing.has(part.kind)) indent = inner().indent;
        else if (isContinued) indent = inner().base + 1;
        else {
          indent = inner().indent + 1;
          inner().base = indent;
        }
        indent = Math.max(0, indent);
        const wanted = step.repeat(indent);
        const present = text.slice(lineStart, part.start);
        if (present !== wanted) {
          edits.push({ start: lineStart, end: part.start, text: wanted });
          if (part.kind === 'comment')
            edits.push(...shiftedLines(text, part, columns(wanted, options) - columns(present, options)));
        }
      }
    }
    line = lines.position(Math.max(part.start, part.end - 1)).line;
    if (/[({[]$/.test(part.kind)) open.push({ kind: part.kind, indent, base: indent });
    else if (closing.has(part.kind) && open.length > 1) open.pop();
    if (part.kind !== 'comment') before = part;
  }
  return edits;
}

type Part = Pick<ListedToken, 'start' | 'end'> & { readonly kind: ListedToken['kind'] | 'comment' };

/** Whether a line goes on with what the token before it began. */
function continues(text: string, before: Part, first: Part, { kind }: Bracket): boolean {
  if (text.slice(before.end, first.start).includes('`')) return true;
  if (/^(?:\||\|\||&&|\.|::|\?\.)$/.test(first.kind)) return true;
  if (first.kind === 'dashOperator' && !/[({[]$/.test(before.kind)) return true;
  if (goesOn.has(before.kind)) return true;
  return before.kind === ',' && !/[([]$/.test(kind);
}

/** How wide blanks are, in columns. */
function columns(blanks: string, { tabSize }: FormatOptions): number {
  const tabs = blanks.length - blanks.replaceAll('\t', '').length;
  return blanks.length + tabs * (tabSize - 1);
}

/** The further lines of a block comment move with its first. */
function shiftedLines(text: string, { start, end }: Part, by: number): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  for (const { index, 0: found } of text.slice(start, end).matchAll(/(?<=\n)[ \t]*(?=[^\s])/g)) {
    const from = start + index;
    if (by > 0) edits.push({ start: from, end: from, text: ' '.repeat(by) });
    else edits.push({ start: from, end: from + Math.min(found.length, -by), text: '' });
  }
  return edits;
}
