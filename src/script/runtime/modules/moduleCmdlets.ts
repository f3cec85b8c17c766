import type { Cmdlet } from '../../commands/cmdlet.ts';
import { cmdlet } from '../../commands/cmdletBuilder.ts';
import type { CommandRuntime } from '../../commands/commandRuntime.ts';
import { type ScriptError, scriptError } from '../../values/errorRecord.ts';
import { CompiledBlock } from '../compile/compiledBlock.ts';
import { ModuleInfo } from './moduleInfo.ts';
import type { ScriptEngine } from '../scriptEngine.ts';
import { Capture } from '../pipeline/sink.ts';
import { importModule } from './importModule.ts';
import { importAll } from './moduleTable.ts';
import { ModuleLoader } from './moduleLoader.ts';
import { moduleObject } from './moduleObject.ts';

/** Cmdlets of modules: they work on the session states of the runtime itself. */
export function moduleCmdlets(engine: ScriptEngine): readonly Cmdlet[] {
  return [
    importModule(engine),
    newModule(engine),
    getModule(engine),
    removeModule(engine),
    exportModuleMember(engine),
  ];
}

const core = 'Core';

function newModule(engine: ScriptEngine): Cmdlet {
  return cmdlet({
    name: 'New-Module',
    className: 'NewModuleCommand',
    module: core,
    aliases: ['nmo'],
    syntax: {
      ScriptBlock:
        '[-ScriptBlock] <scriptblock> [-Function <string[]>] [-Cmdlet <string[]>] [-ReturnResult] [-AsCustomObject] [-ArgumentList <Object[]>]',
      Name: '[-Name] <string> [-ScriptBlock] <scriptblock> [-Function <string[]>] [-Cmdlet <string[]>] [-ReturnResult] [-AsCustomObject] [-ArgumentList <Object[]>]',
    },
    parameters: { ArgumentList: { aliases: ['Args'], remaining: true } },
    start: (runtime) => ({
      end() {
        const block = runtime.block('ScriptBlock');
        if (!(block instanceof CompiledBlock)) return;
        const output = new Capture();
        const module = new ModuleLoader(engine).create(
          runtime.string('Name') ?? dynamicName(engine),
          block,
          runtime.list('ArgumentList') ?? [],
          engine.frame,
          output,
        );
        engine.modules.importInto(module, engine.frame.scope, {
          ...importAll,
          functions: runtime.strings('Function') ?? null,
        });
        if (runtime.has('Name')) engine.modules.add(module, engine.frame.scope, false);
        if (runtime.flag('ReturnResult')) for (const value of output.items) runtime.write(value);
        else if (runtime.flag('AsCustomObject')) runtime.write(moduleObject(module));
        else runtime.write(module);
      },
    }),
  });
}

function dynamicName(engine: ScriptEngine): string {
  return `__DynamicModule_${engine.newGuid()}`;
}

function getModule(engine: ScriptEngine): Cmdlet {
  return cmdlet({
    name: 'Get-Module',
    className: 'GetModuleCommand',
    module: core,
    aliases: ['gmo'],
    syntax: {
      Loaded: '[[-Name] <string[]>] [-FullyQualifiedName <Object[]>] [-All]',
      Available: '[[-Name] <string[]>] -ListAvailable [-All] [-Refresh] [-PSEdition <string>]',
    },
    parameters: { Name: { pipeline: 'value' } },
    start: (runtime) => ({
      process() {
        const names = runtime.strings('Name') ?? ['*'];
        if (runtime.flag('ListAvailable')) {
          for (const found of engine.availableModules(names)) runtime.write(found);
          return;
        }
        for (const module of engine.modules.named(names, runtime.flag('All'))) runtime.write(module);
      },
    }),
  });
}

function removeModule(engine: ScriptEngine): Cmdlet {
  return cmdlet({
    name: 'Remove-Module',
    className: 'RemoveModuleCommand',
    module: core,
    aliases: ['rmo'],
    syntax: {
      name: '[-Name] <string[]> [-Force] [-WhatIf] [-Confirm]',
      ModuleInfo: '[-ModuleInfo] <psmoduleinfo[]> [-Force] [-WhatIf] [-Confirm]',
    },
    parameters: { Name: { pipeline: 'value' }, ModuleInfo: { pipeline: 'value' } },
    start: (runtime) => ({
      process() {
        const given = runtime.list('ModuleInfo')?.filter((value) => value instanceof ModuleInfo);
        const modules = given ?? engine.modules.named(runtime.strings('Name') ?? []);
        if (modules.length === 0) runtime.writeError(noneRemoved().record);
        for (const module of modules) {
          if (!runtime.shouldProcess(module.name)) continue;
          runRemoval(module, engine);
          engine.modules.remove(module);
        }
      },
    }),
  });
}

function runRemoval(module: ModuleInfo, engine: ScriptEngine): void {
  const { onRemove } = module;
  if (onRemove instanceof CompiledBlock) engine.invoke(onRemove, []);
}

function noneRemoved(): ScriptError {
  return scriptError(
    'Modules_NoModulesRemoved',
    'No modules were removed. Verify that the specification of modules to remove is correct and those modules exist in the runspace.',
    'ResourceUnavailable',
    { type: 'System.InvalidOperationException' },
  );
}

function exportModuleMember(engine: ScriptEngine): Cmdlet {
  return cmdlet({
    name: 'Export-ModuleMember',
    className: 'ExportModuleMemberCommand',
    module: core,
    syntax: '[[-Function] <string[]>] [-Cmdlet <string[]>] [-Variable <string[]>] [-Alias <string[]>]',
    parameters: {
      Function: { pipeline: 'value', allow: ['emptyCollection'] },
      Variable: {},
      Alias: {},
      Cmdlet: {},
    },
    start: (runtime) => ({
      process() {
        const { module } = engine.frame.state;
        if (!(module instanceof ModuleInfo)) throw notInModule();
        module.exported ??= { functions: [], variables: [], aliases: [] };
        module.exported.functions.push(...texts(runtime, 'Function'));
        module.exported.variables.push(...texts(runtime, 'Variable'));
        module.exported.aliases.push(...texts(runtime, 'Alias'));
      },
    }),
  });
}

function texts(runtime: CommandRuntime, parameter: string): readonly string[] {
  return runtime.strings(parameter) ?? [];
}

function notInModule(): ScriptError {
  return scriptError(
    'Modules_CanOnlyExecuteExportModuleMemberInsideAModule',
    'The Export-ModuleMember cmdlet can only be called from inside a module.',
    'PermissionDenied',
    { type: 'System.InvalidOperationException' },
  );
}
