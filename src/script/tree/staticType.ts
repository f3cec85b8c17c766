import type { ExpressionAst, ParameterAst } from '../syntax/ast.ts';
import type { TypeName } from '../syntax/typeName.ts';
import type { NetContext, NetType } from '../types/netType.ts';
import type { Tree } from './treeNode.ts';

const logical: ReadonlySet<string> = new Set(['and', 'or', 'xor', 'is']);

/** The type that an expression has whatever the script does, as PowerShell's StaticType tells it. */
export function staticTypeOf(ast: ExpressionAst, tree: Tree, context: NetContext): NetType | null {
  const named = (name: string): NetType | null => context.types.find(name) ?? null;
  switch (ast.kind) {
    case 'ConstantExpression':
      return context.types.of(ast.value);
    case 'StringConstantExpression':
    case 'ExpandableStringExpression':
      return named('System.String');
    case 'ConvertExpression':
      return ast.type.typeName.name.toLowerCase() === 'ordered'
        ? null
        : (typeNamed(ast.type.typeName, tree, context) ?? named('System.Object'));
    case 'TypeExpression':
      return named('System.Type');
    case 'ScriptBlockExpression':
      return named('System.Management.Automation.ScriptBlock');
    case 'Hashtable':
      return named('System.Collections.Hashtable');
    case 'ArrayExpression':
    case 'ArrayLiteral':
      return named('System.Object[]');
    case 'BinaryExpression':
      return named(logical.has(ast.operator) ? 'System.Boolean' : 'System.Object');
    case 'UnaryExpression':
      return named(ast.operator === 'not' ? 'System.Boolean' : 'System.Object');
    default:
      return named('System.Object');
  }
}

/** The type of a parameter: the last that is written before it. */
export function parameterType({ attributes }: ParameterAst, tree: Tree, context: NetContext): NetType | null {
  const constraint = attributes.findLast(({ kind }) => kind === 'TypeConstraint');
  const type = constraint === undefined ? undefined : typeNamed(constraint.typeName, tree, context);
  return type ?? context.types.find('System.Object') ?? null;
}

/** The type that a name stands for; undefined for an unknown one. */
export function typeNamed({ start, end }: TypeName, tree: Tree, context: NetContext): NetType | undefined {
  return context.types.find(tree.text.slice(start, end));
}
