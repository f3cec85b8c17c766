import type { Frame } from '../execution.ts';
import type { LoadingEngine } from './loadingEngine.ts';
import { resolvePath } from '../session/scriptFiles.ts';
import { findModule, isPath, moduleNotFound, usedModuleNotFound } from './findModule.ts';
import { ModuleLoader } from './moduleLoader.ts';
import { importAll } from './moduleTable.ts';

/** What finding and taking a module needs of a session. */
interface UsingEngine extends LoadingEngine {
  readonly location: string;
}

/** Whether `using module` finds a module of a name. */
export function hasModule(name: string, engine: UsingEngine): boolean {
  return engine.isBuiltInModule(name) || findModule(name, engine, engine.location) !== undefined;
}

/** Loads what `using module` or `#Requires` names into a frame, its classes and enums too. Throws where there is none that is accepted. */
export function useModule(
  name: string,
  frame: Frame,
  engine: UsingEngine,
  accepts: (version: string) => boolean = () => true,
): void {
  if (engine.isBuiltInModule(name)) return;
  const { file } = frame.call.source;
  const location = file === null ? engine.location : file.slice(0, file.lastIndexOf('/'));
  const found = findModule(name, engine, location, (version) => version === null || accepts(version));
  if (found === undefined)
    throw isPath(name) ? usedModuleNotFound(resolvePath(name, location)) : moduleNotFound(name);
  const module =
    engine.modules.byPath(found.path) ?? new ModuleLoader(engine).loadFile(found.path, [], frame);
  // Its folder names no version: the manifest does.
  if (found.version === null && !accepts(module.version)) throw moduleNotFound(name);
  // Its commands stay where the session or module is that the script belongs to, its types in the script.
  engine.modules.add(module, frame.state.top, false);
  engine.modules.importInto(module, frame.state.top, importAll);
  for (const type of module.state.top.types?.values() ?? []) engine.defineType(type, frame.scope);
}
