import { toText } from '../../convert/toText.ts';
import { enumerate } from '../../members/enumerate.ts';
import { checkManifest } from '../../syntax/dataSection.ts';
import type { RequiredModule } from '../../syntax/requires.ts';
import { parseGuid } from '../../text/parseGuid.ts';
import { parseVersion } from '../../text/parseVersion.ts';
import { Dictionary } from '../../values/dictionary.ts';
import { ScriptError, scriptError } from '../../values/errorRecord.ts';
import { NetThrow } from '../../values/netException.ts';
import { isNull, type Value } from '../../values/value.ts';
import { parseScriptBlock } from '../blocks/parseScriptBlock.ts';
import type { CompiledBlock } from '../compile/compiledBlock.ts';
import { languageVersion } from '../session/meetRequirements.ts';
import { newestFirst } from './findModule.ts';
import type { LoadingEngine } from './loadingEngine.ts';

const memberNames =
  'ModuleToProcess NestedModules GUID Author CompanyName Copyright ModuleVersion Description PowerShellVersion PowerShellHostName PowerShellHostVersion CLRVersion DotNetFrameworkVersion ProcessorArchitecture RequiredModules TypesToProcess FormatsToProcess ScriptsToProcess PrivateData RequiredAssemblies ModuleList FileList FunctionsToExport VariablesToExport AliasesToExport CmdletsToExport DscResourcesToExport CompatiblePSEditions HelpInfoURI RootModule DefaultCommandPrefix'.split(
    ' ',
  );

/** The table of a module manifest, whose members are known to be in order. */
export class Manifest {
  /** Absolute path of its file. */
  readonly path: string;
  readonly #table: Dictionary;
  readonly #engine: LoadingEngine;

  /** Reads a `.psd1` file. Throws an error in Import-Module's words where it holds no table of data. */
  constructor(path: string, engine: LoadingEngine) {
    this.path = path;
    this.#engine = engine;
    this.#table = tableOf(path, engine);
  }

  /** The same, known to be one that this version of PowerShell can take. Throws where it is not. */
  static checked(path: string, engine: LoadingEngine): Manifest {
    const manifest = new Manifest(path, engine);
    for (const fault of manifest.faults()) throw fault;
    return manifest;
  }

  /** What is wrong with its members. */
  *faults(): Generator<ScriptError> {
    yield* this.#wrongMembers();
    yield* this.#wrongVersions();
  }

  has(name: string): boolean {
    return this.#table.has(name);
  }

  value(name: string): Value {
    return this.#table.get(name) ?? null;
  }

  /** Empty where there is none. */
  text(name: string): string {
    const value = this.value(name);
    return isNull(value) ? '' : toText(value, this.#engine);
  }

  /** Its text where a reader can take it, else an empty one. */
  readable(name: string, read: (text: string) => Value): string {
    const text = this.text(name);
    return reasonAgainst(text, read) === null ? text : '';
  }

  /** The texts of a member that may be one or several. */
  texts(name: string): string[] {
    return this.#items(name)
      .map((item) => toText(item, this.#engine))
      .filter((item) => item !== '');
  }

  /** The file of the module itself as written; empty for a manifest without one. */
  get root(): string {
    return this.text('RootModule') || this.text('ModuleToProcess');
  }

  get folder(): string {
    return this.path.slice(0, this.path.lastIndexOf('/'));
  }

  get requiredModules(): RequiredModule[] {
    return this.#items('RequiredModules').map((item) => {
      const member = (name: string): string | null => {
        const value = item instanceof Dictionary ? (item.get(name) ?? null) : null;
        return isNull(value) ? null : toText(value, this.#engine);
      };
      return {
        name: item instanceof Dictionary ? (member('ModuleName') ?? '') : toText(item, this.#engine),
        minimumVersion: member('ModuleVersion'),
        requiredVersion: member('RequiredVersion'),
        maximumVersion: member('MaximumVersion'),
      };
    });
  }

  #items(name: string): Value[] {
    const value = this.value(name);
    if (isNull(value)) return [];
    return value instanceof Dictionary ? [value] : [...(enumerate(value) ?? [value])];
  }

  *#wrongMembers(): Generator<ScriptError> {
    const known = new Set(memberNames.map((name) => name.toLowerCase()));
    const wrong = [...this.#table.entries()]
      .map(({ key }) => toText(key, this.#engine))
      .filter((name) => !known.has(name.toLowerCase()));
    if (wrong.length === 0) return;
    const quoted = (names: readonly string[]): string => names.map((name) => `'${name}'`).join(', ');
    yield scriptError(
      'Modules_InvalidManifestMember',
      `The '${this.path}' module cannot be imported because its manifest contains one or more members that are not valid. The valid manifest members are (${quoted(memberNames)}). Remove the members that are not valid (${quoted(wrong)}), then try to import the module again.`,
      'InvalidData',
      { target: this.path, type: 'System.InvalidOperationException' },
    );
  }

  *#wrongVersions(): Generator<ScriptError> {
    if (!this.has('ModuleVersion'))
      yield invalidManifest(
        `The member 'ModuleVersion' is not present in the module manifest. This member must exist and be assigned a version number of the form 'n.n.n.n'. Add the missing member to the file '${this.path}'.`,
        this.path,
      );
    else yield* this.#unreadable('ModuleVersion', 'System.Version', parseVersion);
    if (this.text('GUID') !== '') yield* this.#unreadable('guid', 'System.Guid', parseGuid);
    const wanted = this.text('PowerShellVersion');
    if (wanted === '') return;
    const unreadable = [...this.#unreadable('PowerShellVersion', 'System.Version', parseVersion)];
    yield* unreadable;
    if (unreadable.length === 0 && newestFirst(languageVersion, wanted) > 0)
      yield scriptError(
        'Modules_InsufficientPowerShellVersion',
        `The version of PowerShell on this computer is '${languageVersion}'. The module '${this.path}' requires a minimum PowerShell version of '${wanted}' to run. Verify that you have the minimum required version of PowerShell installed, and then try again.`,
        'ResourceUnavailable',
        { target: this.path, type: 'System.InvalidOperationException' },
      );
  }

  *#unreadable(member: string, type: string, read: (text: string) => Value): Generator<ScriptError> {
    const text = this.text(member);
    const reason = reasonAgainst(text, read);
    if (reason !== null)
      yield invalidManifest(
        `The '${member}' member is not valid in the module manifest file '${this.path}': Cannot convert value "${text}" to type "${type}". Error: "${reason}"`,
        this.path,
      );
  }
}

/** Why a text cannot be read; null where it can. */
function reasonAgainst(text: string, read: (text: string) => Value): string | null {
  try {
    read(text);
    return null;
  } catch (error) {
    if (!(error instanceof NetThrow)) throw error;
    return error.exception.message;
  }
}

/** Whether a file is a manifest by its name. */
export function isManifest(path: string): boolean {
  return /\.psd1$/i.test(path);
}

/** What is wrong with a manifest, in Import-Module's terms. */
export function invalidManifest(message: string, path: string): ScriptError {
  return scriptError('Modules_InvalidManifest', message, 'ResourceUnavailable', {
    target: path,
    type: 'System.InvalidOperationException',
  });
}

/** The error of a script that a manifest names and is not there. */
export function scriptMissing({ folder, path }: Manifest, script: string): ScriptError {
  return invalidManifest(
    `The member 'ScriptsToProcess' in the module manifest is not valid: Cannot find path '${folder}/${script}' because it does not exist.. Verify that a valid value is specified for this field in the '${path}' file.`,
    path,
  );
}

function tableOf(path: string, engine: LoadingEngine): Dictionary {
  const [table] = engine.invoke(manifestBlock(path, engine), []);
  if (table instanceof Dictionary) return table;
  throw invalidManifest(
    `Processing the module manifest file '${path}' did not result in a valid manifest object. Update the file to contain a valid PowerShell module manifest. A valid manifest can be created using the New-ModuleManifest cmdlet.`,
    path,
  );
}

/** The script block of a manifest, which holds nothing but data. */
function manifestBlock(path: string, engine: LoadingEngine): CompiledBlock {
  const { files, parse } = engine.options;
  const parsed = parse(files.readText(path), path);
  const diagnostics = parsed.diagnostics.length > 0 ? parsed.diagnostics : checkManifest(parsed);
  try {
    return parseScriptBlock({ ...parsed, diagnostics }, engine.global);
  } catch (error) {
    if (!(error instanceof ScriptError)) throw error;
    throw invalidManifest(
      `The module manifest '${path}' could not be processed because it is not a valid PowerShell module manifest file. Remove the elements that are not permitted: ${error.record.exception.message}`,
      path,
    );
  }
}
