import { anyWildcard } from '../../text/wildcard.ts';
import type { SessionState } from '../execution.ts';
import { ModuleInfo } from './moduleInfo.ts';
import { foundIn, moduleFolders, type SearchedSession } from './findModule.ts';

/** Modules in the folders of `$env:PSModulePath` whose names fit; their bodies have not run. */
export function availableModules(
  patterns: readonly string[],
  session: SearchedSession & { readonly global: SessionState },
): ModuleInfo[] {
  const { files } = session.options;
  const wanted = anyWildcard(patterns);
  const folders = moduleFolders(session).filter((folder) => files.isFolder(folder));
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
              state: session.global,
              guid: '',
              description: '',
            }),
        ),
      ),
  );
}
