import { commandName } from '../astQuestions.ts';
import type { LintRule } from '../lintRule.ts';

/** Write-Host is for people: off until the settings ask for it. */
export const avoidUsingWriteHost: LintRule = {
  id: 'PSAvoidUsingWriteHost',
  severity: 'warning',
  description: 'Write objects in place of text for the screen.',
  optional: true,
  *check(model) {
    for (const command of model.ofKind('Command')) {
      const [first] = command.elements;
      if (first === undefined || commandName(command)?.toLowerCase() !== 'write-host') continue;
      const { start, end } = first;
      const fix = { title: 'Replace with Write-Output', edits: [{ start, end, text: 'Write-Output' }] };
      yield { start, end, message: 'What Write-Host shows, no command behind it gets.', fix };
    }
  },
};
