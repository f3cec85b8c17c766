import type { CommandAst } from '../../syntax/ast.ts';
import { commandName } from '../astQuestions.ts';
import type { LintRule } from '../lintRule.ts';
import type { ScriptModel } from '../scriptModel.ts';

/** What Format-* cmdlets make is layout: only what shows or writes texts can use it. */
export const avoidPassingFormattedOutputOn: LintRule = {
  id: 'AvoidPassingFormattedOutputOn',
  severity: 'warning',
  description: 'Format output at the end of a pipeline; choose properties with Select-Object.',
  *check(model) {
    for (const { elements } of model.ofKind('Pipeline'))
      for (const [index, command] of elements.entries()) {
        const next = elements[index + 1];
        if (command.kind !== 'Command' || next?.kind !== 'Command') continue;
        const name = cmdletName(model, command);
        const receiver = cmdletName(model, next);
        const [first] = command.elements;
        if (first === undefined || !/^format-(?:table|list|wide|custom)$/i.test(name)) continue;
        if (receiver === '' || /^out-/i.test(receiver)) continue;
        const { start, end } = first;
        const message = `${name} makes layout, no objects: ${receiver} gets nothing that it can use.`;
        yield { start, end, message };
      }
  },
};

/** The name of a called cmdlet, behind an alias, too; empty for a computed one. */
function cmdletName(model: ScriptModel, command: CommandAst): string {
  const name = commandName(command) ?? '';
  return model.commands.aliases.get(name.toLowerCase()) ?? name;
}
