import type { LintRule } from '../lintRule.ts';

/** An empty `catch` hides every error. */
export const avoidUsingEmptyCatchBlock: LintRule = {
  id: 'PSAvoidUsingEmptyCatchBlock',
  severity: 'warning',
  description: 'Handle an error, or say why it does not matter.',
  needsWhole: true,
  *check(model) {
    for (const { start, body } of model.ofKind('CatchClause')) {
      if (body.statements.length > 0) continue;
      // A reason is enough.
      if (model.parsed.comments.some((comment) => comment.start > body.start && comment.end < body.end))
        continue;
      yield { start, end: body.end, message: 'An empty catch block hides every error.' };
    }
  },
};
