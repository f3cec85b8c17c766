import type { LintRule } from '../lintRule.ts';

/** With `$null` on the right a collection is filtered: `@() -eq $null` is no truth value. */
export const possibleIncorrectComparisonWithNull: LintRule = {
  id: 'PSPossibleIncorrectComparisonWithNull',
  severity: 'warning',
  description: 'Write $null on the left side of a comparison.',
  *check(model) {
    for (const node of model.ofKind('BinaryExpression')) {
      const { operator, left, right } = node;
      if ((operator !== 'eq' && operator !== 'ne') || !isNull(right) || isNull(left)) continue;
      const edits = [
        { start: left.start, end: left.end, text: model.textOf(right) },
        { start: right.start, end: right.end, text: model.textOf(left) },
      ];
      yield {
        ...{ start: node.start, end: node.end },
        message: '$null should be on the left side: a collection on the left is filtered, not compared.',
        fix: { title: 'Move $null to the left', edits },
      };
    }
  },
};

function isNull(node: { readonly kind: string; readonly path?: string }): boolean {
  return node.kind === 'VariableExpression' && node.path?.toLowerCase() === 'null';
}
