import { isBuiltInVariable } from '../automaticVariables.ts';
import type { LintRule } from '../lintRule.ts';

/** A variable that gets values and gives none is a slip of the pen, or left over. */
export const useDeclaredVarsMoreThanAssignments: LintRule = {
  id: 'PSUseDeclaredVarsMoreThanAssignments',
  severity: 'warning',
  description: 'Use what is assigned to a variable.',
  needsWhole: true,
  *check({ variables }) {
    for (const { name, reach, parameter, occurrences } of variables.symbols) {
      const [first] = occurrences;
      if (first?.use !== 'write' || first.node.kind !== 'VariableExpression') continue;
      if (reach !== 'local' || parameter !== null || isBuiltInVariable(name)) continue;
      // A scope before the name means somebody else.
      if (first.node.path.includes(':')) continue;
      if (occurrences.some(({ use }) => use === 'read' || use === 'declaration')) continue;
      const { start, end } = first.node;
      yield { start, end, message: `The variable '${name}' is assigned but never used.`, unnecessary: true };
    }
  },
};
