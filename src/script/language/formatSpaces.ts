import type { TextEdit } from './finding.ts';
import type { ListedToken, TokenList } from '../syntax/tokenList.ts';

/** Words of the language with a blank before their parenthesis. */
const beforeParenthesis = /^(?:if|elseif|while|until|for|foreach|switch|catch)$/i;
/** Those that follow a brace on its line. */
const afterBrace = /^(?:else|elseif|catch|finally|while|until)$/i;
/** Those that a brace follows. */
const beforeBrace = /^(?:else|try|finally|do|begin|process|end|clean|dynamicparam)$/i;

const assignments: ReadonlySet<string> = new Set(['=', '+=', '-=', '*=', '/=', '%=', '??=']);
const openBraces: ReadonlySet<string> = new Set(['{', '@{']);

/** Blanks that are missing within lines, and those at the ends of lines that are too many. */
export function spaceEdits(text: string, { tokens, comments, binarySigns }: TokenList): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  const brackets: string[] = [];
  for (const [index, token] of tokens.entries()) {
    follow(brackets, token);
    const next = tokens[index + 1];
    if (next === undefined || next.kind === 'newline' || token.kind === 'newline') continue;
    if (next.start !== token.end) continue;
    if (isParted(text, token, next, brackets.at(-1), binarySigns))
      edits.push({ start: token.end, end: token.end, text: ' ' });
  }
  return [...edits, ...lineEndEdits(text, [...tokens.filter(({ kind }) => kind !== 'newline'), ...comments])];
}

/** Keeps the brackets that are open. */
function follow(brackets: string[], { kind }: ListedToken): void {
  if (/[({[]$/.test(kind)) brackets.push(kind);
  else if (kind === ')' || kind === '}' || kind === ']') brackets.pop();
}

/** Whether a blank belongs between two tokens that touch. */
function isParted(
  text: string,
  left: ListedToken,
  right: ListedToken,
  bracket: string | undefined,
  binarySigns: ReadonlySet<number>,
): boolean {
  const written = text.slice(left.start, left.end);
  const following = text.slice(right.start, right.end);
  if (left.kind === ';' || left.kind === '|' || right.kind === '|') return true;
  if (left.kind === ',') return bracket !== '[';
  if (assignments.has(left.kind) || assignments.has(right.kind)) return true;
  if (isBinary(left, binarySigns) || isBinary(right, binarySigns)) return true;
  if (openBraces.has(left.kind)) return right.kind !== '}';
  if (right.kind === '}') return !openBraces.has(left.kind);
  if (right.kind === '{') return left.kind === ')' || (left.kind === 'keyword' && beforeBrace.test(written));
  if (right.kind === '(') return left.kind === 'keyword' && beforeParenthesis.test(written);
  return left.kind === '}' && right.kind === 'keyword' && afterBrace.test(following);
}

/** `1..3` stays together. */
function isBinary({ kind, start }: ListedToken, binarySigns: ReadonlySet<number>): boolean {
  return binarySigns.has(start) && kind !== '..';
}

/** Takes away blanks at the ends of lines; within texts, and behind a backtick, they stay. */
function lineEndEdits(
  text: string,
  parts: readonly { readonly start: number; readonly end: number }[],
): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  const sorted = parts.toSorted((left, right) => left.start - right.start);
  let within = 0;
  for (const { index, 0: blanks } of text.matchAll(/[ \t]+(?=\r?\n|$)/g)) {
    while ((sorted[within]?.end ?? Number.POSITIVE_INFINITY) <= index) within++;
    const part = sorted[within];
    const isInside = part !== undefined && part.start < index;
    if (!isInside && text.charAt(index - 1) !== '`')
      edits.push({ start: index, end: index + blanks.length, text: '' });
  }
  return edits;
}
