import { ScriptError, scriptError } from '../../values/errorRecord.ts';
import type { ScriptFiles } from '../session/scriptFiles.ts';
import { resolvePath } from '../session/scriptFiles.ts';

/** Name of a module of its file. */
export function moduleName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.(psm1|psd1|ps1|dll)$/i, '');
}

/** A module found: its file, and the version that its folder names. */
export interface FoundModule {
  readonly path: string;
  readonly version: string | null;
}

const endings = ['.psd1', '.psm1', '.ps1'];

/** Whether a module is named by where it is. */
export function isPath(name: string): boolean {
  return /[\\/]/.test(name);
}

/** The session whose files and `$env:PSModulePath` have the modules. */
export interface SearchedSession {
  readonly options: { readonly files: ScriptFiles };
  readonly environment: ReadonlyMap<string, string>;
}

/** The folders of `$env:PSModulePath`. */
export function moduleFolders({ environment }: SearchedSession): string[] {
  return (environment.get('PSModulePath') ?? '').split(':').filter((folder) => folder !== '');
}

/** The files that a module's name or path, from a location on, may mean, the first that is there being the one. */
export function findModule(
  name: string,
  session: SearchedSession,
  location: string,
  accepts: (version: string | null, path: string) => boolean = () => true,
): FoundModule | undefined {
  const { files } = session.options;
  if (isPath(name) || /\.(psm1|psd1|ps1)$/i.test(name)) {
    const full = resolvePath(name, location);
    const path = files.isFile(full) ? full : moduleFile(full, files);
    return path === undefined || !accepts(null, path) ? undefined : { path, version: null };
  }
  for (const folder of moduleFolders(session)) {
    const found = foundIn(`${folder}/${name}`, name, files).find(({ version, path }) =>
      accepts(version, path),
    );
    if (found !== undefined) return found;
  }
  return undefined;
}

/** `path.psd1`, `path.psm1`, or the file of that name in the folder. */
function moduleFile(path: string, files: ScriptFiles): string | undefined {
  const inside = `${path}/${path.slice(path.lastIndexOf('/') + 1)}`;
  const [newest] = files.isFolder(path) ? foundIn(path, path.slice(path.lastIndexOf('/') + 1), files) : [];
  return (
    [...endings.map((ending) => path + ending), ...endings.map((ending) => inside + ending)].find(
      (candidate) => files.isFile(candidate),
    ) ?? newest?.path
  );
}

/** The script that a manifest of a folder names, with or without its ending; undefined where there is none. */
export function moduleFileIn(folder: string, name: string, files: ScriptFiles): string | undefined {
  if (name === '') return undefined;
  return ['', '.psm1', '.psd1']
    .map((ending) => `${folder}/${name}${ending}`)
    .find((path) => files.isFile(path));
}

/** Modules of a folder: those in folders of versions first, the newest before the others. */
export function foundIn(folder: string, name: string, files: ScriptFiles): FoundModule[] {
  if (!files.isFolder(folder)) return [];
  const versions = files
    .list(folder)
    .filter((entry) => /^\d+(\.\d+){1,3}$/.test(entry))
    .sort(newestFirst);
  const found: FoundModule[] = [];
  for (const version of versions) {
    const path = endings
      .map((ending) => `${folder}/${version}/${name}${ending}`)
      .find((file) => files.isFile(file));
    if (path !== undefined) found.push({ path, version });
  }
  const direct = endings.map((ending) => `${folder}/${name}${ending}`).find((file) => files.isFile(file));
  if (direct !== undefined) found.push({ path: direct, version: null });
  return found;
}

/** Compares version texts, the greater first. */
export function newestFirst(left: string, right: string): number {
  const a = left.split('.').map(Number);
  const b = right.split('.').map(Number);
  for (let index = 0; index < Math.max(a.length, b.length); index++) {
    const difference = (b[index] ?? 0) - (a[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** The error of a module that is nowhere, or not in the version asked for. */
export function moduleNotFound(name: string, version?: string): ScriptError {
  return version === undefined
    ? scriptError(
        'Modules_ModuleNotFound',
        `The specified module '${name}' was not loaded because no valid module file was found in any module directory.`,
        'ResourceUnavailable',
        { target: name, type: 'System.IO.FileNotFoundException' },
      )
    : scriptError(
        'Modules_ModuleWithVersionNotFound',
        `The specified module '${name}' with ${version} was not loaded because no valid module file was found in any module directory.`,
        'ResourceUnavailable',
        { target: name, type: 'System.IO.FileNotFoundException' },
      );
}

/** The same for a module that `using module` names by its path. */
export function usedModuleNotFound(path: string): ScriptError {
  return scriptError(
    'Modules_ModuleNotFound,Microsoft.PowerShell.Commands.ImportModuleCommand',
    moduleNotFound(path).record.exception.message,
    'InvalidOperation',
    { target: path, type: 'System.IO.FileNotFoundException' },
  );
}

/** Whether an error is that of a module that is nowhere, or not in the version asked for. */
export function isModuleNotFound(error: unknown): boolean {
  return error instanceof ScriptError && error.record.id.startsWith('Modules_Module');
}
