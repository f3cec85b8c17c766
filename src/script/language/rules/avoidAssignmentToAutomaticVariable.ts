import { automaticVariables, readOnlyVariables } from '../automaticVariables.ts';
import type { LintRule } from '../lintRule.ts';

/** Some can be assigned to on purpose. */
const meant: ReadonlySet<string> = new Set(['lastexitcode', 'profile', 'matches', 'pwd', 'testdrive']);

/** PowerShell's own variables are not a script's to write. */
export const avoidAssignmentToAutomaticVariable: LintRule = {
  id: 'PSAvoidAssignmentToAutomaticVariable',
  severity: 'warning',
  description: 'Leave variables alone that PowerShell sets.',
  *check({ variables }) {
    for (const { name, occurrences } of variables.symbols) {
      const key = name.toLowerCase();
      // What is assigned to $null is thrown away on purpose.
      if (key === 'null') continue;
      const isReadOnly = readOnlyVariables.has(key);
      if (!isReadOnly && (!automaticVariables.has(key) || meant.has(key))) continue;
      for (const { node, use } of occurrences) {
        if (use === 'read' || node.kind !== 'VariableExpression') continue;
        const { start, end } = node;
        const message = isReadOnly
          ? `'${name}' cannot be assigned to: PowerShell sets it.`
          : `'${name}' is set by PowerShell: what is assigned to it can get lost, and what stood there does.`;
        yield { start, end, message };
      }
    }
  },
};
