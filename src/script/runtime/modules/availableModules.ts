import { anyWildcard } from '../../text/wildcard.ts';
import type { SessionState } from '../execution.ts';
import { ModuleInfo } from './moduleInfo.ts';
import type { ScriptFiles } from '../session/scriptFiles.ts';
import { foundIn } from './findModule.ts';

/** Modules in the folders of `$env:PSModulePath` whose names fit; their bodies have not run. */
export function availableModules(
  patterns: readonly string[],
  {
    options,
    environment,
    global,
  }: {
    readonly options: { readonly files: ScriptFiles };
    readonly environment: ReadonlyMap<string, string>;
    readonly global: SessionState;
  },
): ModuleInfo[] {
  const { files } = options;
  const wanted = anyWildcard(patterns);
  const folders = (environment.get('PSModulePath') ?? '')
    .split(':')
    .filter((folder) => folder !== '' && files.isFolder(folder));
  return folders.flatMap((folder) =>
    files
      .list(folder)
      .filter((name) => wanted(name))
      .flatMap((name) =>
        foundIn(`${folder}/${name}`, name, files).map(
          ({ path, version }) =>
            new ModuleInfo({
              name,
              path,
              version: version ?? '0.0',
              kind: 'Script',
              state: global,
              guid: '',
              description: '',
            }),
        ),
      ),
  );
}
