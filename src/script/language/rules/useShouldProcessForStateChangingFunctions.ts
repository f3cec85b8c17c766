import { attributeOf } from '../astQuestions.ts';
import { isTrue } from '../attributeValue.ts';
import type { LintRule } from '../lintRule.ts';

const changing = /^(?:new|set|remove|start|stop|restart|reset|update)-/i;

/** What changes something should offer -WhatIf. */
export const useShouldProcessForStateChangingFunctions: LintRule = {
  id: 'PSUseShouldProcessForStateChangingFunctions',
  severity: 'warning',
  description: 'Declare SupportsShouldProcess for what changes something.',
  needsWhole: true,
  *check(model) {
    for (const { name, nameExtent, body } of model.ofKind('FunctionDefinition')) {
      if (!changing.test(name)) continue;
      const binding = attributeOf(body.paramBlock, 'cmdletbinding');
      if (binding !== undefined && isTrue(binding, 'supportsshouldprocess')) continue;
      const { start, end } = nameExtent;
      yield {
        ...{ start, end },
        message: `'${name}' changes something, by its verb; it should declare SupportsShouldProcess.`,
      };
    }
  },
};
