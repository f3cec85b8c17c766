import type { StatementAst } from '../../syntax/ast.ts';
import type { LintRule } from '../lintRule.ts';

/** `if ($a = $b)` assigns. What calls a command on the right is meant so more often than not, and stays. */
export const possibleIncorrectUsageOfAssignmentOperator: LintRule = {
  id: 'PSPossibleIncorrectUsageOfAssignmentOperator',
  severity: 'information',
  description: 'Write -eq in a condition to compare; = assigns.',
  *check(model) {
    const conditions: readonly StatementAst[] = [
      ...model.ofKind('IfStatement').flatMap(({ clauses }) => clauses.map(({ condition }) => condition)),
      ...model.nodes.flatMap((node) =>
        node.kind === 'WhileStatement' || node.kind === 'DoWhileStatement' || node.kind === 'DoUntilStatement'
          ? [node.condition]
          : [],
      ),
    ];
    for (const condition of conditions) {
      if (condition.kind !== 'AssignmentStatement' || condition.operator !== '=') continue;
      if (callsSomething(condition.right)) continue;
      const { start, end } = condition.operatorExtent;
      const fix = { title: 'Compare with -eq', edits: [{ start, end, text: '-eq' }] };
      yield { start, end, message: "'=' assigns; to compare, write '-eq'.", fix };
    }
  },
};

function callsSomething(right: StatementAst): boolean {
  if (right.kind !== 'Pipeline') return false;
  return right.elements.some(
    (element) => element.kind === 'Command' || element.expression.kind === 'InvokeMemberExpression',
  );
}
