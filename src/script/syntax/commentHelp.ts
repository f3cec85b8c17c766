import type { FunctionDefinitionAst } from './ast.ts';
import type { Comment } from './comment.ts';
import type { ParsedScript } from './parsedScript.ts';

/** What comment-based help says. Texts are without their comment marks and indentation; null where a section is missing. */
export interface CommentHelp {
  readonly synopsis: string | null;
  readonly description: string | null;
  readonly notes: string | null;
  /** By name in upper case. */
  readonly parameters: ReadonlyMap<string, string>;
  readonly examples: readonly string[];
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly links: readonly string[];
  readonly component: string | null;
  readonly role: string | null;
  readonly functionality: string | null;
  readonly forwardHelpTarget: string | null;
  readonly forwardHelpCategory: string | null;
  readonly remoteHelpRunspace: string | null;
  readonly externalHelp: string | null;
}

const sectionNames: ReadonlySet<string> = new Set([
  ...[
    'synopsis',
    'description',
    'notes',
    'parameter',
    'example',
    'inputs',
    'outputs',
    'link',
    'component',
    'role',
  ],
  ...['functionality', 'forwardhelptargetname', 'forwardhelpcategory', 'remotehelprunspace', 'externalhelp'],
]);

const withArgument: ReadonlySet<string> = new Set([
  ...['parameter', 'forwardhelptargetname', 'forwardhelpcategory', 'remotehelprunspace', 'externalhelp'],
]);

interface Section {
  readonly name: string;
  readonly argument: string;
  readonly lines: string[];
}

/**
 * Help of a function: a comment right before it, or first or last in its body. Undefined where no comment there is help (it has to begin with a
 * `.KEYWORD` line).
 */
export function helpOfFunction(
  script: ParsedScript,
  definition: FunctionDefinitionAst,
): CommentHelp | undefined {
  const inside = definition.body.start + 1;
  const end = definition.body.end - 1;
  return (
    firstHelp(script, groupFrom(script, inside)) ??
    firstHelp(script, groupUntil(script, end, inside)) ??
    firstHelp(script, groupBefore(script, definition.start))
  );
}

/** Help of a script: at its beginning, or at its end. */
export function helpOfScript(script: ParsedScript): CommentHelp | undefined {
  return (
    firstHelp(script, groupFrom(script, 0)) ?? firstHelp(script, groupUntil(script, script.text.length, 0))
  );
}

function firstHelp(script: ParsedScript, groups: readonly (readonly Comment[])[]): CommentHelp | undefined {
  for (const group of groups) {
    const help = parseHelp(group.flatMap((comment) => linesOf(script.text, comment)));
    if (help !== undefined) return help;
  }
  return undefined;
}

/** Comments of whole lines that follow each other, or one block comment, from an offset on: only blanks stand between. */
function groupFrom({ text, comments }: ParsedScript, offset: number): readonly (readonly Comment[])[] {
  const groups: Comment[][] = [];
  let at = offset;
  for (const comment of comments) {
    if (comment.start < offset) continue;
    const gap = text.slice(at, comment.start);
    if (gap.trim() !== '') break;
    join(groups, comment, gap);
    at = comment.end;
  }
  return groups;
}

function groupUntil(
  { text, comments }: ParsedScript,
  offset: number,
  from: number,
): readonly (readonly Comment[])[] {
  const last: Comment[] = [];
  let at = offset;
  for (const comment of comments.toReversed()) {
    if (comment.end > offset) continue;
    if (comment.start < from || text.slice(comment.end, at).trim() !== '') break;
    last.unshift(comment);
    at = comment.start;
  }
  const groups: Comment[][] = [];
  for (const [index, comment] of last.entries()) {
    const previous = last[index - 1];
    join(groups, comment, previous === undefined ? '' : text.slice(previous.end, comment.start));
  }
  return groups.toReversed();
}

/** Right before a function: at most one empty line may part them. */
function groupBefore(script: ParsedScript, offset: number): readonly (readonly Comment[])[] {
  const groups = groupUntil(script, offset, 0);
  const last = groups[0]?.at(-1);
  if (last === undefined) return [];
  const gap = script.text.slice(last.end, offset);
  return gap.split(/\r\n|\r|\n/).length > 3 ? [] : groups.slice(0, 1);
}

function join(groups: Comment[][], comment: Comment, gap: string): void {
  const group = groups.at(-1);
  const follows = !comment.block && group?.at(-1)?.block === false && gap.split(/\r\n|\r|\n/).length <= 2;
  if (group !== undefined && follows) group.push(comment);
  else groups.push([comment]);
}

function linesOf(text: string, comment: Comment): readonly string[] {
  const whole = text.slice(comment.start, comment.end);
  if (!comment.block) return [whole.replace(/^#+/, '')];
  return whole
    .replace(/^<#/, '')
    .replace(/#>$/, '')
    .split(/\r\n|\r|\n/);
}

/** A line that looks like a section but is none makes the whole comment no help: so it is in PowerShell. */
function parseHelp(lines: readonly string[]): CommentHelp | undefined {
  const sections: Section[] = [];
  for (const line of lines) {
    const [, name, argument = ''] = /^\s*\.(\w+)(?:[ \t]+(\S.*?))?\s*$/.exec(line) ?? [];
    const known = name?.toLowerCase();
    if (known !== undefined) {
      if (!sectionNames.has(known) || (argument !== '' && !withArgument.has(known))) return undefined;
      sections.push({ name: known, argument, lines: [] });
    } else if (sections.length > 0) sections.at(-1)?.lines.push(line);
    else if (line.trim() !== '') return undefined;
  }
  return sections.length === 0 ? undefined : helpOf(sections);
}

function helpOf(sections: readonly Section[]): CommentHelp {
  const all = (name: string): string[] =>
    sections.filter((section) => section.name === name).map(({ lines }) => textOf(lines));
  const one = (name: string): string | null => all(name).at(-1) ?? null;
  const argument = (name: string): string | null =>
    sections.findLast((section) => section.name === name)?.argument ?? null;
  const parameters = new Map<string, string>();
  for (const section of sections) {
    if (section.name === 'parameter') parameters.set(section.argument.toUpperCase(), textOf(section.lines));
  }
  return {
    synopsis: one('synopsis'),
    description: one('description'),
    notes: one('notes'),
    parameters,
    examples: all('example'),
    inputs: all('inputs'),
    outputs: all('outputs'),
    links: all('link'),
    component: one('component'),
    role: one('role'),
    functionality: one('functionality'),
    forwardHelpTarget: argument('forwardhelptargetname'),
    forwardHelpCategory: argument('forwardhelpcategory'),
    remoteHelpRunspace: argument('remotehelprunspace'),
    externalHelp: argument('externalhelp'),
  };
}

/** Lines without the indentation that all have in common, and without empty ones around. */
function textOf(lines: readonly string[]): string {
  const filled = lines.filter((line) => line.trim() !== '');
  const indents = filled.map((line) => line.length - line.trimStart().length);
  const common = Math.min(...indents);
  const text = lines.map((line) => line.slice(Number.isFinite(common) ? common : 0).trimEnd()).join('\n');
  return text.replace(/^\n+|\n+$/g, '');
}
