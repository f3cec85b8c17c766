import { cmdlet } from '../cmdletBuilder.ts';
import { commandError } from '../commandError.ts';
import type { CommandRuntime } from '../commandRuntime.ts';
import { nameOf } from '../../types/files/fileItem.ts';
import { itemsGiven } from './findItems.ts';
import { attempt } from './itemErrors.ts';
import { storeOf } from './itemStore.ts';
import { childrenOf } from './listFolder.ts';
import { byPath, pathParameters } from './pathParameters.ts';
import { ItemFilter } from './itemFilter.ts';

/** Remove-Item. */
export const removeItem = cmdlet({
  name: 'Remove-Item',
  className: 'RemoveItemCommand',
  module: 'Management',
  aliases: ['ri', 'rd', 'del', 'erase', 'rm', 'rmdir'],
  syntax: byPath(
    '[-Filter <string>] [-Include <string[]>] [-Exclude <string[]>] [-Recurse] [-Force] [-Credential <pscredential>] [-WhatIf] [-Confirm]',
  ),
  parameters: pathParameters,
  start: (runtime) => ({
    process() {
      const filter = new ItemFilter(runtime);
      for (const found of itemsGiven(runtime)) {
        if (found.kind === 'file') removeFile(found.path, runtime);
        else if (runtime.shouldProcess(`Item: ${found.name}`, 'Remove Item')) {
          const error = storeOf(found.drive.provider, runtime).remove(found.name, runtime.flag('Force'));
          if (error !== null) runtime.writeError(error);
        }
      }
      if (runtime.flag('Recurse') && filter.includes) removeSelected(filter, runtime);
    },
  }),
});

/** With -Recurse and -Include: what is below a folder of the paths and fits. */
function removeSelected(filter: ItemFilter, runtime: CommandRuntime): void {
  const { files, location } = runtime.runspace;
  const below = (folder: string): string[] =>
    childrenOf(folder, runtime).flatMap((child) => [
      ...(files.isFolder(child) ? below(child) : []),
      ...(filter.accepts(nameOf(child)) ? [child] : []),
    ]);
  for (const path of runtime.strings('Path') ?? runtime.strings('LiteralPath') ?? []) {
    const folder = path.startsWith('/') ? path : `${location}/${path}`;
    if (files.isFolder(folder)) for (const found of below(folder)) removeFile(found, runtime);
  }
}

function removeFile(path: string, runtime: CommandRuntime): void {
  const { files, location } = runtime.runspace;
  const status = files.status(path);
  const isFolder = status?.isFolder === true;
  const force = runtime.flag('Force');
  if (isFolder && (location === path || location.startsWith(`${path}/`))) {
    const message = `Cannot remove the item at '${path}' because it is in use.`;
    runtime.writeError(
      commandError('InvalidOperation', message, 'InvalidOperation', {
        type: 'System.Management.Automation.PSInvalidOperationException',
      }),
    );
    return;
  }
  if (!runtime.shouldProcess(path, isFolder ? 'Remove Directory' : 'Remove File')) return;
  if (!force && (nameOf(path).startsWith('.') || status?.readOnly === true)) {
    const message = `You do not have sufficient access rights to perform this operation or the item is hidden, system, or read only.`;
    runtime.writeError(
      commandError('RemoveFileSystemItemUnAuthorizedAccess', message, 'PermissionDenied', {
        type: 'System.IO.IOException',
        target: path,
      }),
    );
    return;
  }
  // Of a link only itself goes.
  if (isFolder && status.linkTarget === null && !runtime.flag('Recurse')) {
    const names = attempt(runtime, 'DirIOError', path, () => files.list(path));
    if (names === undefined) return;
    const query = `The item at ${path} has children and the Recurse parameter was not specified. If you continue, all children will be removed with the item. Are you sure you want to continue?`;
    if (names.length > 0 && !runtime.shouldContinue(query, 'Confirm')) return;
  }
  attempt(runtime, 'RemoveFileSystemItemIOError', path, () => {
    files.remove(path);
  });
}
