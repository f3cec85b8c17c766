import { regexRefused } from './regexError.ts';
import { bothCases, shorthand, unit } from './regexClass.ts';
import { RegexSets } from './regexSets.ts';

/** A pattern in JavaScript's language. */
export interface TranslatedRegex {
  readonly source: string;
  /** Names of the groups by .NET's number, `'0'` first; an unnamed one is named by its number. */
  readonly groupNames: readonly string[];
  /** Numbers of JavaScript's groups that are one of .NET's, by its number. */
  readonly groupIndexes: readonly (readonly number[])[];
  /** Whether a part ignores case and another does not, or the option is set within the pattern. */
  readonly mixedCase: boolean;
  /** Whether a class needs Unicode's properties. */
  readonly needsUnicode: boolean;
}

interface Capture {
  /** Name as written; undefined for an unnamed group. */
  readonly name: string | undefined;
  readonly index: number;
}

/** Translates a pattern of .NET into one of JavaScript. Throws RegexParseException, or NotSupportedException for what JavaScript cannot. */
export class RegexParser extends RegexSets {
  readonly #captures: Capture[] = [];
  #groups = 0;
  #mixedCase = false;
  /** Back references, resolved once all groups are known: a mark in the source each. */
  readonly #references: { readonly name: string; readonly offset: number }[] = [];

  translate(): TranslatedRegex {
    const source = this.#alternatives(0);
    if (this.at < this.pattern.length) throw this.error("Too many )'s.", this.at + 1);
    const { names, indexes } = this.#numberGroups();
    return {
      source: this.#resolve(source, names, indexes),
      groupNames: names,
      groupIndexes: indexes,
      mixedCase: this.#mixedCase,
      needsUnicode: this.needsUnicode,
    };
  }

  /** Unnamed groups come first, numbered from the left; then the named ones. */
  #numberGroups(): { names: string[]; indexes: number[][] } {
    const names = ['0'];
    const indexes: number[][] = [[0]];
    const put = (number: number, name: string, index: number) => {
      while (names.length <= number) {
        names.push(String(names.length));
        indexes.push([]);
      }
      names[number] = name;
      indexes[number]?.push(index);
    };
    let next = 1;
    const numbered = new Set(
      this.#captures.map(({ name }) => name).filter((name) => /^\d+$/.test(name ?? '')),
    );
    for (const { name, index } of this.#captures) {
      if (name !== undefined) continue;
      while (numbered.has(String(next))) next++;
      put(next, String(next), index);
      next++;
    }
    for (const { name, index } of this.#captures) {
      if (name !== undefined && numbered.has(name)) put(Number(name), name, index);
    }
    for (const { name, index } of this.#captures) {
      if (name === undefined || numbered.has(name)) continue;
      const known = names.indexOf(name);
      put(known === -1 ? names.length : known, name, index);
    }
    return { names, indexes };
  }

  #resolve(source: string, names: readonly string[], indexes: readonly (readonly number[])[]): string {
    return source.replaceAll(/\ue000(\d+)\ue001/g, (_, mark: string) => {
      const reference = this.#references[Number(mark)];
      const name = reference?.name ?? '';
      const found = indexes[names.indexOf(name)] ?? [];
      if (found.length > 0) return `(?:${found.map((index) => `\\${index}`).join('|')})`;
      const reason = /^\d+$/.test(name)
        ? `Reference to undefined group number ${name}.`
        : `Reference to undefined group name ${name}.`;
      throw this.error(reason, reference?.offset);
    });
  }

  #alternatives(depth: number): string {
    if (depth > 200) throw regexRefused('more than 200 groups within each other');
    const outer = { ...this.mode };
    let source = this.#sequence(depth);
    while (this.peek() === '|') {
      this.at++;
      source += `|${this.#sequence(depth)}`;
    }
    this.mode = outer;
    return source;
  }

  #sequence(depth: number): string {
    let source = '';
    for (;;) {
      this.#skipBlanks();
      const char = this.peek();
      if (char === '' || char === '|' || char === ')') return source;
      const atom = this.#atom(depth);
      if (atom !== null) source += atom + this.#quantifier(atom);
    }
  }

  #skipBlanks(): void {
    for (;;) {
      if (this.pattern.startsWith('(?#', this.at)) {
        const end = this.pattern.indexOf(')', this.at);
        if (end === -1) throw this.error('Unterminated (?#...) comment.', this.pattern.length);
        this.at = end + 1;
      } else if (this.mode.extended && /\s/.test(this.peek())) this.at++;
      else if (this.mode.extended && this.peek() === '#') {
        const end = this.pattern.indexOf('\n', this.at);
        this.at = end === -1 ? this.pattern.length : end + 1;
      } else return;
    }
  }

  #quantifier(atom: string): string {
    this.#skipBlanks();
    const match = /^(?:[*+?]|\{\d+(?:,\d*)?\})/.exec(this.pattern.slice(this.at, this.at + 24));
    if (match === null) return '';
    const [text] = match;
    const range = /^\{(\d+),(\d+)\}$/.exec(text);
    if (range !== null && Number(range[1]) > Number(range[2])) {
      throw this.error('Illegal {x,y} with x > y.', this.at + text.length);
    }
    this.at += text.length;
    const lazy = this.peek() === '?';
    if (lazy) this.at++;
    this.#skipBlanks();
    const next = /^(?:[*+?]|\{\d+(?:,\d*)?\})/.exec(this.pattern.slice(this.at, this.at + 24));
    if (next !== null) {
      const shown = next[0].charAt(0);
      throw this.error(`Nested quantifier '${shown}'.`, this.at + 1);
    }
    // JavaScript quantifies no lookaround in Unicode mode; zero width is what it was.
    if (atom.startsWith('(?<') || atom.startsWith('(?=') || atom.startsWith('(?!')) {
      return text === '*' || text === '?' || text.startsWith('{0') ? '{0}'.replace('{0}', '') : '';
    }
    return text + (lazy ? '?' : '');
  }

  /** One atom; null for what sets options alone. */
  #atom(depth: number): string | null {
    const char = this.peek();
    switch (char) {
      case '(':
        return this.#group(depth);
      case '[':
        return this.set();
      case '\\':
        return this.#escape();
      case '.':
        this.at++;
        return this.mode.singleline ? '[^]' : '[^\\n]';
      case '^':
        this.at++;
        return this.mode.multiline ? '(?<![^\\n])' : '(?<![^])';
      case '$':
        this.at++;
        return this.mode.multiline ? '(?![^\\n])' : '(?=\\n?(?![^]))';
      case '*':
      case '+':
      case '?':
        throw this.error(`Quantifier '${char}' following nothing.`, this.at + 1);
      case '{':
        if (/^\{\d+(?:,\d*)?\}/.test(this.pattern.slice(this.at))) {
          throw this.error("Quantifier '{' following nothing.", this.at + 1);
        }
    }
    this.at++;
    return this.#literal(char);
  }

  #literal(char: string): string {
    if (!this.mode.ignoreCase || this.target.caseFlag) return unit(char);
    const both = bothCases(char);
    return both === unit(char) ? both : `[${both}]`;
  }

  #group(depth: number): string {
    const start = this.at;
    const rest = this.pattern.slice(start);
    const open = (length: number, source: string): string => {
      this.at += length;
      const inner = this.#alternatives(depth + 1);
      this.#close();
      return `${source}${inner})`;
    };
    if (!rest.startsWith('(?')) {
      if (this.mode.explicitCapture) return open(1, '(?:');
      this.#captures.push({ name: undefined, index: ++this.#groups });
      return open(1, '(');
    }
    if (rest.startsWith('(?:')) return open(3, '(?:');
    if (rest.startsWith('(?=') || rest.startsWith('(?!')) return open(3, rest.slice(0, 3));
    if (rest.startsWith('(?<=') || rest.startsWith('(?<!')) return open(4, rest.slice(0, 4));
    if (rest.startsWith('(?>')) {
      const index = ++this.#groups;
      return `(?:${open(3, '(?=(')})\\${index})`;
    }
    const named = /^\(\?(?:<(\w+)>|'(\w+)')/.exec(rest);
    if (named !== null) {
      const name = named[1] ?? named[2] ?? '';
      this.#captures.push({ name, index: ++this.#groups });
      return open(named[0].length, '(');
    }
    if (/^\(\?(?:<\w*-\w+>|'\w*-\w+')/.test(rest)) throw regexRefused('balancing groups');
    if (rest.startsWith('(?(')) throw regexRefused('conditions');
    return this.#options(rest, depth);
  }

  /** `(?i)` sets options up to the end of the group; `(?i:…)` for its content alone. */
  #options(rest: string, depth: number): string {
    const match = /^\(\?([imnsx]*)(?:-([imnsx]*))?([:)])/.exec(rest);
    if (match === null) {
      throw rest === '(?'
        ? this.error('Unrecognized grouping construct.', this.at + 2)
        : this.error('Unrecognized grouping construct.', this.at + 3);
    }
    const [all, on = '', off = '', end = ''] = match;
    const outer = { ...this.mode };
    for (const [letters, value] of [
      [on, true],
      [off, false],
    ] as const) {
      for (const letter of letters) this.#setOption(letter, value);
    }
    this.at += all.length;
    if (end === ')') return '(?:)';
    const inner = this.#alternatives(depth + 1);
    this.#close();
    this.mode = outer;
    return `(?:${inner})`;
  }

  #setOption(letter: string, value: boolean): void {
    switch (letter) {
      case 'i':
        if (this.mode.ignoreCase !== value) this.#mixedCase = true;
        this.mode.ignoreCase = value;
        break;
      case 'm':
        this.mode.multiline = value;
        break;
      case 's':
        this.mode.singleline = value;
        break;
      case 'x':
        this.mode.extended = value;
        break;
      default:
        this.mode.explicitCapture = value;
    }
  }

  #close(): void {
    if (this.peek() !== ')') throw this.error("Not enough )'s.", this.pattern.length);
    this.at++;
  }

  #word(): string {
    return `[${shorthand('w', this.target)}]`;
  }

  #escape(): string {
    const char = this.peek(1);
    if (char === '') throw this.error('Illegal \\ at end of pattern.', this.at + 1);
    switch (char) {
      case 'A':
        this.at += 2;
        return '(?<![^])';
      case 'z':
        this.at += 2;
        return '(?![^])';
      case 'Z':
        this.at += 2;
        return '(?=\\n?(?![^]))';
      case 'G':
        throw regexRefused('\\G');
      case 'b':
        this.at += 2;
        return `(?:(?<=${this.#word()})(?!${this.#word()})|(?<!${this.#word()})(?=${this.#word()}))`;
      case 'B':
        this.at += 2;
        return `(?:(?<=${this.#word()})(?=${this.#word()})|(?<!${this.#word()})(?!${this.#word()}))`;
      case 'k': {
        const match = /^\\k(?:<(\w+)>|'(\w+)')/.exec(this.pattern.slice(this.at));
        if (match === null) throw this.error('Malformed \\k<...> named back reference.', this.at + 2);
        this.at += match[0].length;
        return this.#reference(match[1] ?? match[2] ?? '');
      }
    }
    const number = /^\\([1-9]\d*)/.exec(this.pattern.slice(this.at));
    if (number !== null) {
      this.at += number[0].length;
      return this.#reference(number[1] ?? '');
    }
    const content = this.setEscape();
    return content.length === 1 || /^\\u[0-9a-f]{4}$/.test(content.source)
      ? content.literal === null
        ? content.source
        : this.#literal(content.literal)
      : content.negated === null
        ? `[${content.source}]`
        : `[^${content.negated}]`;
  }

  #reference(name: string): string {
    this.#references.push({ name, offset: this.at });
    return `\ue000${this.#references.length - 1}\ue001`;
  }
}
