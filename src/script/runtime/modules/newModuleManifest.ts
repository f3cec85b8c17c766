import type { Cmdlet } from '../../commands/cmdlet.ts';
import { cmdlet } from '../../commands/cmdletBuilder.ts';
import type { CommandRuntime } from '../../commands/commandRuntime.ts';
import { openError } from '../../commands/files/fileOutput.ts';
import { Dictionary } from '../../values/dictionary.ts';
import { isNull } from '../../values/value.ts';
import { scriptError } from '../../values/errorRecord.ts';
import type { ScriptEngine } from '../scriptEngine.ts';
import { resolvePath } from '../session/scriptFiles.ts';
import { isManifest } from './manifest.ts';
import { manifestText } from './manifestText.ts';

/** New-ModuleManifest: a `.psd1` file of what it is given. */
export function newModuleManifest(engine: ScriptEngine): Cmdlet {
  return cmdlet({
    name: 'New-ModuleManifest',
    className: 'NewModuleManifestCommand',
    module: 'Core',
    syntax:
      '[-Path] <string> [-NestedModules <Object[]>] [-Guid <guid>] [-Author <string>] [-CompanyName <string>] [-Copyright <string>] [-RootModule <string>] [-ModuleVersion <version>] [-Description <string>] [-ProcessorArchitecture <System.Reflection.ProcessorArchitecture>] [-PowerShellVersion <version>] [-ClrVersion <version>] [-DotNetFrameworkVersion <version>] [-PowerShellHostName <string>] [-PowerShellHostVersion <version>] [-RequiredModules <Object[]>] [-TypesToProcess <string[]>] [-FormatsToProcess <string[]>] [-ScriptsToProcess <string[]>] [-RequiredAssemblies <string[]>] [-FileList <string[]>] [-ModuleList <Object[]>] [-FunctionsToExport <string[]>] [-AliasesToExport <string[]>] [-VariablesToExport <string[]>] [-CmdletsToExport <string[]>] [-DscResourcesToExport <string[]>] [-CompatiblePSEditions <string[]>] [-PrivateData <Object>] [-Tags <string[]>] [-ProjectUri <uri>] [-LicenseUri <uri>] [-IconUri <uri>] [-ReleaseNotes <string>] [-Prerelease <string>] [-RequireLicenseAcceptance] [-ExternalModuleDependencies <string[]>] [-HelpInfoUri <string>] [-PassThru] [-DefaultCommandPrefix <string>] [-WhatIf] [-Confirm]',
    parameters: {
      RootModule: { aliases: ['ModuleToProcess'] },
      ...Object.fromEntries(mayBeEmpty.map((name) => [name, { allow: ['emptyCollection'] as const }])),
    },
    notEmpty: ['Tags', 'ProjectUri', 'LicenseUri', 'IconUri', 'Prerelease', 'ExternalModuleDependencies'],
    start: (runtime) => ({
      end() {
        const given = runtime.string('Path') ?? '';
        const path = resolvePath(given, engine.location);
        if (!isManifest(path))
          throw scriptError(
            'Modules_InvalidModuleManifestPath',
            `The module manifest path '${given}' is not valid. The value of the Path argument must resolve to a single file that has a '.psd1' extension. Change the value of the Path argument to point to a valid psd1 file, and then try again.`,
            'InvalidArgument',
            { target: given, type: 'System.ArgumentException' },
          );
        checkPrivateData(runtime);
        const text = manifestText(path, runtime, engine);
        if (!runtime.shouldProcess(path, `Creating the "${path}" module manifest file.`)) return;
        try {
          engine.options.files.writeText(path, text, false);
        } catch (error) {
          throw openError(error, path);
        }
        if (runtime.flag('PassThru')) runtime.write(text);
      },
    }),
  });
}

const mayBeEmpty = [
  ...['NestedModules', 'RequiredModules', 'ModuleList', 'FileList', 'TypesToProcess', 'FormatsToProcess'],
  ...['ScriptsToProcess', 'RequiredAssemblies', 'FunctionsToExport', 'CmdletsToExport', 'AliasesToExport'],
  ...['VariablesToExport', 'DscResourcesToExport'],
];

/** PrivateData that is no table can have nothing beside it. */
function checkPrivateData(runtime: CommandRuntime): void {
  const data = runtime.value('PrivateData') ?? null;
  if (isNull(data) || data instanceof Dictionary) return;
  if (['Tags', 'ProjectUri', 'LicenseUri', 'IconUri', 'ReleaseNotes'].some((name) => runtime.has(name)))
    throw scriptError(
      'PrivateDataValueTypeShouldBeHashTable',
      'The PrivateData parameter value must be a hash table to create the module manifest with the following parameter values Tags, ProjectUri, LicenseUri, IconUri or ReleaseNotes. Either remove the Tags, ProjectUri, LicenseUri, IconUri, or ReleaseNotes parameter values or wrap the contents of PrivateData in a hashtable.',
      'InvalidArgument',
      { target: data, type: 'System.ArgumentException' },
    );
  runtime.writeWarning(
    'The PrivateData should be defined as a hashtable, but this module manifest defines it as an object. Please consider wrapping the contents of PrivateData in a hashtable. This will enable you to add the Tags, ProjectUri, LicenseUri, IconUri, and ReleaseNotes properties to the module manifest at a later time.',
  );
}
