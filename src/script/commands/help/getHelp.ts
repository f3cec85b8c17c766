import { hasWildcards, wildcardPattern } from '../../text/wildcard.ts';
import { CustomObject } from '../../values/customObject.ts';
import { NetArray } from '../../values/netArray.ts';
import type { Value } from '../../values/value.ts';
import { cmdlet } from '../cmdletBuilder.ts';
import { commandError } from '../commandError.ts';
import type { CommandInfo } from '../commandInfo.ts';
import type { CommandRuntime } from '../commandRuntime.ts';
import { commentHelpObject } from './commentHelpObject.ts';
import { retyped } from './helpObject.ts';
import { scriptedHelp } from './scriptedHelp.ts';
import { syntaxHelpObject } from './syntaxHelpObject.ts';
import { oneOf } from '../parameterChecks.ts';

const common =
  '[[-Name] <string>] [-Path <string>] [-Category <string[]>] [-Component <string[]>] [-Functionality <string[]>] [-Role <string[]>]';

const categories = [
  ...[
    'Alias',
    'Cmdlet',
    'Provider',
    'General',
    'FAQ',
    'Glossary',
    'HelpFile',
    'ScriptCommand',
    'Function',
    'Filter',
  ],
  ...['ExternalScript', 'All', 'DefaultHelp', 'DscResource', 'Class', 'Configuration'],
];

/** Get-Help: what a command is for, and how it is called. */
export const getHelp = cmdlet({
  name: 'Get-Help',
  className: 'GetHelpCommand',
  module: 'Core',
  notEmpty: ['Name'],
  aliases: ['help', 'man'],
  syntax: {
    AllUsersView: `${common} [-Full]`,
    DetailedView: `${common} -Detailed`,
    Examples: `${common} -Examples`,
    Parameters: `${common} -Parameter <string[]>`,
  },
  parameters: {
    Name: { pipeline: 'property' },
    Category: { checks: [oneOf(...categories)] },
  },
  start: (runtime) => ({
    process() {
      const name = runtime.string('Name') ?? 'Get-Help';
      const found = helpOf(name, runtime);
      const [only] = found;
      if (only === undefined) {
        if (!hasWildcards(name)) notFound(name, runtime);
      } else if (found.length > 1) for (const one of found) runtime.write(retyped(one, ['HelpInfoShort']));
      else if (runtime.has('Parameter')) writeParameters(only, runtime);
      else runtime.write(viewed(only, runtime));
    },
  }),
});

function notFound(name: string, runtime: CommandRuntime): void {
  runtime.writeError(
    commandError(
      'HelpNotFound',
      `Get-Help could not find ${name} in a help file in this session. To download updated help topics type: "Update-Help". To get help online, search for the help topic in the TechNet library at https://go.microsoft.com/fwlink/?LinkID=107116.`,
      'ResourceUnavailable',
      { type: 'Microsoft.PowerShell.Commands.HelpNotFoundException' },
    ),
  );
}

/** Help of the command of a name; of those whose names it is a part of where there is none. */
function helpOf(name: string, runtime: CommandRuntime): CustomObject[] {
  const { commands } = runtime.runspace;
  const exact = hasWildcards(name) ? undefined : commands.resolve(name);
  if (exact !== undefined) return helpObject(exact, runtime);
  const matches = wildcardPattern(hasWildcards(name) ? name : `*${name}*`);
  return commands
    .list()
    .filter((command) => command.commandType !== 'Alias' && matches(command.name))
    .sort((one, other) => (one.name.toLowerCase() < other.name.toLowerCase() ? -1 : 1))
    .flatMap((command) => helpObject(command, runtime));
}

/** Empty for a command that has no parameters to tell of. */
function helpObject(
  command: CommandInfo,
  runtime: CommandRuntime,
  seen: readonly CommandInfo[] = [],
): CustomObject[] {
  const { runspace } = runtime;
  const metadata = command.metadata();
  if (metadata === null) return [];
  const scripted = scriptedHelp(command);
  const target = scripted?.help.forwardHelpTarget ?? null;
  const forwarded = target === null ? undefined : runspace.commands.resolve(target);
  // Who passes the question on gets no answer of its own, but for one who would be asked again.
  if (forwarded !== undefined && forwarded !== command && !seen.includes(forwarded))
    return helpObject(forwarded, runtime, [...seen, command]);
  if (scripted !== undefined) return [commentHelpObject(command, metadata, scripted, runspace)];
  return [syntaxHelpObject(command, metadata, command.binding, runspace)];
}

/** Named after the view that is asked for, so that it is shown in it. */
function viewed(help: CustomObject, runtime: CommandRuntime): CustomObject {
  const view = runtime.flag('Full')
    ? 'FullView'
    : runtime.flag('Detailed')
      ? 'DetailedView'
      : runtime.flag('Examples')
        ? 'ExamplesView'
        : undefined;
  if (view === undefined) return help;
  return retyped(help, [...help.typeNames.map((name) => `${name}#${view}`), ...help.typeNames]);
}

function writeParameters(help: CustomObject, runtime: CommandRuntime): void {
  const parameters = help.note('parameters');
  const all = parameters instanceof CustomObject ? itemsOf(parameters.note('parameter')) : [];
  for (const pattern of runtime.strings('Parameter') ?? []) {
    const matches = wildcardPattern(pattern);
    const found = all.filter((one) => {
      const name = one instanceof CustomObject ? one.note('name') : undefined;
      return typeof name === 'string' && matches(name);
    });
    for (const one of found) runtime.write(one);
    if (found.length === 0)
      runtime.writeError(
        commandError('NoParmsFound', `No parameter matches criteria ${pattern}.`, 'InvalidArgument'),
      );
  }
}

function itemsOf(value: Value | undefined): readonly Value[] {
  if (value === undefined) return [];
  return value instanceof NetArray ? value.items : [value];
}
