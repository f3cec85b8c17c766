import type { CommandRuntime } from '../commandRuntime.ts';
import { nameOf } from '../../types/files/fileItem.ts';
import { ItemFilter } from '../files/itemFilter.ts';
import { existingPath, expandPath } from '../paths/expandPath.ts';

/** The files that -Path and -LiteralPath name, absolute; null where the command searches objects. */
export function filesNamed(runtime: CommandRuntime): readonly string[] | null {
  const paths = runtime.strings('Path');
  const literal = runtime.strings('LiteralPath');
  if (paths === undefined && literal === undefined) return null;
  const filter = new ItemFilter(runtime);
  const found = [
    ...(paths ?? []).flatMap((path) => expandPath(path, runtime)),
    ...(literal ?? []).flatMap((path) => existingPath(path, runtime)),
  ];
  return found.filter((path) => runtime.runspace.files.isFile(path) && filter.accepts(nameOf(path)));
}
