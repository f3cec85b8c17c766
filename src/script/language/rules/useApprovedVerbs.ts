import { isApprovedVerb } from '../../commands/discovery/approvedVerbs.ts';
import { plainName } from '../astQuestions.ts';
import type { LintRule } from '../lintRule.ts';

/** Names of functions begin with a verb that others know, as Get-Verb lists them. */
export const useApprovedVerbs: LintRule = {
  id: 'PSUseApprovedVerbs',
  severity: 'warning',
  description: 'Begin the name of a function with a verb of Get-Verb.',
  *check(model) {
    for (const { name, nameExtent } of model.ofKind('FunctionDefinition')) {
      const [, verb] = /^(\w+)-\w/.exec(plainName(name)) ?? [];
      if (verb === undefined || isApprovedVerb(verb)) continue;
      const { start, end } = nameExtent;
      yield { start, end, message: `'${name}' begins with a verb that Get-Verb does not list.` };
    }
  },
};
