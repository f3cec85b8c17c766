import type { AnyAst } from '../../syntax/anyAst.ts';
import type { CommandAst, ExpressionAst, HashtableAst, StatementAst } from '../../syntax/ast.ts';
import type { Extent } from '../../syntax/extent.ts';
import { keyText } from '../../syntax/keyText.ts';
import { soleExpression } from '../../syntax/soleExpression.ts';
import { commandName } from '../astQuestions.ts';
import type { SyntaxIndex } from '../syntaxIndex.ts';

/** Another script that a script names: one that it dot-sources, runs or imports. */
export interface ScriptLink extends Extent {
  /** With slashes, as it is written; below the script's own folder without `$PSScriptRoot`. */
  readonly path: string;
  /** Whether only the folder of the script itself is meant. */
  readonly isBesideScript: boolean;
}

/** The scripts and modules that a script names by their paths; of a module's manifest, those that it consists of. */
export function scriptLinks(index: SyntaxIndex): readonly ScriptLink[] {
  const used = index
    .ofKind('UsingStatement')
    .flatMap(({ usingKind, name }) => (usingKind === 'module' && name !== null ? linkOf(name, true) : []));
  const called = index.ofKind('Command').flatMap(linksOfCommand);
  const [statement] = index.parsed.ast.endBlock?.statements ?? [];
  const manifest = statement && soleExpression(statement);
  return [...used, ...called, ...(manifest?.kind === 'Hashtable' ? linksOfManifest(manifest) : [])];
}

/** Whether a text may name other scripts: others need not be parsed to know that they do not. */
export function mayLink(text: string): boolean {
  return /\.ps[md]?1\b/i.test(text);
}

function linksOfCommand(command: CommandAst): readonly ScriptLink[] {
  const [first] = command.elements;
  if (first === undefined || first.kind === 'CommandParameter') return [];
  if (!/^(?:Import-Module|ipmo)$/i.test(commandName(command) ?? '')) return linkOf(first, false);
  return command.elements
    .slice(1)
    .flatMap((element) => (element.kind === 'CommandParameter' ? [] : linkOf(element, false)));
}

const parts = /^(?:RootModule|ModuleToProcess|NestedModules|ScriptsToProcess)$/i;

function linksOfManifest({ entries }: HashtableAst): readonly ScriptLink[] {
  return entries.flatMap(({ key, value }) =>
    parts.test(keyText(key) ?? '') ? constantsOf(value).flatMap((one) => linkOf(one, true)) : [],
  );
}

/** The constants of a value: one, several, or `@( … )`. */
function constantsOf(statement: StatementAst): readonly ExpressionAst[] {
  const expression = soleExpression(statement);
  if (expression === null) return [];
  if (expression.kind === 'ArrayLiteral') return expression.elements;
  return expression.kind === 'ArrayExpression'
    ? expression.body.statements.flatMap(constantsOf)
    : [expression];
}

function linkOf(node: ExpressionAst, isBeside: boolean): readonly ScriptLink[] {
  const written = pathOf(node)?.replaceAll('\\', '/') ?? '';
  if (!/\.ps[md]?1$/i.test(written)) return [];
  const root = /^\$PSScriptRoot\//i.exec(written)?.[0] ?? '';
  const { start, end } = node;
  const isBesideScript = isBeside || root !== '';
  return [{ start, end, path: written.slice(root.length), isBesideScript }];
}

/** A path as far as the text tells: a constant, one that begins with `$PSScriptRoot`, `Join-Path $PSScriptRoot …`. */
function pathOf(node: AnyAst): string | undefined {
  switch (node.kind) {
    case 'StringConstantExpression':
      return node.value;
    case 'VariableExpression':
      return /^PSScriptRoot$/i.test(node.path) ? '$PSScriptRoot' : undefined;
    case 'ExpandableStringExpression': {
      const texts = node.parts.map((part) => (typeof part === 'string' ? part : pathOf(part)));
      return texts.includes(undefined) ? undefined : texts.join('');
    }
    case 'ParenExpression': {
      const [command] = node.pipeline.kind === 'Pipeline' ? node.pipeline.elements : [];
      if (command?.kind !== 'Command' || !/^Join-Path$/i.test(commandName(command) ?? '')) return undefined;
      const texts = command.elements
        .slice(1)
        .flatMap((element) => (element.kind === 'CommandParameter' ? [] : [pathOf(element)]));
      return texts.includes(undefined) ? undefined : texts.join('/');
    }
    default:
      return undefined;
  }
}
