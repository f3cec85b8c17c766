import { commandName } from '../astQuestions.ts';
import type { LintRule } from '../lintRule.ts';

/** Text that is run can be anybody's text. */
export const avoidUsingInvokeExpression: LintRule = {
  id: 'PSAvoidUsingInvokeExpression',
  severity: 'warning',
  description: 'Call commands themselves in place of text that is run.',
  *check(model) {
    for (const command of model.ofKind('Command')) {
      const [first] = command.elements;
      if (first === undefined || !/^(?:invoke-expression|iex)$/i.test(commandName(command) ?? '')) continue;
      const { start, end } = first;
      yield { start, end, message: 'Invoke-Expression runs any text; call the command with & or splatting.' };
    }
    for (const { start, end, target, member } of model.ofKind('InvokeMemberExpression'))
      if (
        target.kind === 'TypeExpression' &&
        /(?:^|\.)scriptblock$/i.test(target.typeName.name) &&
        member.kind === 'StringConstantExpression' &&
        member.value.toLowerCase() === 'create'
      )
        yield { start, end, message: '[scriptblock]::Create runs any text; write the block itself.' };
  },
};
