import { instanceOf, text } from '../types/arguments.ts';
import type { NetContext, NetType } from '../types/netType.ts';
import { TypeBuilder } from '../types/typeBuilder.ts';
import type { ParseDiagnostic } from '../syntax/diagnostic.ts';
import { NetArray } from '../values/netArray.ts';
import { positionMessage } from '../values/positionMessage.ts';
import { Reference } from '../values/reference.ts';
import type { Value } from '../values/value.ts';
import { ReportedMistake } from './reportedMistake.ts';
import { languageSpace, Tree, TreeExtent, TreeNode } from './treeNode.ts';
import { tokensOf } from './treeTokens.ts';

const errorOf = instanceOf(ReportedMistake, 'ParseError');

/** `At line:1 char:5`, the line and a mark below: of one character at least, also behind its end. */
function whereOf(tree: Tree, { start, end }: ParseDiagnostic): string {
  if (tree.text === '') return '';
  const { line, column } = tree.lines.position(start);
  const last = tree.lines.position(end);
  const lineText = tree.lines.line(line);
  const position = { file: tree.file, line, column, lineText, text: tree.text.slice(start, end) };
  if (column > lineText.trimEnd().length)
    return `At ${tree.file ?? 'line'}:${String(line)} char:${String(column)}\n+ ${lineText.trimEnd()}\n+ ${' '.repeat(column - 1)}~`;
  return positionMessage({ ...position, endLine: last.line, endColumn: Math.max(last.column, column + 1) });
}

/** ParseError: what is wrong with a script and where. */
export function parseErrorType(): NetType {
  return new TypeBuilder(`${languageSpace}.ParseError`, errorOf)
    .property(
      `${languageSpace}.IScriptExtent Extent`,
      ({ text: script, file, diagnostic }) => new TreeExtent(new Tree(script, file), diagnostic),
    )
    .property('string ErrorId', ({ diagnostic }) => diagnostic.id)
    .property('string Message', ({ diagnostic }) => diagnostic.message)
    .property('bool IncompleteInput', ({ diagnostic }) => diagnostic.incompleteInput)
    .method(
      'string ToString()',
      ({ text: script, file, diagnostic }) =>
        `${whereOf(new Tree(script, file), diagnostic)}\n${diagnostic.message}`,
    )
    .build();
}

function parse(
  script: string,
  file: string | null,
  [tokens, errors]: readonly (Value | undefined)[],
  context: NetContext,
  unread: readonly ParseDiagnostic[] = [],
): Value {
  const parsed = context.scriptBlocks.parse(script, file);
  const tree = new Tree(script, file);
  if (tokens instanceof Reference)
    tokens.value = new NetArray(tokensOf(tree, parsed.ast), `${languageSpace}.Token`);
  if (errors instanceof Reference)
    errors.value = new NetArray(
      [...unread, ...parsed.diagnostics].map((diagnostic) => new ReportedMistake(script, file, diagnostic)),
      `${languageSpace}.ParseError`,
    );
  return new TreeNode(tree, parsed.ast, null);
}

/** A file that cannot be read is told of as what is wrong with the script. */
function parseFile(name: string, references: readonly (Value | undefined)[], context: NetContext): Value {
  const { files, location = '/' } = context;
  const path = name.startsWith('/') ? name : `${location.replace(/\/$/, '')}/${name}`;
  if (files?.isFile(path) === true) return parse(files.readText(path), path, references, context);
  const unread = {
    id: 'FileReadError',
    message: `The file could not be read: Could not find file '${path}'..`,
    incompleteInput: false,
    start: 0,
    end: 0,
  };
  return parse('', path, references, context, [unread]);
}

const references = `ref ${languageSpace}.Token[] tokens, ref ${languageSpace}.ParseError[] errors`;

/** Parser: scripts as trees. */
export function parserType(): NetType {
  return new TypeBuilder(`${languageSpace}.Parser`, (value) => value)
    .staticMethod(
      `${languageSpace}.ScriptBlockAst ParseFile(string fileName, ${references})`,
      ([fileName, ...rest], context) => parseFile(text(fileName), rest, context),
    )
    .staticMethod(
      `${languageSpace}.ScriptBlockAst ParseInput(string input, ${references})`,
      ([input, ...rest], context) => parse(text(input), null, rest, context),
    )
    .staticMethod(
      `${languageSpace}.ScriptBlockAst ParseInput(string input, string fileName, ${references})`,
      ([input, fileName, ...rest], context) => parse(text(input), text(fileName), rest, context),
    )
    .build();
}
