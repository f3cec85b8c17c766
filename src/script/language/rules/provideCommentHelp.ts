import { helpOfFunction } from '../../syntax/commentHelp.ts';
import type { LintRule } from '../lintRule.ts';
import { attributeOf } from '../astQuestions.ts';

/** Functions that others call say what they do. Those are the ones with CmdletBinding. */
export const provideCommentHelp: LintRule = {
  id: 'PSProvideCommentHelp',
  severity: 'information',
  description: 'Write comment-based help for advanced functions.',
  needsWhole: true,
  *check(model) {
    for (const definition of model.ofKind('FunctionDefinition')) {
      const { name, nameExtent, body } = definition;
      if (attributeOf(body.paramBlock, 'cmdletbinding') === undefined) continue;
      if (helpOfFunction(model.parsed, definition) !== undefined) continue;
      const { start, end } = nameExtent;
      yield { start, end, message: `'${name}' has no comment-based help.` };
    }
  },
};
