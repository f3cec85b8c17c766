import { plainName } from '../astQuestions.ts';
import type { LintRule } from '../lintRule.ts';

/** A function that is named as a cmdlet takes its place for everybody. */
export const avoidOverwritingBuiltInCmdlets: LintRule = {
  id: 'PSAvoidOverwritingBuiltInCmdlets',
  severity: 'warning',
  description: 'Give a function a name that no cmdlet has.',
  *check(model) {
    for (const { name, nameExtent } of model.ofKind('FunctionDefinition')) {
      if (!model.commands.isCmdlet(plainName(name))) continue;
      const { start, end } = nameExtent;
      yield { start, end, message: `'${name}' takes the place of a cmdlet of this name.` };
    }
  },
};
