import { regexError, regexRefused } from './regexError.ts';

/** How the text of a pattern is translated. */
export interface RegexMode {
  ignoreCase: boolean;
  multiline: boolean;
  singleline: boolean;
  extended: boolean;
  explicitCapture: boolean;
}

/** Of what is translated: for texts of ASCII alone, or for all. The former needs no Unicode classes and is quick. */
export interface RegexTarget {
  readonly ascii: boolean;
  /** Whether JavaScript's own flag ignores case everywhere, so that letters need not be spelled in both. */
  readonly caseFlag: boolean;
  readonly ecmaScript: boolean;
}

/** JavaScript's spelling of a UTF-16 unit. */
export function unit(char: string): string {
  return /[a-zA-Z0-9_ ]/.test(char) ? char : `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

const wordUnicode = '\\p{L}\\p{Mn}\\p{Nd}\\p{Pc}';

/** What stands for `\d`, `\w`, `\s` inside a class of JavaScript. */
export function shorthand(letter: string, target: RegexTarget): string {
  const plain = target.ascii || target.ecmaScript;
  switch (letter) {
    case 'd':
      return plain ? '0-9' : '\\p{Nd}';
    case 'w':
      return plain ? 'a-zA-Z0-9_' : wordUnicode;
    default:
      return target.ecmaScript
        ? ' \\f\\n\\r\\t\\v'
        : '\\f\\n\\r\\t\\v\\u0020\\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000';
  }
}

const categories =
  /^(?:L|Lu|Ll|Lt|Lm|Lo|M|Mn|Mc|Me|N|Nd|Nl|No|P|Pc|Pd|Ps|Pe|Pi|Pf|Po|S|Sm|Sc|Sk|So|Z|Zs|Zl|Zp|C|Cc|Cf|Cs|Co|Cn)$/;

const blocks: ReadonlyMap<string, string> = new Map([
  ['IsBasicLatin', '\\u0000-\\u007f'],
  ['IsLatin-1Supplement', '\\u0080-\\u00ff'],
  ['IsLatinExtended-A', '\\u0100-\\u017f'],
  ['IsLatinExtended-B', '\\u0180-\\u024f'],
  ['IsGreek', '\\u0370-\\u03ff'],
  ['IsGreekandCoptic', '\\u0370-\\u03ff'],
  ['IsCyrillic', '\\u0400-\\u04ff'],
  ['IsHebrew', '\\u0590-\\u05ff'],
  ['IsArabic', '\\u0600-\\u06ff'],
  ['IsThai', '\\u0e00-\\u0e7f'],
  ['IsGeneralPunctuation', '\\u2000-\\u206f'],
  ['IsCurrencySymbols', '\\u20a0-\\u20cf'],
  ['IsHiragana', '\\u3040-\\u309f'],
  ['IsKatakana', '\\u30a0-\\u30ff'],
  ['IsCJKUnifiedIdeographs', '\\u4e00-\\u9fff'],
]);

/** What stands for `\p{name}` inside a class; `name` is read by the caller. */
export function categorySource(name: string, negated: boolean, pattern: string, offset: number): string {
  const block = blocks.get(name);
  if (block !== undefined) return negated ? `\\u{0}-\\u{10ffff}` : block;
  if (!categories.test(name)) {
    if (name.startsWith('Is')) throw regexRefused(`the block ${name}`);
    throw regexError(pattern, offset, `Unknown property '${name}'.`);
  }
  return `\\${negated ? 'P' : 'p'}{${name}}`;
}

/** Both cases of a unit as class content. */
export function bothCases(char: string): string {
  const [lower, upper] = [char.toLowerCase(), char.toUpperCase()];
  return lower !== upper && lower.length === 1 && upper.length === 1 ? unit(lower) + unit(upper) : unit(char);
}

/** A range in both cases as class content. */
export function rangeSource(from: string, to: string, ignoreCase: boolean): string {
  const plain = `${unit(from)}-${unit(to)}`;
  if (!ignoreCase || to.charCodeAt(0) - from.charCodeAt(0) > 0x500) return plain;
  let extra = '';
  for (let code = from.charCodeAt(0); code <= to.charCodeAt(0); code++) {
    const char = String.fromCharCode(code);
    const other = char.toLowerCase() === char ? char.toUpperCase() : char.toLowerCase();
    if (other !== char && other.length === 1 && (other < from || other > to)) extra += unit(other);
  }
  return plain + extra;
}
