import { commandName } from '../astQuestions.ts';
import type { LintRule } from '../lintRule.ts';

/** Aliases are for prompts; whoever reads a script should not have to know them. */
export const avoidUsingCmdletAliases: LintRule = {
  id: 'PSAvoidUsingCmdletAliases',
  severity: 'warning',
  description: 'Write the name of a cmdlet in place of its alias.',
  *check(model) {
    for (const command of model.ofKind('Command')) {
      const name = commandName(command)?.toLowerCase() ?? '';
      const [first] = command.elements;
      const cmdlet = model.commands.aliases.get(name);
      if (first === undefined || cmdlet === undefined || model.functions.has(name)) continue;
      const { start, end } = first;
      const edits = [{ start, end, text: cmdlet }];
      const fix = { title: `Replace with ${cmdlet}`, edits, isSafe: true };
      yield { start, end, message: `'${model.textOf(first)}' is an alias of '${cmdlet}'.`, fix };
    }
  },
};
