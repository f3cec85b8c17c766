import type { Cmdlet } from '../../commands/cmdlet.ts';
import { cmdlet } from '../../commands/cmdletBuilder.ts';
import type { CommandRuntime } from '../../commands/commandRuntime.ts';
import type { ScriptEngine } from '../scriptEngine.ts';
import { resolvePath } from '../session/scriptFiles.ts';

/** Members with one text, and what they are where none is given. */
const texts: readonly (readonly [string, ((engine: ScriptEngine) => string) | null])[] = [
  ['RootModule', null],
  ['ModuleVersion', () => '0.0.1'],
  ['GUID', (engine) => engine.newGuid()],
  ['Author', () => 'Unknown'],
  ['CompanyName', () => 'Unknown'],
  ['Copyright', null],
  ['Description', null],
  ['PowerShellVersion', null],
  ['DefaultCommandPrefix', null],
  ['HelpInfoURI', null],
];

const lists = ['RequiredModules', 'ScriptsToProcess', 'NestedModules', 'FileList', 'CompatiblePSEditions'];
const exports = [
  ['FunctionsToExport', '@()'],
  ['CmdletsToExport', '@()'],
  ['VariablesToExport', "'*'"],
  ['AliasesToExport', '@()'],
] as const;

/** New-ModuleManifest: a `.psd1` file of what it is given. */
export function newModuleManifest(engine: ScriptEngine): Cmdlet {
  return cmdlet({
    name: 'New-ModuleManifest',
    className: 'NewModuleManifestCommand',
    module: 'Core',
    syntax:
      '[-Path] <string> [-NestedModules <Object[]>] [-Guid <guid>] [-Author <string>] [-CompanyName <string>] [-Copyright <string>] [-RootModule <string>] [-ModuleVersion <version>] [-Description <string>] [-PowerShellVersion <version>] [-RequiredModules <Object[]>] [-ScriptsToProcess <string[]>] [-FileList <string[]>] [-FunctionsToExport <string[]>] [-AliasesToExport <string[]>] [-VariablesToExport <string[]>] [-CmdletsToExport <string[]>] [-CompatiblePSEditions <string[]>] [-Tags <string[]>] [-ProjectUri <uri>] [-LicenseUri <uri>] [-ReleaseNotes <string>] [-HelpInfoUri <string>] [-PassThru] [-DefaultCommandPrefix <string>] [-WhatIf] [-Confirm]',
    parameters: { RootModule: { aliases: ['ModuleToProcess'] } },
    start: (runtime) => ({
      end() {
        const path = resolvePath(runtime.string('Path') ?? '', engine.location);
        const text = manifestText(runtime, engine);
        if (!runtime.shouldProcess(path, 'Creating the module manifest file')) return;
        engine.options.files.writeText(path, text, false);
        if (runtime.flag('PassThru')) runtime.write(text);
      },
    }),
  });
}

function manifestText(runtime: CommandRuntime, engine: ScriptEngine): string {
  const lines: string[] = [];
  for (const [name, otherwise] of texts) {
    const value = runtime.has(name) ? runtime.string(name) : otherwise?.(engine);
    if (value !== undefined) lines.push(`${name} = ${quoted(value)}`);
  }
  for (const name of lists) if (runtime.has(name)) lines.push(`${name} = ${listed(runtime, name)}`);
  for (const [name, otherwise] of exports)
    lines.push(`${name} = ${runtime.has(name) ? listed(runtime, name) : otherwise}`);
  const published = [
    ...(runtime.has('Tags') ? [`Tags = ${listed(runtime, 'Tags')}`] : []),
    ...['LicenseUri', 'ProjectUri', 'ReleaseNotes'].flatMap((name) => {
      const value = runtime.string(name);
      return value === undefined ? [] : [`${name} = ${quoted(value)}`];
    }),
  ];
  const psData = published.map((line) => `            ${line}\n`).join('');
  return `@{\n\n${lines.map((line) => `${line}\n\n`).join('')}PrivateData = @{\n\n    PSData = @{\n\n${psData}    }\n}\n\n}\n`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

function listed(runtime: CommandRuntime, name: string): string {
  const items = runtime.list(name) ?? [];
  return items.length === 0 ? '@()' : items.map((item) => quoted(runtime.runspace.text(item))).join(', ');
}
