import { toText } from '../../convert/toText.ts';
import { isNull } from '../../values/value.ts';
import { cmdlet } from '../cmdletBuilder.ts';
import { commandError } from '../commandError.ts';
import type { CommandRuntime } from '../commandRuntime.ts';
import type { Drive } from './drives.ts';
import { below, parentOf } from '../../types/files/fileItem.ts';
import { attempt } from './itemErrors.ts';
import { readPath } from './itemPath.ts';
import { storeOf } from './itemStore.ts';
import { makeLink, type LinkKind } from './makeLink.ts';
import { byPathOrName, newItemParameters } from './newItemPlace.ts';
import { fileObject, writeFound } from './writeItem.ts';

/** New-Item. */
export const newItem = cmdlet({
  name: 'New-Item',
  className: 'NewItemCommand',
  module: 'Management',
  aliases: ['ni'],
  syntax: byPathOrName(
    '[-ItemType <string>] [-Value <Object>] [-Force] [-Credential <pscredential>] [-WhatIf] [-Confirm]',
  ),
  parameters: {
    ...newItemParameters,
    ItemType: { aliases: ['Type'], pipeline: 'property' },
    Value: { ...newItemParameters.Value, aliases: ['Target'] },
  },
  start: (runtime) => ({
    process() {
      const name = runtime.string('Name');
      for (const path of runtime.strings('Path') ?? ['.']) {
        const read = readPath(path, runtime);
        if (read?.kind === 'item') makeItem(read.drive, name ?? read.name, runtime);
        else if (read !== undefined)
          makeFile(name === undefined || name === '' ? read.path : below(read.path, name), runtime);
      }
    },
  }),
});

const links = ['symboliclink', 'junction', 'hardlink'] as const satisfies readonly LinkKind[];

function makeFile(path: string, runtime: CommandRuntime): void {
  const type = (runtime.string('ItemType') ?? 'File').toLowerCase();
  const link = links.find((name) => name.startsWith(type));
  if (type !== '' && 'directory'.startsWith(type)) makeFolder(path, runtime);
  else if ('file'.startsWith(type)) makeText(path, runtime);
  else if (link !== undefined) makeLink(path, link, runtime);
  else
    runtime.writeError(
      commandError(
        'Argument',
        'The type is not a known type for the file system. Only "file","directory" or "symboliclink" can be specified.',
        'InvalidArgument',
        { type: 'System.Management.Automation.PSArgumentException' },
      ),
    );
}

function makeFolder(path: string, runtime: CommandRuntime): void {
  const { files } = runtime.runspace;
  if (files.status(path) !== undefined && !(runtime.flag('Force') && files.isFolder(path))) {
    const message = `An item with the specified name ${path} already exists.`;
    runtime.writeError(
      commandError('DirectoryExist', message, 'ResourceExists', {
        type: 'System.IO.IOException',
        target: path,
      }),
    );
    return;
  }
  if (!runtime.shouldProcess(`Destination: ${path}`, 'Create Directory')) return;
  attempt(runtime, 'CreateDirectoryIOError', path, () => {
    files.makeFolder(path);
    runtime.write(fileObject(path, runtime));
  });
}

function makeText(path: string, runtime: CommandRuntime): void {
  const { files } = runtime.runspace;
  const force = runtime.flag('Force');
  if (files.isFolder(path) || (files.isFile(path) && !force)) {
    const denied = files.isFolder(path) && force;
    runtime.writeError(
      commandError(
        denied ? 'NewItemUnauthorizedAccessError' : 'NewItemIOError',
        denied ? `Access to the path '${path}' is denied.` : `The file '${path}' already exists.`,
        denied ? 'PermissionDenied' : 'WriteError',
        { type: denied ? 'System.UnauthorizedAccessException' : 'System.IO.IOException', target: path },
      ),
    );
    return;
  }
  if (!runtime.shouldProcess(`Destination: ${path}`, 'Create File')) return;
  const value = runtime.value('Value') ?? null;
  attempt(runtime, 'NewItemIOError', path, () => {
    if (force) files.makeFolder(parentOf(path));
    files.writeText(path, isNull(value) ? '' : toText(value, runtime.runspace), false);
    runtime.write(fileObject(path, runtime));
  });
}

function makeItem(drive: Drive, name: string, runtime: CommandRuntime): void {
  const store = storeOf(drive.provider, runtime);
  if (store.has(name) && !runtime.flag('Force')) {
    const message = `The item at path '${name}' already exists.`;
    runtime.writeError(
      commandError('Argument', message, 'InvalidArgument', {
        type: 'System.Management.Automation.PSArgumentException',
        target: name,
      }),
    );
    return;
  }
  if (!runtime.shouldProcess(`Item: ${name}`, 'New Item')) return;
  store.set(name, runtime.value('Value') ?? '');
  writeFound({ kind: 'item', drive, name }, runtime);
}
