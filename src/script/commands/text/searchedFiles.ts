import { wildcardPattern } from '../../text/wildcard.ts';
import type { CommandRuntime } from '../commandRuntime.ts';
import { existingPath, expandPath } from '../paths/expandPath.ts';

/** The files that -Path and -LiteralPath name, absolute; null where the command searches objects. */
export function filesNamed(runtime: CommandRuntime): readonly string[] | null {
  const paths = runtime.strings('Path');
  const literal = runtime.strings('LiteralPath');
  if (paths === undefined && literal === undefined) return null;
  const matcher = (name: string) => (runtime.strings(name) ?? []).map((pattern) => wildcardPattern(pattern));
  const included = matcher('Include');
  const excluded = matcher('Exclude');
  const found = [
    ...(paths ?? []).flatMap((path) => expandPath(path, runtime)),
    ...(literal ?? []).flatMap((path) => existingPath(path, runtime)),
  ];
  return found.filter((path) => {
    const name = path.slice(path.lastIndexOf('/') + 1);
    if (!runtime.runspace.files.isFile(path)) return false;
    if (included.length > 0 && !included.some((matches) => matches(name))) return false;
    return !excluded.some((matches) => matches(name));
  });
}
