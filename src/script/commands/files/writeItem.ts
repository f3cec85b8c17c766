import { addNotes } from '../../values/extendedMembers.ts';
import { NetObject } from '../../values/value.ts';
import type { CommandRuntime } from '../commandRuntime.ts';
import { placeBelowRoot } from './currentPath.ts';
import { drivesOf, type Drive } from './drives.ts';
import { FileItem, folderOf, nameOf } from '../../types/files/fileItem.ts';
import type { ItemPath } from './itemPath.ts';
import { storeOf } from './itemStore.ts';
import { DriveInfo, ProviderInfo } from './pathInfo.ts';

const provider = (name: string) => `Microsoft.PowerShell.Core\\${name}::`;

/** A file or folder as cmdlets write it: with PSPath and the other notes of its provider. */
export function fileObject(
  path: string,
  runtime: CommandRuntime,
  drive = drivesOf(runtime.runspace.environment).root,
): FileItem {
  const { files } = runtime.runspace;
  const item = new FileItem(path, files, files.isFolder(path));
  const folder = folderOf(path);
  addNotes(item, [
    ['PSPath', provider('FileSystem') + path],
    ['PSParentPath', folder === null ? '' : provider('FileSystem') + folder],
    ['PSChildName', nameOf(path)],
    ['PSDrive', new DriveInfo(drive, placeBelowRoot(drive, runtime.runspace))],
    ['PSProvider', new ProviderInfo('FileSystem')],
    ['PSIsContainer', item.isFolder],
  ]);
  return item;
}

/** Writes what was found; all items of a drive where no name is given. */
export function writeFound(found: ItemPath, runtime: CommandRuntime): void {
  if (found.kind === 'file') runtime.write(fileObject(found.path, runtime, found.drive));
  else writeItem(found.drive, found.name, runtime);
}

function writeItem(drive: Drive, name: string, runtime: CommandRuntime): void {
  const store = storeOf(drive.provider, runtime);
  if (name === '') {
    for (const each of store.matching('*')) writeItem(drive, each, runtime);
    return;
  }
  const item = store.item(name);
  if (item instanceof NetObject) {
    addNotes(item, [
      ['PSPath', provider(drive.provider) + name],
      ['PSDrive', new DriveInfo(drive, '')],
      ['PSProvider', new ProviderInfo(drive.provider)],
      ['PSIsContainer', false],
    ]);
  }
  if (item !== undefined) runtime.write(item);
}
