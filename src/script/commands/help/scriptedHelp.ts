import type { AnyAst } from '../../syntax/anyAst.ts';
import type { FunctionDefinitionAst, ParameterAst } from '../../syntax/ast.ts';
import { childNodes } from '../../syntax/childNodes.ts';
import { helpOfFunction, helpOfScript, type CommentHelp } from '../../syntax/commentHelp.ts';
import { parseScript } from '../../syntax/parseScript.ts';
import type { ParsedScript } from '../../syntax/parsedScript.ts';
import { CmdletInfo } from '../../runtime/pipeline/cmdletInfo.ts';
import type { Cmdlet } from '../cmdlet.ts';
import { ExternalScriptInfo, FunctionInfo, type CommandInfo } from '../commandInfo.ts';

/** What the source of a function or a script says of it. */
export interface ScriptedHelp {
  readonly help: CommentHelp;
  /** By parameter name in upper case: what `.PARAMETER` or the comment before a parameter says. */
  readonly parameters: ReadonlyMap<string, string>;
  /** By parameter name in upper case: the default value as written. */
  readonly defaults: ReadonlyMap<string, string>;
}

/** Comment-based help of a command; undefined where it has none. */
export function scriptedHelp(command: CommandInfo): ScriptedHelp | undefined {
  if (command instanceof ExternalScriptInfo) {
    const script = parseScript(command.block.source, { file: command.path });
    const help = helpOfScript(script);
    return help && withParameters(script, help, script.ast.paramBlock?.parameters ?? []);
  }
  if (command instanceof CmdletInfo) return helpOfCmdlet(command.cmdlet);
  if (!(command instanceof FunctionInfo)) return undefined;
  const script = parseScript(command.block.source, { file: command.block.file });
  const definition = definitionAt(script.ast, command.block.ast.start);
  if (definition === undefined) return undefined;
  const help = helpOfFunction(script, definition);
  const parameters = definition.parameters ?? definition.body.paramBlock?.parameters ?? [];
  return help && withParameters(script, help, parameters);
}

function helpOfCmdlet({ help, metadata }: Cmdlet): ScriptedHelp | undefined {
  if (help === undefined) return undefined;
  const { synopsis, description, parameters, examples, links } = help;
  const nothing = { notes: null, component: null, role: null, functionality: null };
  return {
    help: {
      ...{ ...nothing, synopsis, description, parameters, links, inputs: [], outputs: metadata.outputTypes },
      examples: examples.map(({ code, remarks }) => `${code}\n\n${remarks}`),
      ...{ forwardHelpTarget: null, forwardHelpCategory: null, remoteHelpRunspace: null, externalHelp: null },
    },
    parameters,
    defaults: new Map(),
  };
}

/** The function whose body begins at an offset. */
function definitionAt(node: AnyAst, offset: number): FunctionDefinitionAst | undefined {
  if (node.kind === 'FunctionDefinition' && node.body.start === offset) return node;
  for (const child of childNodes(node)) {
    if (child.start > offset || child.end < offset) continue;
    const found = definitionAt(child, offset);
    if (found !== undefined) return found;
  }
  return undefined;
}

function withParameters(
  script: ParsedScript,
  help: CommentHelp,
  parameters: readonly ParameterAst[],
): ScriptedHelp {
  const described = new Map(help.parameters);
  const defaults = new Map<string, string>();
  for (const parameter of parameters) {
    const key = parameter.name.path.toUpperCase();
    const { defaultValue } = parameter;
    if (defaultValue !== null) defaults.set(key, script.text.slice(defaultValue.start, defaultValue.end));
    const comment = described.has(key) ? '' : commentBefore(script, parameter.start);
    if (comment !== '') described.set(key, comment);
  }
  return { help, parameters: described, defaults };
}

/** The comments right before a place, without their marks. */
function commentBefore({ text, comments }: ParsedScript, offset: number): string {
  const lines: string[] = [];
  let at = offset;
  for (const comment of comments.toReversed()) {
    if (comment.end > at) continue;
    if (text.slice(comment.end, at).trim() !== '') break;
    const whole = text.slice(comment.start, comment.end);
    lines.unshift((comment.block ? whole.slice(2, -2) : whole.replace(/^#+/u, '')).trim());
    at = comment.start;
  }
  return lines.join('\n').trim();
}
