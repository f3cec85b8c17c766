import { isAbsolute, resolve } from 'node:path';
import { hasWildcards, wildcardPattern } from '../../text/wildcard.ts';
import { commandError } from '../commandError.ts';
import type { CommandRuntime } from '../commandRuntime.ts';

/** The files that -Path and -LiteralPath name, absolute; null where the command searches objects. */
export function filesNamed(runtime: CommandRuntime): readonly string[] | null {
  const paths = runtime.strings('Path');
  const literal = runtime.strings('LiteralPath');
  if (paths === undefined && literal === undefined) return null;
  const matcher = (name: string) => (runtime.strings(name) ?? []).map((pattern) => wildcardPattern(pattern));
  const included = matcher('Include');
  const excluded = matcher('Exclude');
  const found = [
    ...(paths ?? []).flatMap((path) => expanded(path, runtime)),
    ...(literal ?? []).flatMap((path) => existing(path, runtime)),
  ];
  return found.filter((path) => {
    const name = path.slice(path.lastIndexOf('/') + 1);
    if (included.length > 0 && !included.some((matches) => matches(name))) return false;
    return !excluded.some((matches) => matches(name));
  });
}

function absolute(path: string, { runspace }: CommandRuntime): string {
  const written = path.replaceAll('\\', '/').replace(/^(?:Microsoft\.PowerShell\.Core\/)?FileSystem::/i, '');
  return isAbsolute(written) ? resolve(written) : resolve(runspace.location, written);
}

function existing(path: string, runtime: CommandRuntime): string[] {
  const full = absolute(path, runtime);
  if (runtime.runspace.files.isFile(full)) return [full];
  if (!runtime.runspace.files.isFolder(full))
    runtime.writeError(
      commandError(
        'PathNotFound',
        `Cannot find path '${full}' because it does not exist.`,
        'ObjectNotFound',
        {
          type: 'System.Management.Automation.ItemNotFoundException',
          target: full,
        },
      ),
    );
  return [];
}

/** The files of a path with wildcards in any of its parts. */
function expanded(path: string, runtime: CommandRuntime): string[] {
  if (!hasWildcards(path)) return existing(path, runtime);
  const { files } = runtime.runspace;
  let folders = ['/'];
  const parts = absolute(path, runtime)
    .split('/')
    .filter((part) => part !== '');
  for (const [index, part] of parts.entries()) {
    runtime.runspace.checkpoint();
    const last = index === parts.length - 1;
    const matches = wildcardPattern(part);
    folders = folders.flatMap((folder) => {
      const names = hasWildcards(part) ? files.list(folder).filter(matches) : [part];
      return names.map((name) => `${folder === '/' ? '' : folder}/${name}`);
    });
    folders = folders.filter((one) => (last ? files.isFile(one) : files.isFolder(one)));
  }
  return folders;
}
