import type { NetArray } from '../../values/netArray.ts';
import { NetObject } from '../../values/value.ts';

/** Microsoft.PowerShell.Commands.MatchInfoContext: the lines around a match. */
export class MatchContext extends NetObject {
  readonly typeName = 'Microsoft.PowerShell.Commands.MatchInfoContext';
  readonly preContext: readonly string[];
  readonly postContext: string[] = [];
  /** Without those that another match shows. */
  readonly displayPreContext: readonly string[];
  readonly displayPostContext: string[] = [];

  /** `fresh` is how many of the lines before the match no other one shows. */
  constructor(before: readonly string[], fresh: number) {
    super();
    this.preContext = [...before];
    this.displayPreContext = fresh > 0 ? before.slice(-fresh) : [];
  }

  /** A line behind the match. */
  follow(line: string, shown: boolean): void {
    this.postContext.push(line);
    if (shown) this.displayPostContext.push(line);
  }
}

/** Microsoft.PowerShell.Commands.MatchInfo: a line that Select-String found. */
export class MatchInfo extends NetObject {
  readonly typeName = 'Microsoft.PowerShell.Commands.MatchInfo';
  line: string;
  /** Counts from 1. */
  lineNumber: number;
  /** `InputStream` for what came from the pipeline. */
  path: string;
  pattern: string;
  ignoreCase: boolean;
  /** Of Regex.Match. */
  matches: NetArray;
  context: MatchContext | null = null;

  constructor(facts: Pick<MatchInfo, 'line' | 'lineNumber' | 'path' | 'pattern' | 'ignoreCase' | 'matches'>) {
    super();
    this.line = facts.line;
    this.lineNumber = facts.lineNumber;
    this.path = facts.path;
    this.pattern = facts.pattern;
    this.ignoreCase = facts.ignoreCase;
    this.matches = facts.matches;
  }

  get filename(): string {
    return this.path.slice(this.path.lastIndexOf('/') + 1);
  }

  /** As a text: the line, with path and number where it is of a file, the lines around it where they were asked for. */
  override toString(): string {
    const place = (text: string, number: number, mark: string): string =>
      this.path === 'InputStream' ? `${mark}${text}` : `${mark}${this.path}:${number}:${text}`;
    if (this.context === null) return place(this.line, this.lineNumber, '');
    const { displayPreContext: preContext, displayPostContext: postContext } = this.context;
    return [
      ...preContext.map((text, index) => place(text, this.lineNumber - preContext.length + index, '  ')),
      place(this.line, this.lineNumber, '> '),
      ...postContext.map((text, index) => place(text, this.lineNumber + 1 + index, '  ')),
    ].join('\n');
  }
}
