import type { AnyAst } from '../syntax/anyAst.ts';
import type { ExpressionAst } from '../syntax/ast.ts';
import type { Extent } from '../syntax/extent.ts';
import type { TypeName } from '../syntax/typeName.ts';
import { commandName } from './astQuestions.ts';
import { isBuiltInVariable, readOnlyVariables } from './automaticVariables.ts';
import type { ScriptModel } from './scriptModel.ts';

/** Kinds of tokens, by VS Code's names. */
export const semanticKinds = [
  ...(['variable', 'parameter', 'property', 'method', 'function'] as const),
  ...(['type', 'class', 'enum', 'enumMember', 'decorator'] as const),
] as const;

/** What else a token can be, by VS Code's names. */
export const semanticModifiers = ['declaration', 'readonly', 'static', 'defaultLibrary'] as const;

/** What a name means, where the text alone does not tell. It stands in one line. */
export interface SemanticToken extends Extent {
  readonly kind: (typeof semanticKinds)[number];
  readonly modifiers: readonly (typeof semanticModifiers)[number][];
}

/** What the names of a script mean: commands that are there, parameters, variables, types, members; in the order of the text, none within another. */
export function semanticTokens(model: ScriptModel): readonly SemanticToken[] {
  const found: SemanticToken[] = [];
  const add = (
    { start, end }: Extent,
    kind: SemanticToken['kind'],
    ...modifiers: SemanticToken['modifiers']
  ): void => {
    if (start < end) found.push({ start, end, kind, modifiers });
  };
  for (const node of model.nodes) addTokens(model, node, add);
  found.sort((left, right) => left.start - right.start || right.end - left.end);
  let end = 0;
  return found.filter((token) => {
    if (token.start < end || model.textOf(token).includes('\n')) return false;
    end = token.end;
    return true;
  });
}

type Add = (extent: Extent, kind: SemanticToken['kind'], ...modifiers: SemanticToken['modifiers']) => void;

function addTokens(model: ScriptModel, node: AnyAst, add: Add): void {
  switch (node.kind) {
    case 'VariableExpression':
      addVariable(model, node, add);
      break;
    case 'Command': {
      const name = commandName(node);
      const [word] = node.elements;
      if (name === undefined || word === undefined) break;
      if (model.functionNamed(name, node.start) !== undefined) add(word, 'function');
      else if (model.commands.find(name) !== undefined || model.commands.isTestWord(name))
        add(word, 'function', 'defaultLibrary');
      break;
    }
    case 'CommandParameter':
      add({ start: node.start, end: node.start + 1 + node.parameterName.length }, 'parameter');
      break;
    case 'FunctionDefinition':
      add(node.nameExtent, 'function', 'declaration');
      break;
    case 'TypeDefinition':
      add(node.nameExtent, node.typeKind === 'enum' ? 'enum' : 'class', 'declaration');
      for (const member of node.members)
        if (member.kind === 'PropertyMember')
          add(member.nameExtent, node.typeKind === 'enum' ? 'enumMember' : 'property', 'declaration');
        else add(member.nameExtent, 'method', 'declaration');
      break;
    case 'TypeConstraint':
    case 'TypeExpression':
      addType(model, node.typeName, add);
      break;
    case 'Attribute':
      add(node.typeName, 'decorator');
      break;
    case 'NamedAttributeArgument':
      add({ start: node.start, end: node.start + node.name.length }, 'property');
      break;
    case 'MemberExpression':
      addMember(node.member, memberKind(model, node), node.isStatic, add);
      break;
    case 'InvokeMemberExpression':
      addMember(node.member, 'method', node.isStatic, add);
      break;
    case 'Hashtable':
      for (const { key } of node.entries) if (isWord(key)) add(key, 'property');
      break;
    default:
  }
}

function addVariable(
  model: ScriptModel,
  node: Extract<AnyAst, { readonly kind: 'VariableExpression' }>,
  add: Add,
): void {
  const key = node.path.toLowerCase();
  if (readOnlyVariables.has(key)) add(node, 'variable', 'readonly', 'defaultLibrary');
  else if (isBuiltInVariable(key)) add(node, 'variable', 'defaultLibrary');
  else {
    const parameter = model.variables.of(node)?.parameter ?? null;
    if (parameter === null) add(node, 'variable');
    else if (parameter.name === node) add(node, 'parameter', 'declaration');
    else add(node, 'parameter');
  }
}

/** The name itself, without the brackets of arrays and of arguments. */
function addType(model: ScriptModel, typeName: TypeName, add: Add): void {
  const { start, name, genericArguments } = typeName;
  const own = model.ownTypes.get(name.toLowerCase());
  const kind = own === undefined ? 'type' : own.typeKind === 'enum' ? 'enum' : 'class';
  add({ start, end: start + name.length }, kind, ...(own === undefined ? (['defaultLibrary'] as const) : []));
  for (const argument of genericArguments) addType(model, argument, add);
}

function addMember(member: ExpressionAst, kind: SemanticToken['kind'], isStatic: boolean, add: Add): void {
  if (isWord(member)) add(member, kind, ...(isStatic ? (['static'] as const) : []));
}

/** `[State]::Idle` is a value of an enum of the script. */
function memberKind(
  model: ScriptModel,
  { target, isStatic }: Extract<AnyAst, { readonly kind: 'MemberExpression' }>,
): SemanticToken['kind'] {
  if (!isStatic || target.kind !== 'TypeExpression') return 'property';
  const own = model.ownTypes.get(target.typeName.name.toLowerCase());
  return own?.typeKind === 'enum' ? 'enumMember' : 'property';
}

function isWord(node: ExpressionAst): boolean {
  return node.kind === 'StringConstantExpression' && node.quoting === 'bareword';
}
