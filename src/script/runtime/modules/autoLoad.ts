import type { CommandInfo } from '../../commands/commandInfo.ts';
import { toText } from '../../convert/toText.ts';
import { ScriptError } from '../../values/errorRecord.ts';
import { availableFiles, readModule } from './availableModules.ts';
import { declaredCommands } from './declaredCommands.ts';
import { describedModule, type DescribingEngine } from './describedModule.ts';
import { findModule, moduleName } from './findModule.ts';
import { ModuleLoader } from './moduleLoader.ts';
import { importAll } from './moduleTable.ts';
import { matchingModuleNotLoaded } from '../pipeline/commandNotFound.ts';
import { nowhere } from '../pipeline/sink.ts';

/** What loading a module for one of its commands needs of a session. */
export interface AutoLoadingEngine extends DescribingEngine {
  readonly location: string;
}

/** Loads modules of `$env:PSModulePath` when one of their commands is called. */
export class AutoLoad {
  readonly #engine: AutoLoadingEngine;
  readonly #loading = new Set<string>();

  constructor(engine: AutoLoadingEngine) {
    this.#engine = engine;
  }

  /** Whether there is a module with a command of that name, which is then loaded. Throws where its body fails. */
  loadFor(name: string): boolean {
    if (this.#preference() !== 'all' || /[\\/:*?]/.test(name)) return false;
    const key = name.toLowerCase();
    const path = this.#fileWith(key);
    if (path === undefined) return false;
    try {
      this.#load(path);
    } catch (error) {
      if (!(error instanceof ScriptError)) throw error;
      throw matchingModuleNotLoaded(name, moduleName(path), error.record.exception.message);
    }
    return true;
  }

  /** Whether there is a module of that name, which is then loaded. */
  loadNamed(name: string): boolean {
    const { modules, location } = this.#engine;
    if (this.#preference() === 'none' || modules.named([name]).length > 0) return false;
    const found = findModule(name, this.#engine, location);
    if (found === undefined || this.#loading.has(found.path)) return false;
    this.#load(found.path);
    return true;
  }

  /** Commands that could be called though their modules are not loaded. */
  commands(): readonly CommandInfo[] {
    if (this.#preference() === 'none') return [];
    const loaded = new Set(this.#engine.modules.list().map((module) => module.name.toLowerCase()));
    return [...availableFiles(['*'], this.#engine)]
      .filter((path) => !loaded.has(moduleName(path).toLowerCase()))
      .flatMap((path) => readModule(() => describedModule(path, this.#engine)) ?? [])
      .flatMap((module) => [...module.commands.values()]);
  }

  /** The first file of a module that has a command of a lower-case name: of each no more is read than tells that. */
  #fileWith(key: string): string | undefined {
    for (const path of availableFiles(['*'], this.#engine)) {
      if (this.#loading.has(path)) continue;
      const declared = readModule(() => declaredCommands(path, this.#engine));
      if (declared === null) continue;
      if ([...declared.functions, ...declared.aliases].some((name) => name.toLowerCase() === key))
        return path;
    }
    return undefined;
  }

  #load(path: string): void {
    const { modules, global, frame } = this.#engine;
    this.#loading.add(path);
    try {
      const loader = new ModuleLoader(this.#engine);
      const module = modules.byPath(path) ?? loader.loadFile(path, [], { ...frame, out: nowhere });
      modules.add(module, global.top, false);
      modules.importInto(module, global.top, importAll);
    } finally {
      this.#loading.delete(path);
    }
  }

  #preference(): 'all' | 'qualified' | 'none' {
    const given = this.#engine.frame.scope.find('psmoduleautoloadingpreference')?.value ?? 'All';
    const text = toText(given, this.#engine).toLowerCase();
    return text === 'none' ? 'none' : text === 'modulequalified' ? 'qualified' : 'all';
  }
}
