import { AliasInfo } from '../../commands/commandInfo.ts';
import type { Cmdlet } from '../../commands/cmdlet.ts';
import { cmdlet } from '../../commands/cmdletBuilder.ts';
import type { CommandRuntime } from '../../commands/commandRuntime.ts';
import { hasWildcards } from '../../text/wildcard.ts';
import { type ScriptError, scriptError } from '../../values/errorRecord.ts';
import { CompiledBlock } from '../compile/compiledBlock.ts';
import type { ScriptEngine } from '../scriptEngine.ts';
import { ModuleInfo } from './moduleInfo.ts';
import { isMeant, specifications } from './moduleSpecification.ts';

/** Remove-Module. */
export function removeModule(engine: ScriptEngine): Cmdlet {
  return cmdlet({
    name: 'Remove-Module',
    className: 'RemoveModuleCommand',
    module: 'Core',
    aliases: ['rmo'],
    syntax: {
      Name: '[-Name] <string[]> [-Force] [-WhatIf] [-Confirm]',
      FullyQualifiedName:
        '[-FullyQualifiedName] <Microsoft.PowerShell.Commands.ModuleSpecification[]> [-Force] [-WhatIf] [-Confirm]',
      ModuleInfo: '[-ModuleInfo] <psmoduleinfo[]> [-Force] [-WhatIf] [-Confirm]',
    },
    parameters: {
      Name: { pipeline: 'value' },
      FullyQualifiedName: { pipeline: 'value' },
      ModuleInfo: { pipeline: 'value' },
    },
    start: (runtime) => ({
      process() {
        const given = runtime.list('ModuleInfo')?.filter((value) => value instanceof ModuleInfo);
        const names = runtime.strings('Name') ?? [];
        const wanted = specifications(runtime);
        const modules =
          given ??
          (wanted.length > 0
            ? engine.modules.list().filter((module) => wanted.some((one) => isMeant(module, one)))
            : engine.modules.named(names));
        if (modules.length === 0 && !names.every(hasWildcards)) runtime.writeError(noneRemoved().record);
        for (const module of modules) {
          if (!runtime.shouldProcess(targetOf(module))) continue;
          runRemoval(module, engine);
          tellOfRemoval(module, runtime);
          engine.modules.remove(module);
        }
      },
    }),
  });
}

function targetOf({ name, path }: ModuleInfo): string {
  return path === null ? name : `${name} (Path: '${path}')`;
}

/** Tells what leaves the session with a module. */
export function tellOfRemoval({ commands, variables }: ModuleInfo, runtime: CommandRuntime): void {
  const told = (kind: string, name: string): void => {
    runtime.writeVerbose(`Removing the imported "${name}" ${kind}.`);
  };
  const aliases = [...commands.values()].filter((info) => info instanceof AliasInfo);
  for (const info of commands.values()) if (!(info instanceof AliasInfo)) told('function', info.name);
  for (const { name } of variables.values()) told('variable', name);
  for (const { name } of aliases) told('alias', name);
}

function runRemoval(module: ModuleInfo, engine: ScriptEngine): void {
  const { onRemove } = module;
  if (onRemove instanceof CompiledBlock) engine.invoke(onRemove, [module]);
}

function noneRemoved(): ScriptError {
  return scriptError(
    'Modules_NoModulesRemoved',
    'No modules were removed. Verify that the specification of modules to remove is correct and those modules exist in the runspace.',
    'ResourceUnavailable',
    { type: 'System.InvalidOperationException' },
  );
}
