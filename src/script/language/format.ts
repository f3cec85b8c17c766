import { applyEdits, type TextEdit } from './finding.ts';
import { indentEdits, type FormatOptions } from './formatIndents.ts';
import { spaceEdits } from './formatSpaces.ts';
import { listTokens, type ListedToken } from '../syntax/tokenList.ts';

/**
 * What makes a script look as scripts should: indentation by brackets, blanks around operators and braces, none at the ends of lines. Only blanks
 * change, never the tokens, texts or line ends; a script with errors stays as it is.
 */
export function formatScript(text: string, options: FormatOptions): readonly TextEdit[] {
  const list = listTokens(text);
  if (!list.isSound || !isCovered(text, list.tokens, list.comments)) return [];
  const edits = [...indentEdits(text, list, options), ...spaceEdits(text, list)];
  const formatted = applyEdits(text, edits);
  return sameTokens(text, list.tokens, formatted, listTokens(formatted).tokens) ? edits : [];
}

/** Whether nothing but blanks, line ends and backticks stands between tokens and comments. */
function isCovered(
  text: string,
  ...parts: readonly (readonly { readonly start: number; readonly end: number }[])[]
): boolean {
  let at = 0;
  for (const { start, end } of parts.flat().sort((left, right) => left.start - right.start)) {
    if (!/^[\s`]*$/.test(text.slice(at, start))) return false;
    at = Math.max(at, end);
  }
  return /^[\s`]*$/.test(text.slice(at));
}

/** Whether two texts have the same tokens, each written the same. */
export function sameTokens(
  one: string,
  ones: readonly ListedToken[],
  other: string,
  others: readonly ListedToken[],
): boolean {
  return (
    ones.length === others.length &&
    ones.every(({ kind, start, end }, index) => {
      const match = others[index];
      return match?.kind === kind && one.slice(start, end) === other.slice(match.start, match.end);
    })
  );
}
