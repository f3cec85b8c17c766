import { attributeOf } from '../astQuestions.ts';
import { isTrue } from '../attributeValue.ts';
import type { LintRule } from '../lintRule.ts';
import { asksToProcess } from '../processQuestions.ts';

/** `SupportsShouldProcess` without a question makes -WhatIf do the work; a question without it is never asked. */
export const shouldProcess: LintRule = {
  id: 'PSShouldProcess',
  severity: 'warning',
  description: 'Ask $PSCmdlet.ShouldProcess exactly where SupportsShouldProcess is declared.',
  needsWhole: true,
  *check(model) {
    for (const { body, nameExtent, name } of model.ofKind('FunctionDefinition')) {
      const binding = attributeOf(body.paramBlock, 'cmdletbinding');
      const supports = binding !== undefined && isTrue(binding, 'supportsshouldprocess');
      const { start, end } = nameExtent;
      const asked = asksToProcess(body);
      if (supports && asked === null && !callsWithWhatIf(model.textOf(body)))
        yield { start, end, message: `'${name}' has SupportsShouldProcess but never asks ShouldProcess.` };
      if (!supports && asked !== null)
        yield {
          ...{ start: asked.start, end: asked.end },
          message: `'${name}' asks ShouldProcess but does not declare SupportsShouldProcess.`,
        };
    }
  },
};

/** What hands the preference on does not need to ask itself. */
function callsWithWhatIf(text: string): boolean {
  return /-WhatIf\b|WhatIfPreference/i.test(text);
}
