import { AliasInfo, type CommandInfo, FunctionInfo } from '../../commands/commandInfo.ts';
import { anyWildcard } from '../../text/wildcard.ts';
import { putCommand } from '../pipeline/commandTable.ts';
import type { Engine } from '../execution.ts';
import { ModuleInfo } from './moduleInfo.ts';
import { automaticNames, type Scope } from '../variables/scope.ts';

/** What of a module is imported, and how. */
export interface ImportSelection {
  /** Patterns; null takes all that is exported. */
  readonly functions: readonly string[] | null;
  readonly aliases: readonly string[] | null;
  readonly variables: readonly string[] | null;
  /** Goes before the noun of each command. */
  readonly prefix: string;
  /** Leaves commands alone that are there already. */
  readonly noClobber: boolean;
}

/** Everything that a module exports. */
export const importAll: ImportSelection = {
  functions: null,
  aliases: null,
  variables: null,
  prefix: '',
  noClobber: false,
};

/** The modules of a session. */
export class ModuleTable {
  readonly #engine: Engine;
  readonly #loaded: { readonly module: ModuleInfo; readonly importers: Set<Scope>; nested: boolean }[] = [];

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** Loaded modules in the order of loading; nested ones only where asked for. */
  list(nested = false): readonly ModuleInfo[] {
    return this.#loaded.filter((entry) => nested || !entry.nested).map(({ module }) => module);
  }

  byPath(path: string): ModuleInfo | undefined {
    return this.#loaded.find(({ module }) => module.path === path)?.module;
  }

  /** A function that a module of that name exports. */
  functionOf(moduleName: string, name: string): CommandInfo | undefined {
    const key = name.toLowerCase();
    const of = moduleName.toLowerCase();
    return this.#loaded
      .find(({ module }) => module.name.toLowerCase() === of && module.commands.has(key))
      ?.module.commands.get(key);
  }

  /** The functions of a name that modules export, that of the newest module first. */
  functionsOf(name: string): CommandInfo[] {
    return this.#loaded
      .flatMap(({ module }) => {
        const info = module.commands.get(name.toLowerCase());
        return info === undefined ? [] : [this.#named(info, info.name, module)];
      })
      .reverse();
  }

  /** Settles what a module exports once its body has run. */
  settleExports(module: ModuleInfo): void {
    const { top } = module.state;
    const { exported } = module;
    const functions = anyWildcard(exported?.functions ?? null);
    const aliases = anyWildcard(exported?.aliases ?? null);
    for (const info of byName(top.functions?.values() ?? []))
      if (functions(info.name)) module.commands.set(info.name.toLowerCase(), info);
    for (const info of byName(top.aliases?.values() ?? []))
      if (aliases(info.name)) module.commands.set(info.name.toLowerCase(), info);
    if (exported === null) return;
    const variables = anyWildcard(exported.variables);
    for (const [key, variable] of top.variables)
      if (variables(variable.name) && !automaticNames.has(key)) module.variables.set(key, variable);
  }

  /** Adds a module to those loaded. */
  add(module: ModuleInfo, importer: Scope, nested: boolean): void {
    if (this.#loaded.some((entry) => entry.module === module)) return;
    this.#loaded.push({ module, importers: new Set([importer]), nested });
  }

  /** Puts what a module exports into a scope. */
  importInto(module: ModuleInfo, scope: Scope, selection: ImportSelection): CommandInfo[] {
    const entry = this.#loaded.find((known) => known.module === module);
    entry?.importers.add(scope);
    const functions = anyWildcard(selection.functions);
    const aliases = anyWildcard(selection.aliases);
    const put: CommandInfo[] = [];
    for (const info of module.commands.values()) {
      const isFunction = info instanceof FunctionInfo;
      if (!(isFunction ? functions : aliases)(info.name)) continue;
      if (selection.noClobber && this.#engine.commands.find(info.name) !== undefined) continue;
      if (isFunction && selection.prefix !== '')
        module.prefixes.set(info.name.toLowerCase(), selection.prefix);
      const imported = this.#named(info, prefixed(info.name, selection.prefix), module);
      putCommand(scope, imported);
      put.push(imported);
    }
    const variables = anyWildcard(selection.variables);
    for (const variable of module.variables.values()) if (variables(variable.name)) scope.put(variable);
    return put;
  }

  #named(info: CommandInfo, name: string, module: ModuleInfo): CommandInfo {
    if (info instanceof AliasInfo) return new AliasInfo(name, info.definition, module.name);
    if (!(info instanceof FunctionInfo) || (info.name === name && info.moduleName === module.name))
      return info;
    return new FunctionInfo(
      name,
      { block: info.block, advanced: info.advanced, describe: () => info.metadata() },
      { filter: info.commandType === 'Filter', module, moduleName: module.name },
    );
  }

  /** Takes a module away: its commands leave all scopes that imported them. What they had replaced does not come back. */
  remove(module: ModuleInfo): void {
    const index = this.#loaded.findIndex((entry) => entry.module === module);
    const entry = this.#loaded[index];
    if (entry === undefined) return;
    this.#loaded.splice(index, 1);
    for (const scope of entry.importers) {
      for (const map of [scope.functions, scope.aliases])
        for (const [key, info] of map ?? []) if (info.moduleName === module.name) map?.delete(key);
      for (const [key, variable] of module.variables)
        if (scope.variables.get(key) === variable) scope.delete(key);
    }
    for (const nested of module.nested) this.remove(nested);
  }

  /** Modules by names that may be patterns. */
  named(patterns: readonly string[], nested = false): readonly ModuleInfo[] {
    const wanted = anyWildcard(patterns);
    return this.list(nested).filter(({ name }) => wanted(name));
  }
}

/** The name of a command with a prefix before its noun. */
export function prefixed(name: string, prefix = ''): string {
  const dash = name.indexOf('-');
  return prefix === '' || dash === -1
    ? `${prefix}${name}`
    : `${name.slice(0, dash + 1)}${prefix}${name.slice(dash + 1)}`;
}

/** In the order in which a module exports its commands: by name, without regard to case. */
function byName(commands: Iterable<CommandInfo>): CommandInfo[] {
  const key = ({ name }: CommandInfo): string => name.toUpperCase();
  return [...commands].sort((left, right) => (key(left) < key(right) ? -1 : key(left) > key(right) ? 1 : 0));
}
