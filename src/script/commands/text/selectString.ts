import { propertiesOf } from '../../members/propertiesOf.ts';
import { RegexMatch } from '../../text/regexObjects.ts';
import { netRegex, regexOptions, type FoundMatch, type NetRegex } from '../../text/netRegex.ts';
import { NetArray } from '../../values/netArray.ts';
import { NetThrow } from '../../values/netException.ts';
import { isNull, type Value } from '../../values/value.ts';
import { toText } from '../../convert/toText.ts';
import { cmdlet } from '../cmdletBuilder.ts';
import { commandError } from '../commandError.ts';
import type { CommandRuntime } from '../commandRuntime.ts';
import { textOf } from '../files/inputFiles.ts';
import { linesOf } from '../../text/lines.ts';
import { pathParameters } from '../files/pathParameters.ts';
import { MatchContext, MatchInfo } from './matchInfo.ts';
import { ItemFilter } from '../files/itemFilter.ts';
import { filesNamed } from './searchedFiles.ts';
import { countCheck } from '../../binding/checkLength.ts';
import { rangeFrom } from '../parameterChecks.ts';

const options =
  '[-SimpleMatch] [-CaseSensitive] [-Quiet] [-List] [-NoEmphasis] [-Include <string[]>] [-Exclude <string[]>] [-NotMatch] [-AllMatches] [-Encoding <Object>] [-Context <int[]>] [-Culture <string>]';
const rawOptions = options.replace('[-Quiet] ', '');

/** Select-String: lines that match patterns, of texts or of files. */
export const selectString = cmdlet({
  name: 'Select-String',
  className: 'SelectStringCommand',
  module: 'Utility',
  notEmpty: ['Include', 'Exclude', 'Encoding', 'Context'],
  notNull: ['Culture'],
  aliases: ['sls'],
  syntax: {
    File: `[-Pattern] <string[]> [-Path] <string[]> ${options}`,
    FileRaw: `[-Pattern] <string[]> [-Path] <string[]> -Raw ${rawOptions}`,
    Object: `[-Pattern] <string[]> -InputObject <psobject> ${options}`,
    ObjectRaw: `[-Pattern] <string[]> -InputObject <psobject> -Raw ${rawOptions}`,
    LiteralFile: `[-Pattern] <string[]> -LiteralPath <string[]> ${options}`,
    LiteralFileRaw: `[-Pattern] <string[]> -LiteralPath <string[]> -Raw ${rawOptions}`,
  },
  parameters: {
    InputObject: { pipeline: 'value', allow: ['null', 'emptyString'] },
    ...pathParameters,
    Path: { pipeline: 'property' },
    Context: { checks: [countCheck(1, 2), rangeFrom(0)] },
  },
  start(runtime) {
    if (runtime.has('Culture') && !runtime.flag('SimpleMatch'))
      runtime.throwTerminating(
        commandError(
          'CannotSpecifyCultureWithoutSimpleMatch',
          'You must specify -Culture parameter only with -SimpleMatch parameter.',
          'InvalidData',
          { type: 'System.InvalidOperationException' },
        ),
      );
    const search = new StringSearch(runtime);
    return {
      process() {
        search.next();
      },
      end() {
        search.end();
      },
    };
  },
});

/** -List has the first match told even with -Quiet. */
function isQuiet(runtime: CommandRuntime): boolean {
  return runtime.flag('Quiet') && !runtime.flag('List');
}

/** One run of Select-String over its input. */
class StringSearch {
  readonly #runtime: CommandRuntime;
  readonly #patterns: readonly { readonly text: string; readonly regex: NetRegex }[];
  readonly #lines: LineSearch;
  readonly #filter: ItemFilter;
  #found = false;
  #inFiles = false;
  #done = false;

  constructor(runtime: CommandRuntime) {
    this.#runtime = runtime;
    this.#patterns = patternsOf(runtime);
    this.#lines = this.#search('InputStream');
    this.#filter = new ItemFilter(runtime);
  }

  next(): void {
    if (this.#done) return;
    const files = filesNamed(this.#runtime, this.#filter);
    if (files === null) {
      const object = this.#runtime.value('InputObject') ?? null;
      const path = isNull(object) ? undefined : filePath(object, this.#runtime);
      if (path !== undefined) {
        if (this.#filter.accepts(path)) this.#inFile(path);
      } else if (!isNull(object)) this.#lines.add(toText(object, this.#runtime.runspace));
      return;
    }
    this.#inFiles = true;
    for (const file of files) this.#inFile(file);
  }

  end(): void {
    this.#lines.end();
    if (isQuiet(this.#runtime) && this.#inFiles && !this.#found) this.#runtime.write(false);
  }

  #inFile(path: string): void {
    const { runspace } = this.#runtime;
    const search = this.#search(path);
    for (const line of linesOf(textOf(runspace.files.readBytes(path), this.#runtime))) {
      runspace.checkpoint();
      search.add(line);
      if (search.isDone || this.#done) break;
    }
    search.end();
  }

  #search(path: string): LineSearch {
    const runtime = this.#runtime;
    return new LineSearch(path, this.#patterns, runtime, (match) => {
      if (this.#done) return;
      if (isQuiet(runtime)) {
        this.#done = true;
        this.#found = true;
        runtime.write(true);
      } else runtime.write(runtime.flag('Raw') ? match.line : match);
    });
  }
}

/** The lines of one input: numbers them, keeps those around a match. */
class LineSearch {
  readonly #path: string;
  readonly #patterns: readonly { readonly text: string; readonly regex: NetRegex }[];
  readonly #runtime: CommandRuntime;
  readonly #write: (match: MatchInfo) => void;
  readonly #before: number;
  readonly #after: number;
  #number = 0;
  /** The number of the last line that a match shows, be it around it. */
  #shown = 0;
  #last: string[] = [];
  #open: { readonly match: MatchInfo; left: number }[] = [];
  /** With -List one match is enough. */
  isDone = false;

  constructor(
    path: string,
    patterns: readonly { readonly text: string; readonly regex: NetRegex }[],
    runtime: CommandRuntime,
    write: (match: MatchInfo) => void,
  ) {
    this.#path = path;
    this.#patterns = patterns;
    this.#runtime = runtime;
    this.#write = write;
    const [before = 0, after = before] = (runtime.list('Context') ?? []).map(Number);
    this.#before = before;
    this.#after = after;
  }

  add(line: string): void {
    this.#number++;
    const match = this.#match(line);
    for (const open of this.#open) {
      const isLast = open === this.#open.at(-1);
      open.match.context?.follow(line, isLast && match === null);
      open.left--;
    }
    if (match === null && this.#open.length > 0) this.#shown = this.#number;
    this.#close(false);
    if (match !== null && !this.isDone) {
      if (this.#before + this.#after > 0) {
        match.context = new MatchContext(this.#last, this.#number - this.#shown - 1);
        this.#open.push({ match, left: this.#after });
        this.#shown = this.#number;
        this.#close(false);
      } else this.#write(match);
      if (this.#runtime.flag('List') && this.#path !== 'InputStream') this.isDone = true;
    }
    this.#last.push(line);
    if (this.#last.length > this.#before) this.#last.shift();
  }

  end(): void {
    this.#close(true);
  }

  #close(all: boolean): void {
    while (this.#open[0] !== undefined && (all || this.#open[0].left <= 0)) {
      const [first] = this.#open.splice(0, 1);
      if (first !== undefined) this.#write(first.match);
    }
  }

  #match(line: string): MatchInfo | null {
    const runtime = this.#runtime;
    const not = runtime.flag('NotMatch');
    const every = runtime.flag('AllMatches') && !runtime.flag('SimpleMatch');
    for (const { text, regex } of this.#patterns) {
      const found: readonly FoundMatch[] = every
        ? [...regex.matches(line)]
        : [regex.exec(line)].filter((one) => one !== null);
      if (found.length === 0) continue;
      return not ? null : this.#info(line, text, runtime.flag('SimpleMatch') ? [] : found);
    }
    return not ? this.#info(line, this.#patterns.at(-1)?.text ?? '', []) : null;
  }

  #info(line: string, pattern: string, found: readonly FoundMatch[]): MatchInfo {
    return new MatchInfo({
      line,
      lineNumber: this.#number,
      path: this.#path,
      pattern,
      ignoreCase: !this.#runtime.flag('CaseSensitive'),
      matches: new NetArray(
        found.map((one): Value => new RegexMatch(one)),
        'System.Text.RegularExpressions.Match',
      ),
    });
  }
}

function patternsOf(runtime: CommandRuntime): readonly { readonly text: string; readonly regex: NetRegex }[] {
  const bits = runtime.flag('CaseSensitive') ? 0 : regexOptions.ignoreCase;
  return (runtime.strings('Pattern') ?? []).map((text) => {
    const source = runtime.flag('SimpleMatch')
      ? text.replaceAll(/[\\*+?|{[()^$.#\s]/g, String.raw`\$&`)
      : text;
    try {
      return { text, regex: netRegex(source, bits) };
    } catch (error) {
      if (!(error instanceof NetThrow)) throw error;
      return runtime.throwTerminating(
        commandError(
          'InvalidRegex',
          `The string ${text} is not a valid regular expression: ${error.exception.message}`,
          'InvalidArgument',
          { inner: error.exception },
        ),
      );
    }
  });
}

/** The path of a file that came by the pipeline as an object: its lines are searched, not its name. */
function filePath(object: Value, runtime: CommandRuntime): string | undefined {
  if (runtime.runspace.types.of(object).fullName !== 'System.IO.FileInfo') return undefined;
  const property = propertiesOf(object, runtime.runspace).find(({ name }) => name === 'FullName');
  return property === undefined ? undefined : toText(property.get(), runtime.runspace);
}
