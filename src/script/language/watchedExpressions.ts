import type { AnyAst } from '../syntax/anyAst.ts';
import type { ExpressionAst } from '../syntax/ast.ts';
import type { Extent } from '../syntax/extent.ts';
import { isBuiltInVariable } from './automaticVariables.ts';
import type { ScriptModel } from './scriptModel.ts';

/** An expression of a script that a debugger can evaluate without the script noticing. */
export interface WatchedExpression extends Extent {
  readonly expression: string;
}

/** What a debugger shows the value of at an offset: a variable, also with the properties and elements that are read of it; never a call. */
export function watchedAt(model: ScriptModel, offset: number): WatchedExpression | undefined {
  const [node, parent] = model.pathAt(offset);
  const isMember = parent?.kind === 'MemberExpression' && parent.member === node;
  const meant = isMember ? parent : node;
  if (meant === undefined || !isHarmless(meant)) return undefined;
  const { start, end } = meant;
  // `@table` is the table; within a text, `{` of `${x}` included.
  const expression = model.textOf(meant).replace(/^@/, '$');
  return { start, end, expression };
}

/** Whether reading something calls nothing. */
function isHarmless(node: AnyAst): boolean {
  switch (node.kind) {
    case 'VariableExpression':
      return !/^(?:true|false|null)$/i.test(node.path);
    case 'MemberExpression':
      return (
        node.member.kind === 'StringConstantExpression' &&
        (isHarmless(node.target) || node.target.kind === 'TypeExpression')
      );
    case 'IndexExpression':
      return isHarmless(node.target) && isIndex(node.index);
    default:
      return false;
  }
}

function isIndex(node: ExpressionAst): boolean {
  return node.kind === 'ConstantExpression' || node.kind === 'StringConstantExpression' || isHarmless(node);
}

/** The variables that stand in a range and belong to the block or function that is stopped at an offset, each once a line. */
export function variablesBeside(
  model: ScriptModel,
  range: Extent,
  stopped: number,
): readonly WatchedExpression[] {
  const around = new Set(model.pathAt(stopped));
  const seen = new Set<string>();
  return model.variables.symbols
    .filter(({ name, owner }) => around.has(owner) && !isBuiltInVariable(name))
    .flatMap(({ occurrences }) => occurrences.map(({ node }) => node))
    .filter((node) => node.kind === 'VariableExpression')
    .filter(({ start, end }) => range.start <= start && end <= range.end && start <= stopped)
    .toSorted((left, right) => left.start - right.start)
    .flatMap(({ start, end, path }) => {
      const line = model.text.lastIndexOf('\n', start);
      const key = `${line} ${path.toLowerCase()}`;
      if (seen.has(key)) return [];
      seen.add(key);
      return [{ start, end, expression: /^\w+$/.test(path) ? `$${path}` : `\${${path}}` }];
    });
}
