import type { LintRule } from '../lintRule.ts';

/** `if ($a > $b)` writes a file. */
export const possibleIncorrectUsageOfRedirectionOperator: LintRule = {
  id: 'PSPossibleIncorrectUsageOfRedirectionOperator',
  severity: 'warning',
  description: 'Write -gt in a condition to compare; > writes a file.',
  *check(model) {
    for (const node of model.ofKind('FileRedirection')) {
      const isCondition = [...model.ancestors(node)].some((ancestor, index, all) => {
        const outer = all[index + 1];
        return outer?.kind === 'IfStatement' && outer.clauses.some(({ condition }) => condition === ancestor);
      });
      if (!isCondition || node.from !== 1) continue;
      const { start } = node;
      const end = start + (node.append ? 2 : 1);
      const text = /^\s/.test(model.text.slice(end)) ? '-gt' : '-gt ';
      const fix = { title: 'Compare with -gt', edits: [{ start, end, text }] };
      yield { start, end, message: "'>' writes to a file; to compare, write '-gt'.", fix };
    }
  },
};
