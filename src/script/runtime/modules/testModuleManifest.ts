import type { Cmdlet } from '../../commands/cmdlet.ts';
import { cmdlet } from '../../commands/cmdletBuilder.ts';
import { type ScriptError, scriptError } from '../../values/errorRecord.ts';
import type { ScriptEngine } from '../scriptEngine.ts';
import { resolvePath } from '../session/scriptFiles.ts';
import { describedManifest } from './describedModule.ts';
import { moduleFileIn, moduleNotFound } from './findModule.ts';
import { isManifest, Manifest, scriptMissing } from './manifest.ts';
import { hasModule } from './useModule.ts';

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
        for (const fault of manifest.faults()) runtime.writeError(fault.record);
        const script = manifest
          .texts('ScriptsToProcess')
          .find((name) => !files.isFile(`${manifest.folder}/${name}`));
        if (script !== undefined) throw scriptMissing(manifest, script);
        for (const fault of missingFiles(manifest, engine)) runtime.writeError(fault.record);
        runtime.write(describedManifest(manifest, engine));
      },
    }),
  });
}

/** What a manifest names and is not there. */
function missingFiles(manifest: Manifest, engine: ScriptEngine): ScriptError[] {
  const { root, folder, path } = manifest;
  const { files } = engine.options;
  const isThere = (name: string): boolean => moduleFileIn(folder, name, files) !== undefined;
  const invalidRoot = scriptError(
    'Modules_InvalidRootModuleInModuleManifest',
    `The module manifest '${root}' could not be processed because it is not a valid PowerShell module manifest file. Remove the elements that are not permitted: ${path}`,
    'InvalidArgument',
    { target: path, type: 'System.ArgumentException' },
  );
  const required = manifest.requiredModules.map(({ name }) => name);
  return [
    ...(root === '' || isThere(root) ? [] : [invalidRoot]),
    ...manifest
      .texts('NestedModules')
      .filter((name) => !isThere(name))
      .map((name) => invalidEntry('NestedModuleinModule', 'NestedModule', name, path)),
    ...required
      .filter((name) => !hasModule(name, engine))
      .map((name) => invalidEntry('RequiredModulesinModule', 'RequiredModules', name, path)),
    ...manifest
      .texts('FileList')
      .filter((name) => !files.isFile(`${folder}/${name}`) && !files.isFolder(`${folder}/${name}`))
      .map((name) => invalidEntry('FilePathinModule', 'FileList', name, path)),
  ];
}

function invalidEntry(id: string, member: string, name: string, path: string): ScriptError {
  return scriptError(
    `Modules_Invalid${id}Manifest`,
    `The specified ${member} entry '${name}' in the module manifest '${path}' is invalid. Try again after updating this entry with valid values.`,
    'ObjectNotFound',
    { target: path, type: 'System.IO.FileNotFoundException' },
  );
}
