import type { FoundMatch, NetRegex } from './netRegex.ts';

/** Makes the text that stands for a match out of `$1`, `${name}`, `$$`, `$&`, `` $` ``, `$'`, `$+`, `$_`. */
export function replacementText(replacement: string, match: FoundMatch): string {
  if (!replacement.includes('$')) return replacement;
  const names = match.regex.groupNames;
  return replacement.replaceAll(
    /\$(?:(\d+)|\{(\w+)\}|([$&`'+_]))/g,
    (all, digits?: string, name?: string, sign?: string) => {
      if (digits !== undefined) return numbered(all, digits, match, names.length);
      if (name !== undefined) {
        const number = names.indexOf(name);
        return number === -1 ? all : (match.text(number) ?? '');
      }
      switch (sign ?? '') {
        case '$':
          return '$';
        case '&':
          return match.value;
        case '`':
          return match.input.slice(0, match.index);
        case "'":
          return match.input.slice(match.end);
        case '+':
          return match.text(names.length - 1) ?? '';
        default:
          return match.input;
      }
    },
  );
}

/** `$12` is group 12 where there is one, group 1 and a 2 otherwise. */
function numbered(all: string, digits: string, match: FoundMatch, count: number): string {
  for (let length = digits.length; length > 0; length--) {
    const number = Number(digits.slice(0, length));
    if (number < count) return (match.text(number) ?? '') + digits.slice(length);
  }
  return all;
}

/** Replaces matches (at most `count`; -1 for all) from a place on by what `text` makes of each. */
export function replaceMatches(
  regex: NetRegex,
  input: string,
  text: (match: FoundMatch) => string,
  count = -1,
  start = 0,
): string {
  let result = '';
  let from = 0;
  let left = count;
  for (const match of regex.matches(input, start)) {
    if (left === 0) break;
    left--;
    result += input.slice(from, match.index) + text(match);
    from = match.end;
  }
  return from === 0 && result === '' ? input : result + input.slice(from);
}

/** Splits at matches into at most `count` parts (0 for all); what the groups took stays between them. */
export function splitAtMatches(regex: NetRegex, input: string, count = 0): string[] {
  return partsAround(count > 0 ? firstOf(regex.matches(input), count - 1) : regex.matches(input), input);
}

/** Splits at the last matches, into at most `count` parts; what the groups took stays between them. */
export function splitAtLastMatches(regex: NetRegex, input: string, count: number): string[] {
  const found = [...regex.matches(input)];
  return partsAround(found.slice(Math.max(found.length - count + 1, 0)), input);
}

function* firstOf(matches: Iterable<FoundMatch>, count: number): Generator<FoundMatch> {
  let left = count;
  for (const match of matches) {
    if (left <= 0) return;
    left--;
    yield match;
  }
}

function partsAround(matches: Iterable<FoundMatch>, input: string): string[] {
  const parts: string[] = [];
  let from = 0;
  for (const match of matches) {
    parts.push(input.slice(from, match.index));
    from = match.end;
    for (let number = 1; number < match.regex.groupNames.length; number++) {
      const text = match.text(number);
      if (text !== undefined) parts.push(text);
    }
  }
  parts.push(input.slice(from));
  return parts;
}

/** A text with backslashes before what a pattern would take specially, as Regex.Escape has it. */
export function escapeRegex(text: string): string {
  const letters: ReadonlyMap<string, string> = new Map([
    ['\n', '\\n'],
    ['\r', '\\r'],
    ['\t', '\\t'],
    ['\f', '\\f'],
  ]);
  return text.replaceAll(/[\\*+?|{[()^$.# \n\r\t\f]/g, (char) => letters.get(char) ?? `\\${char}`);
}
