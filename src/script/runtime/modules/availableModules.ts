import { anyWildcard } from '../../text/wildcard.ts';
import { ScriptError } from '../../values/errorRecord.ts';
import { type DescribingEngine, describedModule } from './describedModule.ts';
import { foundIn, moduleFolders, type SearchedSession } from './findModule.ts';
import type { ModuleInfo } from './moduleInfo.ts';

/** Files of the modules in the folders of `$env:PSModulePath` whose names fit, each looked for when it is asked for. */
export function* availableFiles(patterns: readonly string[], session: SearchedSession): Generator<string> {
  const { files } = session.options;
  const wanted = anyWildcard(patterns);
  for (const folder of moduleFolders(session)) {
    if (!files.isFolder(folder)) continue;
    for (const name of files.list(folder))
      if (wanted(name)) for (const { path } of foundIn(`${folder}/${name}`, name, files)) yield path;
  }
}

/** Modules in the folders of `$env:PSModulePath` whose names fit; their bodies have not run. */
export function availableModules(patterns: readonly string[], engine: DescribingEngine): ModuleInfo[] {
  return [...availableFiles(patterns, engine)].flatMap(
    (path) => readModule(() => describedModule(path, engine)) ?? [],
  );
}

/** What reading the file of a module gives; null for one that is no module. */
export function readModule<Told>(read: () => Told): Told | null {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof ScriptError)) throw error;
    return null;
  }
}
