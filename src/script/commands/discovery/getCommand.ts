import type { Value } from '../../values/value.ts';
import { hasWildcards, wildcardPattern } from '../../text/wildcard.ts';
import { cmdlet } from '../cmdletBuilder.ts';
import { commandError } from '../commandError.ts';
import type { CommandInfo } from '../commandInfo.ts';
import type { CommandRuntime } from '../commandRuntime.ts';
import { syntaxText } from './commandSyntax.ts';

/** Get-Command: the commands of the session. */
export const getCommand = cmdlet({
  name: 'Get-Command',
  className: 'GetCommandCommand',
  module: 'Core',
  notEmpty: ['ParameterName', 'Name'],
  aliases: ['gcm'],
  syntax: {
    CmdletSet:
      '[[-ArgumentList] <Object[]>] [-Verb <string[]>] [-Noun <string[]>] [-Module <string[]>] [-ExcludeModule <string[]>] [-TotalCount <int>] [-Syntax] [-ShowCommandInfo] [-All] [-ListImported] [-ParameterName <string[]>]',
    AllCommandSet:
      '[[-Name] <string[]>] [[-ArgumentList] <Object[]>] [-Module <string[]>] [-ExcludeModule <string[]>] [-CommandType <System.Management.Automation.CommandTypes>] [-TotalCount <int>] [-Syntax] [-ShowCommandInfo] [-All] [-ListImported] [-ParameterName <string[]>] [-UseFuzzyMatching] [-UseAbbreviationExpansion]',
  },
  parameters: {
    Name: { pipeline: 'both' },
    ArgumentList: { remaining: true, aliases: ['Args'], position: 1 },
    Verb: { pipeline: 'property' },
    Noun: { pipeline: 'property' },
    Module: { pipeline: 'property', aliases: ['PSSnapin'] },
    CommandType: { pipeline: 'property', aliases: ['Type'] },
    TotalCount: { pipeline: 'property' },
  },
  start: (runtime) => ({
    process() {
      const names = runtime.strings('Name');
      if (runtime.has('ArgumentList') && (names?.length !== 1 || names.some(hasWildcards)))
        runtime.throwTerminating(
          commandError(
            'CommandArgsOnlyForSingleCmdlet',
            'The command could not be retrieved because the ArgumentList parameter can be specified only when retrieving a single cmdlet or script.',
            'InvalidArgument',
            { type: 'System.Management.Automation.PSArgumentException' },
          ),
        );
      const found = names === undefined ? all(runtime) : names.flatMap((name) => named(name, runtime));
      const limit = runtime.integer('TotalCount') ?? -1;
      for (const command of limit >= 0 ? found.slice(0, limit) : found)
        runtime.write(shown(command, runtime));
    },
  }),
});

function all(runtime: CommandRuntime): CommandInfo[] {
  const { commands: known } = runtime.runspace;
  const others = runtime.flag('ListImported') ? [] : known.available();
  const commands = [...known.list(), ...others].filter((command) => fits(command, runtime));
  const searched = runtime.has('Verb') || runtime.has('Noun') || runtime.has('CommandType');
  return commands
    .filter(({ commandType }) => searched || commandType !== 'Alias' || !runtime.has('Module'))
    .sort((one, other) => (one.name.toLowerCase() < other.name.toLowerCase() ? -1 : 1));
}

function named(name: string, runtime: CommandRuntime): CommandInfo[] {
  if (hasWildcards(name)) {
    const matches = wildcardPattern(name);
    return all(runtime).filter((command) => matches(command.name));
  }
  const { commands } = runtime.runspace;
  const found = commands.find(name) ?? commands.load(name);
  if (runtime.flag('All')) {
    const every = runtime.runspace.commands.findAll(name).filter((command) => fits(command, runtime));
    if (every.length > 0) return [...every];
  }
  if (found !== undefined && fits(found, runtime)) return [found];
  runtime.writeError(
    commandError(
      'CommandNotFoundException',
      `The term '${name}' is not recognized as a name of a cmdlet, function, script file, or executable program.\nCheck the spelling of the name, or if a path was included, verify that the path is correct and try again.`,
      'ObjectNotFound',
      { type: 'System.Management.Automation.CommandNotFoundException', target: name },
    ),
  );
  return [];
}

function fits(command: CommandInfo, runtime: CommandRuntime): boolean {
  const [verb = '', ...rest] = command.name.split('-');
  const noun = rest.join('-');
  const among = (parameter: string, text: string) => {
    const patterns = runtime.strings(parameter);
    return patterns === undefined || patterns.some((pattern) => wildcardPattern(pattern)(text));
  };
  const types = (runtime.string('CommandType') ?? 'All').split(',').map((type) => type.trim());
  const type = command.commandType === 'Filter' ? ['Filter', 'Function'] : [command.commandType];
  if (!types.includes('All') && !types.some((one) => type.some((own) => own === one))) return false;
  if ((runtime.has('Verb') || runtime.has('Noun')) && rest.length === 0) return false;
  const parameters = runtime.strings('ParameterName');
  const hasParameter = (pattern: string) =>
    command.metadata()?.parameters.some(({ name }) => wildcardPattern(pattern)(name)) === true;
  return (
    among('Verb', verb) &&
    among('Noun', noun) &&
    among('Module', command.moduleName) &&
    (runtime.strings('ExcludeModule') ?? []).every(
      (pattern) => !wildcardPattern(pattern)(command.moduleName),
    ) &&
    (parameters === undefined || parameters.some(hasParameter))
  );
}

function shown(command: CommandInfo, runtime: CommandRuntime): Value {
  if (!runtime.flag('Syntax')) return command;
  const metadata = command.metadata();
  if (metadata === null) return command.definition;
  const { name, binding } = command;
  return syntaxText({ ...metadata, name }, binding, runtime.runspace);
}
