import type { CommandInfo } from '../commandInfo.ts';
import { AliasInfo } from '../commandInfo.ts';
import { compareByCulture } from '../../text/compareText.ts';
import { hasWildcards, wildcardPattern } from '../../text/wildcard.ts';
import { cmdlet } from '../cmdletBuilder.ts';
import { commandError } from '../commandError.ts';
import type { CommandRuntime } from '../commandRuntime.ts';

/** Get-Alias. */
export const getAlias = cmdlet({
  name: 'Get-Alias',
  className: 'GetAliasCommand',
  module: 'Utility',
  notEmpty: ['Name', 'Definition'],
  aliases: ['gal'],
  syntax: {
    Default: '[[-Name] <string[]>] [-Exclude <string[]>] [-Scope <string>]',
    Definition: '[-Exclude <string[]>] [-Scope <string>] [-Definition <string[]>]',
  },
  parameters: { Name: { pipeline: 'both' } },
  start: (runtime) => ({
    process() {
      const definitions = runtime.strings('Definition');
      if (definitions === undefined)
        for (const name of runtime.strings('Name') ?? ['*'])
          writeMatching(name, ({ name: own }) => own, 'name', runtime);
      else
        for (const definition of definitions)
          writeMatching(definition, (alias) => alias.definition, 'definition', runtime);
    },
  }),
});

function writeMatching(
  pattern: string,
  text: (alias: AliasInfo) => string,
  what: 'name' | 'definition',
  runtime: CommandRuntime,
): void {
  const matches = wildcardPattern(pattern);
  const excluded = (runtime.strings('Exclude') ?? []).map((one) => wildcardPattern(one));
  const isAlias = (command: CommandInfo): command is AliasInfo => command instanceof AliasInfo;
  const found = runtime.runspace.commands
    .list()
    .filter(isAlias)
    .filter((alias) => matches(text(alias)) && !excluded.some((out) => out(text(alias))));
  for (const alias of found.sort((one, other) => compareByCulture(one.name, other.name, true)))
    runtime.write(alias);
  if (found.length > 0 || hasWildcards(pattern)) return;
  runtime.writeError(
    commandError(
      'ItemNotFoundException',
      what === 'name'
        ? `This command cannot find a matching alias because an alias with the name '${pattern}' does not exist.`
        : `This command cannot find a matching alias because an alias with the definition '${pattern}' does not exist.`,
      'ObjectNotFound',
      { type: 'System.Management.Automation.ItemNotFoundException', target: pattern },
    ),
  );
}
