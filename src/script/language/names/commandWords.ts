import type { AnyAst } from '../../syntax/anyAst.ts';
import type { CommandAst, HashtableAst, StringConstantExpressionAst } from '../../syntax/ast.ts';
import { keyText } from '../../syntax/keyText.ts';
import { soleExpression } from '../../syntax/soleExpression.ts';
import { commandName, plainName } from '../astQuestions.ts';
import { bindCall } from '../boundCall.ts';
import { callTarget } from '../callTarget.ts';
import { givenTo } from '../scriptAliases.ts';
import type { ScriptModel } from '../scriptModel.ts';
import { definedAt, type SymbolPlace, usedAt, withinQuotes } from './symbolPlace.ts';

/** A word that names a command: where it is defined, called, or spoken of. */
export interface CommandWord extends SymbolPlace {
  /** In lower case, without a scope. */
  readonly name: string;
}

/** Every word of a script that names a function, an alias or another command. */
export function commandWords(model: ScriptModel): readonly CommandWord[] {
  return [
    ...model.ofKind('FunctionDefinition').map(({ nameExtent: { end }, name }) => {
      const plain = plainName(name);
      return { name: plain, ...definedAt({ start: end - plain.length, end }) };
    }),
    ...[...model.aliases.values()]
      .flat()
      .map(({ name, node }) => ({ name: name.toLowerCase(), ...definedAt(withinQuotes(node)) })),
    ...model.ofKind('Command').flatMap((command) => wordsOf(model, command)),
    ...model.ofKind('VariableExpression').flatMap((node) => functionVariable(model, node)),
    ...model.ofKind('Hashtable').flatMap(exportedWords),
  ];
}

/** `FunctionsToExport = @( … )` of a module's manifest. */
function exportedWords({ entries }: HashtableAst): readonly CommandWord[] {
  return entries
    .filter(({ key }) => /^(?:Functions|Aliases|Cmdlets)ToExport$/i.test(keyText(key) ?? ''))
    .flatMap(({ value }) => constantsIn(soleExpression(value)).map(wordIn));
}

/** `${function:Get-It}`, the function as a variable. */
function functionVariable(
  model: ScriptModel,
  node: Extract<AnyAst, { readonly kind: 'VariableExpression' }>,
): readonly CommandWord[] {
  const [, written] = /^function:(.+)$/is.exec(node.path) ?? [];
  if (written === undefined) return [];
  const name = plainName(written);
  const end = model.text.charAt(node.end - 1) === '}' ? node.end - 1 : node.end;
  const parent = model.parent(node);
  const isWrite = parent?.kind === 'AssignmentStatement' && parent.left === node;
  const at = { start: end - name.length, end };
  return [{ name, ...(isWrite ? definedAt(at) : usedAt(at)) }];
}

function wordsOf(model: ScriptModel, command: CommandAst): readonly CommandWord[] {
  const [first] = command.elements;
  const called = first?.kind === 'StringConstantExpression' ? [wordIn(first)] : [];
  return [...called, ...spokenOf(model, command).map(wordIn)];
}

function wordIn(node: StringConstantExpressionAst): CommandWord {
  const name = plainName(node.value);
  const { end } = withinQuotes(node);
  return { name, ...usedAt({ start: end - name.length, end }) };
}

/** Parameters whose argument names commands, by the cmdlet in lower case. */
const naming: ReadonlyMap<string, RegExp> = new Map([
  ['get-command', /^Name$/],
  ['get-help', /^Name$/],
  ['get-alias', /^(?:Name|Definition)$/],
  ['remove-alias', /^Name$/],
  ['export-modulemember', /^(?:Function|Alias|Cmdlet)$/],
  ['register-argumentcompleter', /^CommandName$/],
]);

/** What a command has as an argument that names another one: `Set-Alias -Value`, `Get-Command`, `Export-ModuleMember -Function`. */
function spokenOf(model: ScriptModel, command: CommandAst): readonly StringConstantExpressionAst[] {
  const own = commandName(command)?.toLowerCase() ?? '';
  const aliased = model.aliases.size > 0 && /^(?:(?:set|new)-alias|sal|nal)$/.test(own);
  if (aliased) return constantsIn(givenTo(command).value);
  if (own === 'mock') return constantsIn(mocked(command));
  const target = callTarget(model, command);
  const parameters = naming.get(target?.metadata.name.toLowerCase() ?? '');
  if (target?.kind !== 'cmdlet' || parameters === undefined) return [];
  return bindCall(target, command).arguments.flatMap(({ parameter, value }) =>
    parameter !== null && parameters.test(parameter.name) ? constantsIn(value) : [],
  );
}

/** What `Mock` takes the place of: its first argument, or `-CommandName`. */
function mocked({ elements }: CommandAst): AnyAst | undefined {
  const named = elements.findIndex(
    (element) => element.kind === 'CommandParameter' && /^c/i.test(element.parameterName),
  );
  return elements[named < 0 ? 1 : named + 1];
}

function constantsIn(node: AnyAst | null | undefined): readonly StringConstantExpressionAst[] {
  if (node?.kind === 'StringConstantExpression') return [node];
  if (node?.kind === 'ArrayLiteral') return node.elements.flatMap(constantsIn);
  if (node?.kind !== 'ArrayExpression') return [];
  return node.body.statements.flatMap((statement) => constantsIn(soleExpression(statement)));
}
