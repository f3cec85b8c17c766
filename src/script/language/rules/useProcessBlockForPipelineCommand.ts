import type { LintRule } from '../lintRule.ts';
import { attributeOf, parametersOf } from '../astQuestions.ts';
import { isTrue } from '../attributeValue.ts';

/** Without a `process` block, a function sees the last object of the pipeline alone. */
export const useProcessBlockForPipelineCommand: LintRule = {
  id: 'PSUseProcessBlockForPipelineCommand',
  severity: 'warning',
  description: 'Handle the objects of the pipeline in a process block.',
  needsWhole: true,
  *check(model) {
    for (const definition of model.ofKind('FunctionDefinition')) {
      if (definition.body.process !== null) continue;
      for (const parameter of parametersOf(definition)) {
        const attribute = attributeOf(parameter, 'parameter');
        if (attribute === undefined) continue;
        if (!isTrue(attribute, 'valuefrompipeline') && !isTrue(attribute, 'valuefrompipelinebypropertyname'))
          continue;
        const { start, end } = parameter.name;
        const message = `'${parameter.name.path}' takes objects of the pipeline, but there is no process block: the last one alone is seen.`;
        yield { start, end, message };
      }
    }
  },
};
