import { anyWildcard } from '../../text/wildcard.ts';
import { ScriptError } from '../../values/errorRecord.ts';
import { type DescribingEngine, describedModule } from './describedModule.ts';
import { foundIn, moduleFolders } from './findModule.ts';
import type { ModuleInfo } from './moduleInfo.ts';

/** Modules in the folders of `$env:PSModulePath` whose names fit; their bodies have not run. */
export function availableModules(patterns: readonly string[], engine: DescribingEngine): ModuleInfo[] {
  const { files } = engine.options;
  const wanted = anyWildcard(patterns);
  const folders = moduleFolders(engine).filter((folder) => files.isFolder(folder));
  return folders.flatMap((folder) =>
    files
      .list(folder)
      .filter((name) => wanted(name))
      .flatMap((name) => foundIn(`${folder}/${name}`, name, files))
      .flatMap(({ path }) => described(path, engine) ?? []),
  );
}

/** Null for a file that is no module. */
function described(path: string, engine: DescribingEngine): ModuleInfo | null {
  try {
    return describedModule(path, engine);
  } catch (error) {
    if (!(error instanceof ScriptError)) throw error;
    return null;
  }
}
