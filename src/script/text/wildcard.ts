import { scriptError } from '../values/errorRecord.ts';

/** Whether a text holds `*`, `?` or `[` outside a backtick. */
export function hasWildcards(pattern: string): boolean {
  return /[*?[]/.test(pattern.replaceAll(/`./gs, ''));
}

/** A text with backticks before what a pattern would take specially. */
export function escapeWildcards(text: string): string {
  return text.replaceAll(/[*?[\]]/g, (char) => `\`${char}`);
}

/** A text without the backticks before what a pattern would take specially. */
export function unescapeWildcards(pattern: string): string {
  return pattern.replaceAll(/`(.)/gs, (all, char: string) => (/[*?[\]]/.test(char) ? char : all));
}

function invalid(pattern: string): Error {
  return scriptError(
    'RuntimeException',
    `The specified wildcard character pattern is not valid: ${pattern}`,
    'NotSpecified',
    { type: 'System.Management.Automation.WildcardPatternException' },
  );
}

const escaped = (char: string) => char.replace(/[\\^$.*+?()[\]{}|/]/, '\\$&');

/** Between brackets a dash is escaped too. */
const inBrackets = (char: string) => (char === '-' ? '\\-' : escaped(char));

/** The JavaScript source of a wildcard pattern, anchored at both ends. Throws for a bracket that is not closed, or a range in reverse order. */
function wildcardSource(pattern: string): string {
  let source = '';
  for (let index = 0; index < pattern.length; index++) {
    const char = pattern.charAt(index);
    if (char === '`' && index + 1 < pattern.length) {
      index++;
      source += escaped(pattern.charAt(index));
    } else if (char === '*') source += '[^]*';
    else if (char === '?') source += '[^]';
    else if (char === '[') {
      const end = pattern.indexOf(']', index + 2);
      if (end === -1) throw invalid(pattern);
      const set = bracketSource(pattern.slice(index + 1, end));
      if (set === undefined) throw invalid(pattern);
      source += set;
      index = end;
    } else source += escaped(char);
  }
  return `^${source.replaceAll(/(?:\[\^\]\*){2,}/g, '[^]*')}$`;
}

/** A set of characters; undefined for a range in reverse order. */
function bracketSource(content: string): string | undefined {
  const plain = content.replaceAll(/`(.)/gs, '$1');
  const parts: string[] = [];
  for (let index = 0; index < plain.length; index++) {
    const from = plain.charAt(index);
    if (plain.charAt(index + 1) === '-' && index + 2 < plain.length) {
      const to = plain.charAt(index + 2);
      if (from > to) return undefined;
      parts.push(`${inBrackets(from)}-${inBrackets(to)}`);
      index += 2;
    } else parts.push(inBrackets(from));
  }
  return `[${parts.join('')}]`;
}

const compiled = new Map<string, RegExp>();

/** A test for a pattern of `*`, `?`, `[a-c]`, with backticks as escapes. Throws for a bracket that is not closed, or a range in reverse order. */
export function wildcardPattern(pattern: string, caseSensitive = false): (text: string) => boolean {
  if (pattern === '*') return () => true;
  const key = `${caseSensitive ? 'c' : 'i'}${pattern}`;
  let expression = compiled.get(key);
  if (expression === undefined) {
    expression = new RegExp(wildcardSource(pattern), caseSensitive ? 'u' : 'iu');
    if (compiled.size > 1000) compiled.clear();
    compiled.set(key, expression);
  }
  const found = expression;
  return (text) => found.test(text);
}

/** A test for several patterns of which one has to fit; null for one that everything passes. */
export function anyWildcard(patterns: readonly string[] | null): (text: string) => boolean {
  if (patterns === null) return () => true;
  const tests = patterns.map((pattern) => wildcardPattern(pattern));
  return (text) => tests.some((test) => test(text));
}
