import { NetObject } from '../values/value.ts';
import { RegexParser, type TranslatedRegex } from './regexParser.ts';
import { regexRefused } from './regexError.ts';

/** Bits of System.Text.RegularExpressions.RegexOptions. */
export const regexOptions = {
  ignoreCase: 1,
  multiline: 2,
  explicitCapture: 4,
  compiled: 8,
  singleline: 16,
  ignorePatternWhitespace: 32,
  rightToLeft: 64,
  ecmaScript: 256,
  cultureInvariant: 512,
} as const;

/** A group of a match, by number. */
export interface MatchedGroup {
  readonly name: string;
  readonly success: boolean;
  readonly value: string;
  /** Where it stands in the text; 0 where it did not take part. */
  readonly index: number;
}

interface Compiled extends TranslatedRegex {
  readonly expression: RegExp;
}

/** Where a match stands, and its groups, the whole match first. */
export class FoundMatch {
  readonly regex: NetRegex;
  readonly input: string;
  readonly index: number;
  readonly value: string;
  readonly #compiled: Compiled;
  readonly #texts: readonly (string | undefined)[];
  #groups: readonly MatchedGroup[] | undefined;

  constructor(regex: NetRegex, compiled: Compiled, input: string, found: RegExpExecArray) {
    this.regex = regex;
    this.input = input;
    this.index = found.index;
    this.value = found[0];
    this.#compiled = compiled;
    this.#texts = found;
  }

  get end(): number {
    return this.index + this.value.length;
  }

  /** Text of a group by number; undefined where it did not take part. */
  text(number: number): string | undefined {
    for (const index of this.#compiled.groupIndexes[number]?.toReversed() ?? []) {
      const found = this.#texts[index];
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** All groups, with their places. */
  get groups(): readonly MatchedGroup[] {
    this.#groups ??= this.#locate();
    return this.#groups;
  }

  /** Places are asked for rarely: the match is made again with them. */
  #locate(): readonly MatchedGroup[] {
    const { expression, groupNames, groupIndexes } = this.#compiled;
    const located = new RegExp(expression.source, `${expression.flags.replaceAll(/[gyd]/g, '')}yd`);
    located.lastIndex = this.index;
    const indices = located.exec(this.input)?.indices;
    return groupNames.map((name, number) => {
      const value = this.text(number);
      const place = groupIndexes[number]
        ?.toReversed()
        .map((index) => indices?.[index])
        .find((found) => found !== undefined);
      return { name, success: value !== undefined, value: value ?? '', index: place?.[0] ?? 0 };
    });
  }
}

const ascii = /^[\x00-\x7f]*$/;

/** A regular expression of .NET (System.Text.RegularExpressions.Regex). */
export class NetRegex extends NetObject {
  readonly typeName = 'System.Text.RegularExpressions.Regex';
  readonly pattern: string;
  /** Bits of {@link regexOptions}. */
  readonly options: number;
  readonly #ascii: Compiled;
  #unicode: Compiled | undefined;

  /** Throws RegexParseException for a pattern that is none, NotSupportedException for what this host cannot. */
  constructor(pattern: string, options = 0) {
    super();
    if ((options & regexOptions.rightToLeft) !== 0) throw regexRefused('RightToLeft');
    this.pattern = pattern;
    this.options = options;
    this.#ascii = this.#compile(true);
  }

  #compile(isAscii: boolean): Compiled {
    const has = (bit: number) => (this.options & bit) !== 0;
    const translate = (caseFlag: boolean) =>
      new RegexParser(
        this.pattern,
        {
          ignoreCase: has(regexOptions.ignoreCase),
          multiline: has(regexOptions.multiline),
          singleline: has(regexOptions.singleline),
          extended: has(regexOptions.ignorePatternWhitespace),
          explicitCapture: has(regexOptions.explicitCapture),
        },
        { ascii: isAscii, caseFlag, ecmaScript: has(regexOptions.ecmaScript) },
      ).translate();
    let translated = translate(has(regexOptions.ignoreCase));
    const caseFlag = has(regexOptions.ignoreCase) && !translated.mixedCase;
    if (translated.mixedCase) translated = translate(false);
    const unicode = translated.needsUnicode || (caseFlag && !isAscii);
    const flags = `${caseFlag ? 'i' : ''}${unicode ? 'u' : ''}`;
    return { ...translated, expression: new RegExp(translated.source, `${flags}g`) };
  }

  #for(text: string): Compiled {
    if (ascii.test(text)) return this.#ascii;
    return (this.#unicode ??= this.#compile(false));
  }

  /** Names of the groups by number, `'0'` first. */
  get groupNames(): readonly string[] {
    return this.#ascii.groupNames;
  }

  /** The first match from a place on; null for none. */
  exec(text: string, start = 0): FoundMatch | null {
    return this.#find(this.#for(text), text, start);
  }

  #find(compiled: Compiled, text: string, start: number): FoundMatch | null {
    if (start > text.length) return null;
    compiled.expression.lastIndex = start;
    const found = compiled.expression.exec(text);
    return found === null ? null : new FoundMatch(this, compiled, text, found);
  }

  test(text: string): boolean {
    const { expression } = this.#for(text);
    expression.lastIndex = 0;
    return expression.test(text);
  }

  /** Matches from the left that do not overlap. */
  *matches(text: string, start = 0): Generator<FoundMatch> {
    const compiled = this.#for(text);
    for (let match = this.#find(compiled, text, start); match !== null;) {
      yield match;
      match = this.#find(compiled, text, match.value === '' ? match.end + 1 : match.end);
    }
  }
}

const known = new Map<string, NetRegex>();

/** A regular expression by pattern and options; the last thousand are kept. */
export function netRegex(pattern: string, options = 0): NetRegex {
  const key = `${options} ${pattern}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  const made = new NetRegex(pattern, options);
  if (known.size >= 1000) known.clear();
  known.set(key, made);
  return made;
}
