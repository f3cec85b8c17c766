import { cmdlet } from '../cmdletBuilder.ts';
import { hasWildcards } from '../../text/wildcard.ts';
import type { ErrorRecord } from '../../values/errorRecord.ts';
import { isLocked } from '../../values/variable.ts';
import { commandError } from '../commandError.ts';
import { FunctionInfo } from '../commandInfo.ts';
import type { CommandRuntime } from '../commandRuntime.ts';
import { sendGiven, type Sending } from './destination.ts';
import { below, nameOf, parentOf } from '../../types/files/fileItem.ts';
import { itemsGiven } from './findItems.ts';
import { attempt } from './itemErrors.ts';
import type { StoredItem } from './itemPath.ts';
import { storeOf } from './itemStore.ts';
import { pathParameters } from './pathParameters.ts';
import { fileObject } from './writeItem.ts';

const moveRest =
  '[[-Destination] <string>] [-Force] [-Filter <string>] [-Include <string[]>] [-Exclude <string[]>] [-PassThru] [-Credential <pscredential>] [-WhatIf] [-Confirm]';

/** Move-Item. */
export const moveItem = cmdlet({
  name: 'Move-Item',
  className: 'MoveItemCommand',
  module: 'Management',
  aliases: ['mi', 'move', 'mv'],
  syntax: { Path: `[-Path] <string[]> ${moveRest}`, LiteralPath: `-LiteralPath <string[]> ${moveRest}` },
  parameters: { ...pathParameters, Destination: { pipeline: 'property', position: 1 } },
  start: (runtime) => ({
    process() {
      const { files } = runtime.runspace;
      const sending: Sending = {
        file(from, to) {
          const target = files.isFolder(to) ? below(to, nameOf(from)) : to;
          if (isHere(from, runtime))
            runtime.throwTerminating(inUse(`Cannot move item because the item at '${from}' is in use.`));
          if (files.isFolder(from) && `${target}/`.startsWith(`${from}/`))
            runtime.writeError(
              commandError(
                'MoveItemArgumentError',
                `Destination path cannot be a subdirectory of the source or the source itself: ${target}.`,
                'InvalidArgument',
                { type: 'System.IO.IOException', target },
              ),
            );
          else moveFile(from, to === from ? to : target, 'Move', runtime);
        },
        item() {
          runtime.throwTerminating(
            commandError(
              'GetDynamicParametersException',
              'Cannot retrieve the dynamic parameters for the cmdlet. The NavigationCmdletProvider methods are not supported by this provider.',
              'InvalidArgument',
              { type: 'System.Management.Automation.ParameterBindingException' },
            ),
          );
        },
      };
      sendGiven(runtime, sending, 'System.Management.Automation.PSArgumentException');
    },
  }),
});

/** Rename-Item. */
export const renameItem = cmdlet({
  name: 'Rename-Item',
  className: 'RenameItemCommand',
  module: 'Management',
  aliases: ['rni', 'ren'],
  syntax: {
    ByPath:
      '[-Path] <string> [-NewName] <string> [-Force] [-PassThru] [-Credential <pscredential>] [-WhatIf] [-Confirm]',
    ByLiteralPath:
      '[-NewName] <string> -LiteralPath <string> [-Force] [-PassThru] [-Credential <pscredential>] [-WhatIf] [-Confirm]',
  },
  parameters: { ...pathParameters, NewName: { pipeline: 'property', position: 1 } },
  start: (runtime) => ({
    process() {
      const name = runtime.string('NewName') ?? '';
      const found = itemsGiven(runtime);
      const [only] = found;
      const wild = (runtime.strings('Path') ?? []).find((path) => hasWildcards(path));
      if (wild !== undefined && found.length !== 1)
        runtime.throwTerminating(inUse(`Cannot rename because item at '${wild}' does not exist.`));
      else if (only?.kind === 'item') moveStored(only, name, runtime);
      else if (only !== undefined) renameFile(only.path, name, runtime);
    },
  }),
});

/** Whether the session stands in a folder, or below it. */
function isHere(path: string, { runspace }: CommandRuntime): boolean {
  return `${runspace.location}/`.startsWith(`${path}/`);
}

function inUse(message: string): ErrorRecord {
  return commandError('InvalidOperation', message, 'InvalidOperation', {
    type: 'System.Management.Automation.PSInvalidOperationException',
  });
}

function renameFile(path: string, name: string, runtime: CommandRuntime): void {
  if (isHere(path, runtime))
    runtime.throwTerminating(inUse(`Cannot rename the item at '${path}' because it is in use.`));
  const folder = parentOf(path);
  const written = name.replaceAll('\\', '/').replace(/^\.\//, '');
  const isPath = written.includes('/') && written !== below(folder, nameOf(written));
  if (isPath) {
    runtime.writeError(
      commandError(
        'Argument',
        'Cannot rename the specified target, because it represents a path or device name.',
        'InvalidArgument',
        { type: 'System.Management.Automation.PSArgumentException' },
      ),
    );
    return;
  }
  moveFile(path, below(folder, nameOf(written)), 'Rename', runtime);
}

function moveStored(found: StoredItem, name: string, runtime: CommandRuntime): void {
  const store = storeOf(found.drive.provider, runtime);
  const item = store.item(found.name);
  if (item instanceof FunctionInfo && isLocked(item, runtime.flag('Force'))) {
    const message = `Cannot rename function because function ${found.name} is read-only or constant.`;
    runtime.writeError(
      commandError('CannotRenameFunction', message, 'WriteError', {
        type: 'System.Management.Automation.SessionStateUnauthorizedAccessException',
        target: found.name,
      }),
    );
    return;
  }
  if (!runtime.shouldProcess(`Item: ${found.name} Destination: ${name}`, 'Rename Item')) return;
  const content = store.content(found.name);
  const error = store.remove(found.name, runtime.flag('Force'));
  if (error === null) store.set(name, content);
  else runtime.writeError(error);
}

function moveFile(from: string, target: string, verb: 'Move' | 'Rename', runtime: CommandRuntime): void {
  const { files } = runtime.runspace;
  const isFolder = files.isFolder(from);
  if (
    !runtime.shouldProcess(
      `Item: ${from} Destination: ${target}`,
      `${verb} ${isFolder ? 'Directory' : 'File'}`,
    )
  )
    return;
  const id = `${verb}${isFolder ? 'DirectoryItem' : verb === 'Move' ? 'FileInfoItem' : 'Item'}IOError`;
  // .NET tells of a folder by where it is, of a file by where it goes.
  attempt(runtime, id, isFolder ? from : target, () => {
    if (target !== from) {
      const there = files.status(target);
      if (there !== undefined && (verb === 'Rename' || !runtime.flag('Force') || there.isFolder)) {
        const message = `The file '${target}' already exists.`;
        runtime.writeError(
          commandError(id, message, 'WriteError', { type: 'System.IO.IOException', target: from }),
        );
        return;
      }
      files.move(from, target);
    }
    if (runtime.flag('PassThru')) runtime.write(fileObject(target, runtime));
  });
}
