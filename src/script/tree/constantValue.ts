import { NetArray } from '../values/netArray.ts';
import { Dictionary } from '../values/dictionary.ts';
import type { Value } from '../values/value.ts';
import type { TreeAst } from './treeAst.ts';
import { soleExpressionOf } from './treeNode.ts';

/** The value of an expression that is the same whatever the script does: constants, arrays and hashtables of them. Undefined for another. */
export function constantValue(node: TreeAst): Value | undefined {
  switch (node.kind) {
    case 'ConstantExpression':
    case 'StringConstantExpression':
      return node.value;
    case 'VariableExpression': {
      const name = node.path.toLowerCase();
      return name === 'null' ? null : name === 'true' ? true : name === 'false' ? false : undefined;
    }
    case 'ParenExpression':
      return constantValue(node.pipeline);
    case 'Pipeline': {
      const sole = soleExpressionOf(node);
      return sole?.kind === 'CommandExpression' ? constantValue(sole.expression) : undefined;
    }
    case 'ArrayLiteral':
      return arrayOf(node.elements);
    case 'ArrayExpression': {
      const { statements } = node.body;
      const only = statements.length === 1 ? statements[0] : undefined;
      const value = only === undefined ? undefined : constantValue(only);
      return value instanceof NetArray ? value : arrayOf(statements);
    }
    case 'Hashtable': {
      const table = new Dictionary();
      for (const entry of node.entries) {
        const key = constantValue(entry.key);
        const value = constantValue(entry.value);
        if (key === undefined || value === undefined) return undefined;
        table.set(key, value);
      }
      return table;
    }
    default:
      return undefined;
  }
}

function arrayOf(nodes: readonly TreeAst[]): Value | undefined {
  const values = nodes.map(constantValue).filter((value) => value !== undefined);
  return values.length === nodes.length ? new NetArray(values) : undefined;
}
