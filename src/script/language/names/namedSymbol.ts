import type { AnyAst } from '../../syntax/anyAst.ts';
import type { TypeDefinitionAst } from '../../syntax/ast.ts';
import { plainName } from '../astQuestions.ts';
import { bindCall } from '../boundCall.ts';
import { callTarget } from '../callTarget.ts';
import type { ScriptModel } from '../scriptModel.ts';
import { touches } from '../touches.ts';
import { functionOfParameter, type VariableSymbol } from '../variableScopes.ts';
import { commandWords } from './commandWords.ts';
import { memberAt, type OwnMember } from './memberNames.ts';

/** What a word of a script names. */
export type NamedSymbol =
  | { readonly kind: 'variable'; readonly name: string; readonly variable: VariableSymbol }
  /** A command: a function of this script, of another one, or a cmdlet. */
  | { readonly kind: 'function'; readonly name: string }
  /** Another name that the script gives a command. */
  | { readonly kind: 'alias'; readonly name: string; readonly target: string }
  /** A class or an enum; null where this script does not define it. */
  | { readonly kind: 'type'; readonly name: string; readonly definition: TypeDefinitionAst | null }
  | { readonly kind: 'member'; readonly name: string; readonly member: OwnMember };

/** What the word at an offset names; undefined where it names nothing that has a place. */
export function symbolAt(model: ScriptModel, offset: number): NamedSymbol | undefined {
  const [node, parent] = model.pathAt(offset);
  if (node === undefined) return undefined;
  if (node.kind === 'CommandParameter' && parent?.kind === 'Command')
    return parameterOfCall(model, parent, node);
  const variable = model.variables.at(offset) ?? model.variables.of(node);
  if (variable !== undefined) return { kind: 'variable', name: variable.name, variable };
  return commandAt(model, offset) ?? typeAt(model, node, offset) ?? memberNamedAt(model, node, offset);
}

function commandAt(model: ScriptModel, offset: number): NamedSymbol | undefined {
  const word = commandWords(model).find((one) => touches(one, offset));
  if (word === undefined) return undefined;
  const name = model.text.slice(word.start, word.end);
  const alias = model.aliases.get(word.name)?.at(-1);
  return alias === undefined ? { kind: 'function', name } : { kind: 'alias', name, target: alias.target };
}

function typeAt(model: ScriptModel, node: AnyAst, offset: number): NamedSymbol | undefined {
  if (node.kind === 'TypeDefinition')
    return touches(node.nameExtent, offset) ? typeNamed(model, node.name) : undefined;
  if (node.kind === 'FunctionMember' && node.isConstructor)
    return touches(node.nameExtent, offset) ? typeNamed(model, node.name) : undefined;
  if (node.kind !== 'TypeConstraint' && node.kind !== 'TypeExpression') return undefined;
  // Of `[List[Site]]` the innermost name that holds the offset.
  let { typeName } = node;
  for (;;) {
    const within = typeName.genericArguments.find((argument) => touches(argument, offset));
    if (within === undefined) return typeNamed(model, typeName.name);
    typeName = within;
  }
}

function typeNamed(model: ScriptModel, name: string): NamedSymbol | undefined {
  const definition = model.ownTypes.get(name.toLowerCase()) ?? null;
  if (definition === null && model.types.find(name) !== undefined) return undefined;
  return { kind: 'type', name: definition?.name ?? name, definition };
}

function memberNamedAt(model: ScriptModel, node: AnyAst, offset: number): NamedSymbol | undefined {
  const isDeclared = node.kind === 'PropertyMember' || node.kind === 'FunctionMember';
  if (isDeclared && !touches(node.nameExtent, offset)) return undefined;
  const member = memberAt(model, node);
  // `[Site]::new` of a class without constructors.
  const parent = model.parent(node);
  const isMaker = parent?.kind === 'InvokeMemberExpression' && parent.target.kind === 'TypeExpression';
  if (member === undefined && isMaker && /^new$/i.test(model.textOf(node)))
    return typeAt(model, parent.target, offset);
  return member === undefined ? undefined : { kind: 'member', name: member.name, member };
}

/** `-Name` of a call stands for the parameter of the function. */
function parameterOfCall(
  model: ScriptModel,
  command: Extract<AnyAst, { readonly kind: 'Command' }>,
  node: Extract<AnyAst, { readonly kind: 'CommandParameter' }>,
): NamedSymbol | undefined {
  const target = callTarget(model, command);
  if (target?.kind !== 'function') return undefined;
  const name = bindCall(target, command).arguments.find((one) => one.name === node)?.parameter?.name;
  const variable = model.variables.symbols.find(
    (one) => one.parameter?.name.path === name && functionOfParameter(model, one) === target.definition,
  );
  return variable === undefined ? undefined : { kind: 'variable', name: variable.name, variable };
}

/** Whether the script itself says what a symbol is. */
export function isDefinedHere(model: ScriptModel, symbol: NamedSymbol): boolean {
  switch (symbol.kind) {
    case 'function':
      return commandWords(model).some(
        ({ name, isDefinition }) => isDefinition && name === plainName(symbol.name),
      );
    case 'type':
      return symbol.definition !== null;
    case 'variable':
    case 'alias':
    case 'member':
      return true;
  }
}
