import type { AnyAst } from '../../syntax/anyAst.ts';
import type { ExpressionAst, FunctionDefinitionAst, HashtableAst } from '../../syntax/ast.ts';
import type { Extent } from '../../syntax/extent.ts';
import { callTarget } from '../callTarget.ts';
import type { ScriptModel } from '../scriptModel.ts';

/** Where a parameter of a function is named as a key: of `$PSBoundParameters` in it, and of tables that calls of it splat. */
export function parameterKeys(
  model: ScriptModel,
  owner: FunctionDefinitionAst,
  name: string,
): readonly Extent[] {
  const tables = [...boundParameters(model, owner), ...splattedTables(model, owner)];
  const keys = tables.flatMap((table) => [...writtenKeys(model, table), ...askedKeys(model, table)]);
  return keys.flatMap((key) => {
    if (key.kind !== 'StringConstantExpression' || key.value.toLowerCase() !== name.toLowerCase()) return [];
    const quote = key.quoting === 'bareword' ? 0 : 1;
    return [{ start: key.start + quote, end: key.end - quote }];
  });
}

function boundParameters(model: ScriptModel, owner: FunctionDefinitionAst): readonly AnyAst[] {
  return model.ofKind('VariableExpression').filter((node) => {
    if (node.path.toLowerCase() !== 'psboundparameters') return false;
    for (const ancestor of model.ancestors(node))
      if (ancestor.kind === 'FunctionDefinition') return ancestor === owner;
    return false;
  });
}

/** The places of variables that are splatted into calls of the function. */
function splattedTables(model: ScriptModel, owner: FunctionDefinitionAst): readonly AnyAst[] {
  const symbols = model.ofKind('Command').flatMap((command) => {
    const target = callTarget(model, command);
    if (target?.kind !== 'function' || target.definition !== owner) return [];
    return command.elements.flatMap((element) => {
      const isSplat = element.kind === 'VariableExpression' && element.splatted;
      const symbol = isSplat ? model.variables.of(element) : undefined;
      return symbol === undefined ? [] : [symbol];
    });
  });
  return [...new Set(symbols)].flatMap(({ occurrences }) => occurrences.map(({ node }) => node));
}

/** Keys of the table that is written where a variable gets its value. */
function writtenKeys(model: ScriptModel, node: AnyAst): readonly ExpressionAst[] {
  const assignment = model.parent(node);
  if (assignment?.kind !== 'AssignmentStatement' || assignment.left !== node) return [];
  const { right } = assignment;
  const [element] = right.kind === 'Pipeline' ? right.elements : [];
  const value = element?.kind === 'CommandExpression' ? element.expression : undefined;
  const table = value?.kind === 'ConvertExpression' ? value.child : value;
  return table?.kind === 'Hashtable' ? keysOf(table) : [];
}

function keysOf({ entries }: HashtableAst): readonly ExpressionAst[] {
  return entries.map(({ key }) => key);
}

/** Keys that a table is asked for: `$t.key`, `$t['key']`, `$t.ContainsKey('key')`. */
function askedKeys(model: ScriptModel, node: AnyAst): readonly ExpressionAst[] {
  const use = model.parent(node);
  if (use?.kind === 'MemberExpression' && use.target === node) return [use.member];
  if (use?.kind === 'IndexExpression' && use.target === node) return [use.index];
  if (use?.kind !== 'InvokeMemberExpression' || use.target !== node) return [];
  const { member, arguments: given } = use;
  const takesKey =
    member.kind === 'StringConstantExpression' && /^(?:Contains(?:Key)?|Remove|Add)$/i.test(member.value);
  return takesKey ? given.slice(0, 1) : [];
}
