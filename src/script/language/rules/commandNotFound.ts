import { commandName } from '../astQuestions.ts';
import type { LintRule } from '../lintRule.ts';
import type { ScriptModel } from '../scriptModel.ts';

/** A command that this host does not have, and that the script does not bring along. */
export const commandNotFound: LintRule = {
  id: 'CommandNotFoundException',
  severity: 'warning',
  description: 'Call commands that this host has.',
  needsWhole: true,
  *check(model) {
    if (bringsUnknown(model)) return;
    const aliases = ownAliases(model);
    for (const command of model.ofKind('Command')) {
      const name = commandName(command);
      const [first] = command.elements;
      if (name === undefined || first === undefined || isPath(name) || name === '') continue;
      if (model.functions.has(name.toLowerCase()) || aliases.has(name.toLowerCase())) continue;
      if (model.commands.find(name) !== undefined || model.commands.isTestWord(name)) continue;
      const { start, end } = first;
      yield { start, end, message: `The command '${name}' is not available in this host.` };
    }
  },
};

function isPath(name: string): boolean {
  return /[\\/]|\.(?:ps1|psm1|exe|cmd|bat)$/i.test(name);
}

/** What a session knows by itself whatever folder a script names for it. */
const knownModules =
  /(?:^|[\\/])(?:ConfigurationManager|UpdateServices|Microsoft\.PowerShell\.\w+)(?:\.psd1)?$/i;

/** Whether files or modules come in whose commands nobody knows here. */
function bringsUnknown(model: ScriptModel): boolean {
  if (model.parsed.ast.usings.some(({ usingKind }) => usingKind === 'module')) return true;
  return model.ofKind('Command').some((command) => {
    if (command.invocationOperator === 'dot') return true;
    const name = commandName(command)?.toLowerCase();
    if (name === 'invoke-expression' || name === 'iex' || name === 'new-module' || name === 'nmo')
      return true;
    if (name !== 'import-module' && name !== 'ipmo') return false;
    const [, ...given] = command.elements;
    const texts = given
      .filter(({ kind }) => kind !== 'CommandParameter')
      .map((element) => model.textOf(element));
    return !texts.some((text) => knownModules.test(text.replace(/["'()]/g, '').trim()));
  });
}

/** Names that the script makes aliases of. */
function ownAliases(model: ScriptModel): ReadonlySet<string> {
  const names = new Set<string>();
  for (const command of model.ofKind('Command')) {
    if (!/^(?:set-alias|new-alias|sal|nal)$/i.test(commandName(command) ?? '')) continue;
    const name = command.elements.find(
      (element, index) => index > 0 && element.kind === 'StringConstantExpression',
    );
    if (name?.kind === 'StringConstantExpression') names.add(name.value.toLowerCase());
  }
  return names;
}
