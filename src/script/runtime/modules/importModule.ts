import type { Cmdlet } from '../../commands/cmdlet.ts';
import { cmdlet } from '../../commands/cmdletBuilder.ts';
import type { CommandRuntime } from '../../commands/commandRuntime.ts';
import { ScriptError } from '../../values/errorRecord.ts';
import { AliasInfo, type CommandInfo } from '../../commands/commandInfo.ts';
import { locate } from '../errorFlow.ts';
import type { RequiredModule } from '../../syntax/requires.ts';
import { isWithin } from '../session/meetRequirements.ts';
import { ModuleInfo } from './moduleInfo.ts';
import type { Scope } from '../variables/scope.ts';
import type { ScriptEngine } from '../scriptEngine.ts';
import { doubtfulNames, nameWarnings, unapprovedText } from './commandNames.ts';
import { findModule, type FoundModule, moduleNotFound } from './findModule.ts';
import { isManifest, Manifest } from './manifest.ts';
import { moduleObject } from './moduleObject.ts';
import { specifications } from './moduleSpecification.ts';
import { tellOfRemoval } from './removeModule.ts';
import { ModuleLoader } from './moduleLoader.ts';
import type { ImportSelection } from './moduleTable.ts';
import type { Sink } from '../pipeline/sink.ts';

/** Import-Module. */
export function importModule(engine: ScriptEngine): Cmdlet {
  const options =
    '[-Global] [-Prefix <string>] [-Function <string[]>] [-Cmdlet <string[]>] [-Variable <string[]>] [-Alias <string[]>] [-Force] [-PassThru] [-AsCustomObject] [-ArgumentList <Object[]>] [-DisableNameChecking] [-NoClobber] [-Scope <string>] [-SkipEditionCheck]';
  return cmdlet({
    name: 'Import-Module',
    className: 'ImportModuleCommand',
    module: 'Core',
    aliases: ['ipmo'],
    syntax: {
      Name: `[-Name] <string[]> ${options} [-MinimumVersion <version>] [-MaximumVersion <string>] [-RequiredVersion <version>] [-UseWindowsPowerShell]`,
      FullyQualifiedName: `[-FullyQualifiedName] <Microsoft.PowerShell.Commands.ModuleSpecification[]> ${options} [-UseWindowsPowerShell]`,
      ModuleInfo: `[-ModuleInfo] <psmoduleinfo[]> ${options}`,
    },
    parameters: {
      Name: { pipeline: 'value' },
      ModuleInfo: { pipeline: 'value' },
      FullyQualifiedName: { pipeline: 'value' },
      ArgumentList: { aliases: ['Args'] },
      MinimumVersion: { aliases: ['Version'] },
    },
    start: (runtime) => ({
      process() {
        const given = runtime.list('ModuleInfo')?.filter((value) => value instanceof ModuleInfo);
        for (const module of given ?? []) finish(module, runtime, engine);
        for (const wanted of specifications(runtime)) importNamed(wanted, runtime, engine);
        for (const name of runtime.strings('Name') ?? [])
          importNamed({ name, ...askedVersions(runtime) }, runtime, engine);
      },
    }),
  });
}

/** The versions that parameters of their own ask for. */
function askedVersions(runtime: CommandRuntime): Omit<RequiredModule, 'name'> {
  return {
    requiredVersion: runtime.string('RequiredVersion') ?? null,
    minimumVersion: runtime.string('MinimumVersion') ?? null,
    maximumVersion: runtime.string('MaximumVersion') ?? null,
  };
}

function importNamed(wanted: RequiredModule, runtime: CommandRuntime, engine: ScriptEngine): void {
  const { name } = wanted;
  const builtIn = engine.builtInModules.find(name);
  if (builtIn !== undefined) {
    engine.modules.add(builtIn, engine.global.top, false);
    if (runtime.flag('PassThru')) runtime.write(builtIn);
    return;
  }
  if (engine.isBuiltInModule(name)) return;
  const found = findModule(name, engine, engine.location, (version, path) => {
    if (isAny(wanted) || (version === null && isTaken(path, wanted, runtime, engine))) return true;
    const known = version ?? manifestVersion(path, engine);
    return known !== null && isWithin(known, wanted);
  });
  if (found === undefined) {
    runtime.writeError(moduleNotFound(name, versionText(wanted)).record);
    return;
  }
  try {
    finish(loaded(found, runtime, engine), runtime, engine);
  } catch (error) {
    if (!(error instanceof ScriptError)) throw error;
    const { record } = error;
    if (record.exception.typeName === 'System.Management.Automation.ParseException') {
      // It is told in the parser's own name.
      locate(record, engine.frame.call, engine.frame.call.at);
      runtime.writeError(record);
      runtime.writeError(moduleNotFound(name).record);
    } else runtime.throwTerminating(record.retold());
  }
}

function isAny({ requiredVersion, minimumVersion, maximumVersion }: RequiredModule): boolean {
  return requiredVersion === null && minimumVersion === null && maximumVersion === null;
}

/** Whether a file that is loaded already is taken as it is: its version counts for a manifest alone, and then where a range is asked for. */
function isTaken(
  path: string,
  { requiredVersion }: RequiredModule,
  runtime: CommandRuntime,
  { modules }: ScriptEngine,
): boolean {
  if (runtime.flag('Force') || !modules.list(true).some((module) => module.path === path)) return false;
  return requiredVersion !== null || !isManifest(path);
}

/** The version that a manifest names; null for a file without one. */
function manifestVersion(path: string, engine: ScriptEngine): string | null {
  return isManifest(path) ? Manifest.checked(path, engine).text('ModuleVersion') : null;
}

/** `version '1.0'`, as an error tells of what is asked for; undefined where any would do. */
function versionText({
  requiredVersion,
  minimumVersion,
  maximumVersion,
}: RequiredModule): string | undefined {
  const one = requiredVersion ?? minimumVersion;
  if (maximumVersion === null) return one === null ? undefined : `version '${one}'`;
  return `${one === null ? '' : `MinimumVersion '${one}' and `}MaximumVersion '${maximumVersion}'`;
}

/** The module of a file: loaded before, or now. */
function loaded(found: FoundModule, runtime: CommandRuntime, engine: ScriptEngine): ModuleInfo {
  const known = engine.modules
    .list(true)
    .find(({ path }) => path === found.path || path === rootOf(found.path));
  if (known !== undefined) {
    if (!runtime.flag('Force')) return known;
    tellOfRemoval(known, runtime);
    engine.modules.remove(known);
  }
  runtime.writeVerbose(`Loading module from path '${found.path}'.`);
  const out: Sink = {
    write: (value) => {
      runtime.write(value);
    },
  };
  return new ModuleLoader(engine).loadFile(found.path, runtime.list('ArgumentList') ?? [], {
    ...engine.frame,
    out,
  });
}

/** The file that a manifest beside it would name. */
function rootOf(path: string): string {
  return path.replace(/\.psd1$/i, '.psm1');
}

/** Takes a module into the session, and what it exports into the scope asked for. */
function finish(module: ModuleInfo, runtime: CommandRuntime, engine: ScriptEngine): void {
  const importer = engine.frame.state.module;
  const outer = importer instanceof ModuleInfo ? importer : null;
  const scopeName = runtime.string('Scope')?.toLowerCase();
  const scope: Scope =
    runtime.flag('Global') || scopeName === 'global'
      ? engine.global.top
      : scopeName === 'local'
        ? engine.frame.scope
        : outer === null
          ? engine.global.top
          : engine.frame.state.top;
  const nested = outer !== null && scope !== engine.global.top;
  engine.modules.add(module, scope, nested);
  if (nested && !outer.nested.includes(module)) outer.nested.push(module);
  // Where members of one kind are chosen, none of the others are taken.
  const rest = ['Function', 'Cmdlet', 'Variable', 'Alias'].some((kind) => runtime.has(kind)) ? [] : null;
  const selection: ImportSelection = {
    functions: runtime.strings('Function') ?? rest,
    aliases: runtime.strings('Alias') ?? rest,
    variables: runtime.strings('Variable') ?? rest,
    prefix: runtime.string('Prefix') ?? prefixOf(module),
    noClobber: runtime.flag('NoClobber'),
  };
  const put = engine.modules.importInto(module, scope, selection);
  tellOfNames(put, module, runtime);
  if (runtime.flag('AsCustomObject')) runtime.write(moduleObject(module));
  else if (runtime.flag('PassThru')) runtime.write(module);
}

/** Tells what is imported, and which of the names are doubtful. */
function tellOfNames(put: readonly CommandInfo[], module: ModuleInfo, runtime: CommandRuntime): void {
  const functions = put.filter((info) => !(info instanceof AliasInfo)).map(({ name }) => name);
  const doubtful = doubtfulNames(functions);
  for (const info of put) runtime.writeVerbose(`Exporting ${kindOf(info)} '${info.name}'.`);
  if (!runtime.flag('DisableNameChecking'))
    for (const warning of nameWarnings(doubtful, module.name)) runtime.writeWarning(warning);
  for (const info of put) {
    if (doubtful.unapproved.has(info.name)) runtime.writeVerbose(unapprovedText(info.name, module.name));
    runtime.writeVerbose(`Importing ${kindOf(info)} '${info.name}'.`);
  }
}

/** The prefix that its own manifest gives. */
function prefixOf({ manifest }: ModuleInfo): string {
  const prefix = manifest?.get('Prefix');
  return typeof prefix === 'string' ? prefix : '';
}

function kindOf(info: CommandInfo): string {
  return info instanceof AliasInfo ? 'alias' : 'function';
}
