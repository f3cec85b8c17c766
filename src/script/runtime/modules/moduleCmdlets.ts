import type { Cmdlet } from '../../commands/cmdlet.ts';
import { cmdlet } from '../../commands/cmdletBuilder.ts';
import type { CommandRuntime } from '../../commands/commandRuntime.ts';
import { anyWildcard } from '../../text/wildcard.ts';
import { ScriptError, scriptError } from '../../values/errorRecord.ts';
import { CompiledBlock } from '../compile/compiledBlock.ts';
import { ModuleInfo } from './moduleInfo.ts';
import { locate } from '../errorFlow.ts';
import type { ScriptEngine } from '../scriptEngine.ts';
import { Capture } from '../pipeline/sink.ts';
import { isPath } from './findModule.ts';
import { importLocalizedData } from './importLocalizedData.ts';
import { importModule } from './importModule.ts';
import { newModuleManifest } from './newModuleManifest.ts';
import { testModuleManifest } from './testModuleManifest.ts';
import { importAll } from './moduleTable.ts';
import { isMeant, specifications } from './moduleSpecification.ts';
import { removeModule } from './removeModule.ts';
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
    importLocalizedData(engine),
    testModuleManifest(engine),
    newModuleManifest(engine),
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
        const module = made(block, output, runtime, engine);
        if (module === null) return;
        engine.modules.importInto(module, engine.frame.scope, {
          ...importAll,
          functions: runtime.strings('Function') ?? null,
        });
        if (runtime.flag('ReturnResult')) for (const value of output.items) runtime.write(value);
        else if (runtime.flag('AsCustomObject')) runtime.write(moduleObject(module));
        else runtime.write(module);
      },
    }),
  });
}

function made(
  block: CompiledBlock,
  output: Capture,
  runtime: CommandRuntime,
  engine: ScriptEngine,
): ModuleInfo | null {
  const name = runtime.string('Name') ?? dynamicName(engine);
  const args = runtime.list('ArgumentList') ?? [];
  try {
    return new ModuleLoader(engine).create(name, block, args, engine.frame, output);
  } catch (error) {
    if (!(error instanceof ScriptError)) throw error;
    // It is told in the block's own name.
    locate(error.record, engine.frame.call, engine.frame.call.at);
    runtime.writeError(error.record);
    return null;
  }
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
      Loaded:
        '[[-Name] <string[]>] [-FullyQualifiedName <Microsoft.PowerShell.Commands.ModuleSpecification[]>] [-All]',
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
        const path = names.find(isPath);
        if (path !== undefined) throw namedByPath(path);
        const wanted = specifications(runtime);
        for (const module of engine.modules.named(names, runtime.flag('All')))
          if (wanted.length === 0 || wanted.some((one) => isMeant(module, one))) runtime.write(module);
      },
    }),
  });
}

function namedByPath(path: string): ScriptError {
  return scriptError(
    'ModuleDiscoveryForLoadedModulesWorksOnlyForUnQualifiedNames',
    `Running the Get-Module cmdlet without ListAvailable parameter is not supported for module names that include a path. Name parameter has this element '${path}' which resolves to a path. Update the Name parameter to not have path elements, and then try again.`,
    'InvalidArgument',
    { target: path, type: 'System.ArgumentException' },
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
        // What is not there yet is not exported.
        const { top } = module.state;
        const there = (parameter: string, members: Iterable<{ readonly name: string }> = []): string[] =>
          [...members].map(({ name }) => name).filter(anyWildcard(texts(runtime, parameter)));
        module.exported.functions.push(...there('Function', top.functions?.values()));
        module.exported.variables.push(...there('Variable', top.variables.values()));
        module.exported.aliases.push(...there('Alias', top.aliases?.values()));
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
