import { isLocked, type ScopedItemOption } from '../../values/variable.ts';
import type { Cmdlet } from '../cmdlet.ts';
import { cmdlet } from '../cmdletBuilder.ts';
import { aliasNotWritable, notRemovable } from '../files/itemStore.ts';
import { commandError } from '../commandError.ts';
import { AliasInfo } from '../commandInfo.ts';
import { scopeGiven } from '../variables/scopeReference.ts';

function aliasCmdlet(verb: 'New' | 'Set', shortName: string): Cmdlet {
  return cmdlet({
    name: `${verb}-Alias`,
    className: `${verb}AliasCommand`,
    module: 'Utility',
    aliases: [shortName],
    syntax:
      '[-Name] <string> [-Value] <string> [-Description <string>] [-Option <System.Management.Automation.ScopedItemOptions>] [-PassThru] [-Scope <string>] [-Force] [-WhatIf] [-Confirm]',
    parameters: { Name: { pipeline: 'property' }, Value: { pipeline: 'property' } },
    start: (runtime) => ({
      process() {
        const name = runtime.string('Name') ?? '';
        const value = runtime.string('Value') ?? '';
        const { commands } = runtime.runspace;
        const known = commands.find(name);
        const isAlias = known instanceof AliasInfo;
        if (verb === 'New' && isAlias && !runtime.flag('Force')) {
          runtime.writeError(
            commandError(
              'AliasAlreadyExists',
              `The alias is not allowed, because an alias with the name '${name}' already exists.`,
              'ResourceExists',
              { type: 'System.Management.Automation.SessionStateException', target: name },
            ),
          );
          return;
        }
        if (isAlias && isLocked(known, runtime.flag('Force'))) {
          runtime.writeError(aliasNotWritable(name));
          return;
        }
        if (!runtime.shouldProcess(`Name: ${name} Value: ${value}`, `${verb} Alias`)) return;
        const alias = new AliasInfo(name, value);
        alias.description = runtime.string('Description') ?? '';
        alias.options = optionsOf(runtime.string('Option') ?? '');
        commands.put(alias, scopeGiven(runtime));
        if (runtime.flag('PassThru')) runtime.write(alias);
      },
    }),
  });
}

function optionsOf(text: string): ReadonlySet<ScopedItemOption> {
  const known = ['ReadOnly', 'Constant', 'Private', 'AllScope'] as const;
  const given = text.split(',').map((name) => name.trim().toLowerCase());
  return new Set(known.filter((name) => given.includes(name.toLowerCase())));
}

/** New-Alias. */
export const newAlias = aliasCmdlet('New', 'nal');

/** Set-Alias. */
export const setAlias = aliasCmdlet('Set', 'sal');

/** Remove-Alias. */
export const removeAlias = cmdlet({
  name: 'Remove-Alias',
  className: 'RemoveAliasCommand',
  module: 'Utility',
  syntax: '[-Name] <string[]> [-Scope <string>] [-Force]',
  parameters: { Name: { pipeline: 'both' } },
  start: (runtime) => ({
    process() {
      for (const name of runtime.strings('Name') ?? []) {
        const known = runtime.runspace.commands.find(name);
        if (known instanceof AliasInfo) {
          if (isLocked(known, runtime.flag('Force'))) runtime.writeError(notRemovable('alias', name));
          else runtime.runspace.commands.remove('alias', name);
          continue;
        }
        runtime.writeError(
          commandError(
            'ItemNotFoundException',
            `This command cannot find a matching alias because an alias with the name '${name}' does not exist.`,
            'ObjectNotFound',
            { type: 'System.Management.Automation.ItemNotFoundException', target: name },
          ),
        );
      }
    },
  }),
});
