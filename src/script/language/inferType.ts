import type { AnyAst } from '../syntax/anyAst.ts';
import type {
  CommandAst,
  ExpressionAst,
  FunctionDefinitionAst,
  StatementAst,
  VariableExpressionAst,
} from '../syntax/ast.ts';
import { keyText } from '../syntax/keyText.ts';
import { soleExpression } from '../syntax/soleExpression.ts';
import { commandName } from './astQuestions.ts';
import { bindCall } from './boundCall.ts';
import { callTarget } from './callTarget.ts';
import { cmdletOutputs } from './cmdletOutputs.ts';
import type { ScriptModel } from './scriptModel.ts';
import { elementOf, memberNamed, membersOf, type ScriptType, typeNamed, typeOfName } from './scriptType.ts';
import type { VariableSymbol } from './variableScopes.ts';

/** How far a value is followed: circles end here. */
const farthest = 12;

/** The type of what an expression gives, as far as the text tells; nothing of it is evaluated. */
export function inferType(model: ScriptModel, node: ExpressionAst, depth = 0): ScriptType | undefined {
  if (depth > farthest) return undefined;
  const named = (name: string) => typeNamed(model, name);
  switch (node.kind) {
    case 'ConstantExpression':
      return { kind: 'net', type: model.types.of(node.value) };
    case 'StringConstantExpression':
    case 'ExpandableStringExpression':
      return named('string');
    case 'VariableExpression':
      return variableType(model, node, depth + 1);
    case 'ConvertExpression':
      return convertedType(model, node, depth + 1);
    case 'AttributedExpression':
      return inferType(model, node.child, depth + 1);
    case 'ArrayLiteral':
    case 'ArrayExpression':
      return named('object[]');
    case 'Hashtable':
      return { kind: 'keyed', name: 'hashtable', keys: keysOf(node) };
    case 'ScriptBlockExpression':
      return named('scriptblock');
    case 'TypeExpression':
      return named('type');
    case 'ParenExpression':
      return statementType(model, node.pipeline, depth + 1);
    case 'SubExpression': {
      const last = node.body.statements.at(-1);
      return last === undefined ? undefined : statementType(model, last, depth + 1);
    }
    case 'MemberExpression':
    case 'InvokeMemberExpression':
      return memberType(model, node, depth + 1);
    case 'IndexExpression': {
      const target = inferType(model, node.target, depth + 1);
      // A hashtable gives what nobody knows; what a cmdlet writes is an object of its kind, or several.
      if (target?.kind === 'keyed') return tables.has(target.name) ? undefined : target;
      return isError(node.target) ? named(errorRecord) : target && elementOf(model, target);
    }
    case 'TernaryExpression':
      return inferType(model, node.ifTrue, depth + 1);
    case 'UnaryExpression':
      if (node.operator === 'not') return named('bool');
      return node.operator === 'join' ? named('string') : inferType(model, node.operand, depth + 1);
    case 'BinaryExpression':
      return operatorType(model, node, depth + 1);
    default:
      return undefined;
  }
}

const objectMakers = /^(?:pscustomobject|ordered)$/i;
const tables: ReadonlySet<string> = new Set(['hashtable', 'ordered']);
const errorRecord = 'System.Management.Automation.ErrorRecord';

/** `$Error`, a list of errors. */
function isError(node: ExpressionAst): boolean {
  return node.kind === 'VariableExpression' && node.path.toLowerCase() === 'error';
}

/** The type of what a statement writes. */
export function statementType(
  model: ScriptModel,
  statement: StatementAst,
  depth = 0,
): ScriptType | undefined {
  if (statement.kind === 'ReturnStatement')
    return statement.pipeline === null ? undefined : statementType(model, statement.pipeline, depth + 1);
  if (depth > farthest) return undefined;
  if (statement.kind === 'AssignmentStatement') return statementType(model, statement.right, depth + 1);
  if (statement.kind !== 'Pipeline') return undefined;
  return pipedType(model, statement.elements, statement.elements.length - 1, depth + 1);
}

/** What an element of a pipeline writes. */
function pipedType(
  model: ScriptModel,
  elements: readonly AnyAst[],
  index: number,
  depth: number,
): ScriptType | undefined {
  const element = elements[index];
  if (element === undefined || depth > farthest) return undefined;
  if (element.kind === 'CommandExpression') return inferType(model, element.expression, depth + 1);
  if (element.kind !== 'Command') return undefined;
  const name = model.commands.find(commandName(element) ?? '')?.metadata.name;
  if (name !== undefined && handsOn(name, element)) {
    const before = pipedType(model, elements, index - 1, depth + 1);
    return before && elementOf(model, before);
  }
  if (name === 'Select-Object' || name === 'ForEach-Object') {
    const before = pipedType(model, elements, index - 1, depth + 1);
    return madeOfEach(model, element, before && elementOf(model, before), depth + 1);
  }
  return commandType(model, element, depth + 1);
}

/** Commands that write what they get. */
function handsOn(name: string, { elements }: CommandAst): boolean {
  if (/^(?:Where-Object|Sort-Object|Tee-Object|Get-Unique)$/.test(name)) return true;
  if (name !== 'Select-Object') return false;
  return elements
    .slice(1)
    .every(
      (element) =>
        element.kind === 'ConstantExpression' ||
        (element.kind === 'CommandParameter' && /^(?:f|l|u|sk|i|w)/i.test(element.parameterName)),
    );
}

/** What `Select-Object` and `ForEach-Object` make of each object. */
function madeOfEach(
  model: ScriptModel,
  command: CommandAst,
  item: ScriptType | undefined,
  depth: number,
): ScriptType | undefined {
  const target = callTarget(model, command);
  if (target === undefined) return undefined;
  const bound = bindCall(target, command).arguments;
  const given = (name: string) => bound.find(({ parameter }) => parameter?.name === name)?.value ?? null;
  const expanded = given('ExpandProperty') ?? given('MemberName');
  if (expanded?.kind === 'StringConstantExpression')
    return item && memberNamed(model, item, expanded.value, false)?.type;
  const block = given('Process');
  if (block?.kind === 'ScriptBlockExpression') {
    const last = block.scriptBlock.endBlock?.statements.at(-1);
    return last === undefined ? undefined : statementType(model, last, depth + 1);
  }
  const keys = selectedNames(given('Property'));
  if (keys.length === 0) return undefined;
  const all = keys.includes('*') && item !== undefined ? membersOf(model, item, false) : [];
  const known = all.filter(({ kind }) => kind === 'property').map(({ name }) => name);
  return {
    kind: 'keyed',
    name: 'pscustomobject',
    keys: [...known, ...keys.filter((key) => !key.includes('*'))],
  };
}

/** Names of the properties that are selected: as they stand, and those of calculated ones. */
function selectedNames(node: ExpressionAst | null): readonly string[] {
  if (node?.kind === 'StringConstantExpression') return [node.value];
  if (node?.kind === 'ArrayLiteral') return node.elements.flatMap(selectedNames);
  if (node?.kind !== 'Hashtable') return [];
  const label = node.entries.find(({ key }) => /^(?:n(?:ame)?|l(?:abel)?)$/i.test(keyText(key) ?? ''));
  const text = label && soleExpression(label.value);
  return text?.kind === 'StringConstantExpression' ? [text.value] : [];
}

function commandType(model: ScriptModel, command: CommandAst, depth: number): ScriptType | undefined {
  const target = callTarget(model, command);
  if (target === undefined) return undefined;
  if (target.metadata.name === 'New-Object') {
    const given = bindCall(target, command).arguments.find(({ parameter }) => parameter?.name === 'TypeName');
    const { value = null } = given ?? {};
    return value?.kind === 'StringConstantExpression' ? typeNamed(model, value.value) : undefined;
  }
  for (const name of target.metadata.outputTypes) {
    const keys = model.outputs.get(name);
    if (keys !== undefined) return { kind: 'keyed', name, keys };
    const type = typeNamed(model, name);
    if (type !== undefined) return type;
  }
  if (target.kind === 'function') return returnedType(model, target.definition, depth);
  const written = cmdletOutputs.get(target.metadata.name.toLowerCase());
  return written === undefined ? undefined : typeNamed(model, written);
}

/** What a function writes last. */
function returnedType(
  model: ScriptModel,
  { body }: FunctionDefinitionAst,
  depth: number,
): ScriptType | undefined {
  const last = (body.endBlock ?? body.process)?.statements.at(-1);
  return last === undefined ? undefined : statementType(model, last, depth + 1);
}

function variableType(
  model: ScriptModel,
  node: VariableExpressionAst,
  depth: number,
): ScriptType | undefined {
  const name = node.path.toLowerCase();
  const simple = simpleTypes.get(name);
  if (simple !== undefined) return typeNamed(model, simple);
  if (name === '_' || name === 'psitem') return pipelineItem(model, node, depth);
  if (name === 'this') return enclosingClass(model, node);
  const symbol = model.variables.of(node);
  if (symbol === undefined) return undefined;
  const constraint = constraintOf(model, symbol);
  if (constraint !== undefined) return constraint;
  const before = symbol.occurrences.filter(({ use, start }) => use === 'write' && start < node.start);
  const written = before.at(-1) ?? symbol.occurrences.find(({ use }) => use === 'write');
  return written === undefined ? undefined : writtenValue(model, written.node, depth);
}

/** The type that a variable keeps whatever it is given: of a parameter, or of `[int] $count = 1`. */
export function constraintOf(
  model: ScriptModel,
  { parameter, occurrences }: VariableSymbol,
): ScriptType | undefined {
  const constraint = parameter?.attributes.find((attribute) => attribute.kind === 'TypeConstraint');
  if (constraint !== undefined) return typeOfName(model, constraint.typeName);
  if (parameter !== null) return undefined;
  for (const { node, use } of occurrences) {
    const convert = use === 'write' ? model.parent(node) : undefined;
    if (convert?.kind !== 'ConvertExpression' || convert.child !== node) continue;
    // `[pscustomobject] $x = @{ … }` is what it is given.
    return objectMakers.test(convert.type.typeName.name)
      ? undefined
      : typeOfName(model, convert.type.typeName);
  }
  return undefined;
}

const simpleTypes: ReadonlyMap<string, string> = new Map([
  ...['true', 'false', '?', 'iswindows', 'islinux', 'ismacos', 'iscoreclr'].map(
    (name) => [name, 'bool'] as const,
  ),
  ...['pwd', 'home', 'pshome', 'psscriptroot', 'pscommandpath', 'profile'].map(
    (name) => [name, 'string'] as const,
  ),
  ['args', 'object[]'],
  ['error', 'System.Collections.ArrayList'],
  ['pid', 'int'],
  ['lastexitcode', 'int'],
  ['matches', 'hashtable'],
  ['psboundparameters', 'hashtable'],
  ['psversiontable', 'hashtable'],
  ['pscmdlet', 'System.Management.Automation.PSScriptCmdlet'],
  ['myinvocation', 'System.Management.Automation.InvocationInfo'],
]);

/** What a variable gets where it is written. */
function writtenValue(model: ScriptModel, node: AnyAst, depth: number): ScriptType | undefined {
  let child = node;
  for (const ancestor of model.ancestors(node)) {
    if (ancestor.kind === 'ConvertExpression' && ancestor.child === child)
      return convertedType(model, ancestor, depth);
    if (ancestor.kind === 'ForEachStatement') {
      const all = ancestor.variable === child ? statementType(model, ancestor.collection, depth) : undefined;
      return all && elementOf(model, all);
    }
    if (ancestor.kind === 'AssignmentStatement')
      return ancestor.left === child ? statementType(model, ancestor.right, depth) : undefined;
    if (ancestor.kind === 'ArrayLiteral') return undefined;
    child = ancestor;
  }
  return undefined;
}

/** The type of what comes into a command of a pipeline; undefined where nothing does, or nobody knows. */
export function inputType(model: ScriptModel, command: CommandAst): ScriptType | undefined {
  const parent = model.parent(command);
  if (parent?.kind !== 'Pipeline') return undefined;
  return pipedType(model, parent.elements, parent.elements.indexOf(command) - 1, 0);
}

/** `$_`: what comes in from before in the pipeline; in `catch` and `trap`, the error. */
function pipelineItem(model: ScriptModel, node: AnyAst, depth: number): ScriptType | undefined {
  for (const ancestor of model.ancestors(node)) {
    if (ancestor.kind === 'CatchClause' || ancestor.kind === 'TrapStatement')
      return typeNamed(model, errorRecord);
    if (ancestor.kind === 'FunctionDefinition') return undefined;
    if (ancestor.kind === 'SwitchStatement') {
      const value = statementType(model, ancestor.condition, depth);
      return value && elementOf(model, value);
    }
    const parent = model.parent(ancestor);
    if (ancestor.kind !== 'Command' || parent?.kind !== 'Pipeline') continue;
    const index = parent.elements.indexOf(ancestor);
    if (index < 1) continue;
    const before = pipedType(model, parent.elements, index - 1, depth);
    return before && elementOf(model, before);
  }
  return undefined;
}

function enclosingClass(model: ScriptModel, node: AnyAst): ScriptType | undefined {
  for (const ancestor of model.ancestors(node))
    if (ancestor.kind === 'TypeDefinition') return { kind: 'own', definition: ancestor };
  return undefined;
}

function convertedType(
  model: ScriptModel,
  { type, child }: Extract<ExpressionAst, { readonly kind: 'ConvertExpression' }>,
  depth: number,
): ScriptType | undefined {
  const made = objectMakers.exec(type.typeName.name)?.[0];
  if (made !== undefined && child.kind === 'Hashtable')
    return { kind: 'keyed', name: made.toLowerCase(), keys: keysOf(child) };
  return typeOfName(model, type.typeName) ?? inferType(model, child, depth);
}

function keysOf({ entries }: Extract<ExpressionAst, { readonly kind: 'Hashtable' }>): readonly string[] {
  return entries.map(({ key }) => keyText(key)).filter((key) => key !== undefined);
}

function memberType(
  model: ScriptModel,
  {
    target,
    member,
    isStatic,
  }: Extract<ExpressionAst, { readonly kind: 'MemberExpression' | 'InvokeMemberExpression' }>,
  depth: number,
): ScriptType | undefined {
  if (member.kind !== 'StringConstantExpression') return undefined;
  const type = targetType(model, target, isStatic, depth);
  return type && memberNamed(model, type, member.value, isStatic)?.type;
}

/** The type whose members stand behind `.` or `::`. */
export function targetType(
  model: ScriptModel,
  target: ExpressionAst,
  isStatic: boolean,
  depth = 0,
): ScriptType | undefined {
  if (isStatic) return target.kind === 'TypeExpression' ? typeOfName(model, target.typeName) : undefined;
  return inferType(model, target, depth + 1);
}

const comparisons =
  /^(?:eq|ne|gt|ge|lt|le|like|notlike|match|notmatch|contains|notcontains|in|notin|is|isnot|and|or|xor)$/;

function operatorType(
  model: ScriptModel,
  { operator, left, right }: Extract<ExpressionAst, { readonly kind: 'BinaryExpression' }>,
  depth: number,
): ScriptType | undefined {
  if (comparisons.test(operator)) return typeNamed(model, 'bool');
  if (operator === 'f' || operator === 'join' || operator === 'replace') return typeNamed(model, 'string');
  if (operator === 'split') return typeNamed(model, 'string[]');
  if (operator === '..') return typeNamed(model, 'int[]');
  if (operator === 'as')
    return right.kind === 'TypeExpression' ? typeOfName(model, right.typeName) : undefined;
  return inferType(model, left, depth);
}
