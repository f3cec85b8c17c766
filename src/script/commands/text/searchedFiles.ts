import type { CommandRuntime } from '../commandRuntime.ts';
import type { ItemFilter } from '../files/itemFilter.ts';
import { existingPath, expandPath } from '../paths/expandPath.ts';

/** The files that -Path and -LiteralPath name, absolute, as far as the filter lets whole paths through; null where the command searches objects. */
export function filesNamed(runtime: CommandRuntime, filter: ItemFilter): readonly string[] | null {
  const paths = runtime.strings('Path');
  const literal = runtime.strings('LiteralPath');
  if (paths === undefined && literal === undefined) return null;
  const found = [
    ...(paths ?? []).flatMap((path) => expandPath(path, runtime)),
    ...(literal ?? []).flatMap((path) => existingPath(path, runtime)),
  ];
  return found.filter((path) => runtime.runspace.files.isFile(path) && filter.accepts(path));
}
