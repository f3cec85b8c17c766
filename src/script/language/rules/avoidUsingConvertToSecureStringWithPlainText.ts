import { commandName } from '../astQuestions.ts';
import type { LintRule } from '../lintRule.ts';

/** A secret in the text of a script is none. */
export const avoidUsingConvertToSecureStringWithPlainText: LintRule = {
  id: 'PSAvoidUsingConvertToSecureStringWithPlainText',
  severity: 'error',
  description: 'Keep secrets out of scripts.',
  *check(model) {
    for (const command of model.ofKind('Command')) {
      if (commandName(command)?.toLowerCase() !== 'convertto-securestring') continue;
      const gives = command.elements.some(
        (element) =>
          element.kind === 'CommandParameter' &&
          'asplaintext'.startsWith(element.parameterName.toLowerCase()),
      );
      const { start, end } = command;
      if (gives)
        yield { start, end, message: 'The text of a secret can be read in the script or in its memory.' };
    }
  },
};
