import type { Cmdlet } from '../../commands/cmdlet.ts';
import { cmdlet } from '../../commands/cmdletBuilder.ts';
import { scriptError } from '../../values/errorRecord.ts';
import { FunctionInfo } from '../../commands/commandInfo.ts';
import { CompiledBlock } from '../compile/compiledBlock.ts';
import type { ScriptEngine } from '../scriptEngine.ts';
import { resolvePath } from '../session/scriptFiles.ts';
import { moduleName, moduleNotFound } from './findModule.ts';
import { isManifest, Manifest } from './manifest.ts';
import { manifestFacts } from './manifestFacts.ts';
import { ModuleInfo } from './moduleInfo.ts';

/** Test-ModuleManifest: what a manifest tells of its module, which is not loaded. */
export function testModuleManifest(engine: ScriptEngine): Cmdlet {
  return cmdlet({
    name: 'Test-ModuleManifest',
    className: 'TestModuleManifestCommand',
    module: 'Core',
    syntax: '[-Path] <string>',
    parameters: { Path: { pipeline: 'value' } },
    outputs: ['System.Management.Automation.PSModuleInfo'],
    start: (runtime) => ({
      process() {
        const given = runtime.string('Path') ?? '';
        const path = resolvePath(given, engine.location);
        const { files } = engine.options;
        if (!files.isFile(path)) throw moduleNotFound(given);
        if (!isManifest(path))
          throw scriptError(
            'Modules_InvalidModuleManifestPath',
            `The module manifest path '${path}' is not valid. The value of the Path argument must resolve to a single file that has a '.psd1' extension. Change the value of the Path argument to point to a valid psd1 file, and then try again.`,
            'InvalidArgument',
            { target: given, type: 'System.ArgumentException' },
          );
        const manifest = new Manifest(path, engine);
        const { root, folder } = manifest;
        if (root !== '' && !files.isFile(`${folder}/${root}`))
          throw scriptError(
            'Modules_InvalidRootModuleInModuleManifest',
            `The module manifest '${root}' could not be processed because it is not a valid PowerShell module manifest file. Remove the elements that are not permitted: ${path}`,
            'InvalidArgument',
            { target: path, type: 'System.ArgumentException' },
          );
        runtime.write(describedModule(manifest, engine));
      },
    }),
  });
}

/** A module of its manifest alone: the functions that it names are there without bodies. */
function describedModule(manifest: Manifest, engine: ScriptEngine): ModuleInfo {
  const facts = manifestFacts(manifest);
  const module = new ModuleInfo({ ...facts, name: moduleName(manifest.path), state: engine.global });
  module.privateData = manifest.value('PrivateData');
  const block = engine.parse('');
  for (const name of manifest.texts('FunctionsToExport'))
    if (block instanceof CompiledBlock && !name.includes('*'))
      module.commands.set(
        name.toLowerCase(),
        new FunctionInfo(
          name,
          { block, advanced: false, describe: () => block.code.metadata(engine.frame, name) },
          { module, moduleName: module.name },
        ),
      );
  return module;
}
