import { cmdlet } from '../cmdletBuilder.ts';
import type { ErrorCategory } from '../../values/errorRecord.ts';
import { commandError } from '../commandError.ts';
import type { CommandRuntime } from '../commandRuntime.ts';
import { sendGiven, type Sending } from './destination.ts';
import { below, nameOf } from '../../types/files/fileItem.ts';
import { attempt } from './itemErrors.ts';
import type { StoredItem } from './itemPath.ts';
import { storeOf } from './itemStore.ts';
import { childrenOf } from './listFolder.ts';
import { pathParameters } from './pathParameters.ts';
import { ItemFilter } from './itemFilter.ts';
import { fileObject } from './writeItem.ts';

const rest =
  '[[-Destination] <string>] [-Container] [-Force] [-Filter <string>] [-Include <string[]>] [-Exclude <string[]>] [-Recurse] [-PassThru] [-Credential <pscredential>] [-WhatIf] [-Confirm]';

/** Copy-Item. */
export const copyItem = cmdlet({
  name: 'Copy-Item',
  className: 'CopyItemCommand',
  module: 'Management',
  aliases: ['copy', 'cpi', 'cp'],
  syntax: { Path: `[-Path] <string[]> ${rest}`, LiteralPath: `-LiteralPath <string[]> ${rest}` },
  parameters: { ...pathParameters, Destination: { pipeline: 'property', position: 1 } },
  start: (runtime) => ({
    process() {
      const copy = new Copy(runtime, new ItemFilter(runtime));
      sendGiven(runtime, copy, 'CopyItemSourceAndDestinationNotSameProvider');
    },
  }),
});

class Copy implements Sending {
  readonly #runtime: CommandRuntime;
  readonly #filter: ItemFilter;

  constructor(runtime: CommandRuntime, filter: ItemFilter) {
    this.#runtime = runtime;
    this.#filter = filter;
  }

  file(from: string, to: string): void {
    if (this.#runtime.runspace.files.isFolder(from)) this.#folder(from, to);
    else this.#file(from, to);
  }

  item({ drive, name }: StoredItem, to: string): void {
    const runtime = this.#runtime;
    if (!runtime.shouldProcess(`Item: ${name} Destination: ${to}`, 'Copy Item')) return;
    const store = storeOf(drive.provider, runtime);
    store.set(to, store.content(name));
  }

  #file(from: string, to: string): void {
    const runtime = this.#runtime;
    const { files } = runtime.runspace;
    const target = files.isFolder(to) ? below(to, nameOf(from)) : to;
    if (target === from) {
      const message = `Cannot overwrite the item ${from} with itself.`;
      runtime.writeError(
        commandError('CopyError', message, 'WriteError', { type: 'System.IO.IOException', target: from }),
      );
      return;
    }
    if (!runtime.shouldProcess(`Item: ${from} Destination: ${target}`, 'Copy File')) return;
    const report = { path: target, about: fileObject(from, runtime) };
    attempt(runtime, 'CopyFileInfoItemIOError', report, () => {
      files.copyFile(from, target);
      if (runtime.flag('PassThru')) runtime.write(fileObject(target, runtime));
    });
  }

  /** A folder that is there takes the copy into it; else the copy gets the name given. */
  #folder(from: string, to: string): void {
    const { files } = this.#runtime.runspace;
    const target = files.isFolder(to) ? below(to, nameOf(from)) : to;
    const fault = (id: string, message: string, type: string, category: ErrorCategory) => {
      this.#runtime.writeError(commandError(id, message, category, { type, target: from }));
    };
    if (files.isFile(to))
      fault(
        'CopyContainerItemToLeafError',
        'Container cannot be copied onto existing leaf item.',
        'System.Management.Automation.PSArgumentException',
        'InvalidArgument',
      );
    else if (to === from)
      fault(
        'CopyError',
        `Cannot overwrite the item ${from} with itself.`,
        'System.IO.IOException',
        'WriteError',
      );
    else this.#into(from, target);
  }

  #into(from: string, target: string): void {
    const runtime = this.#runtime;
    const { files } = runtime.runspace;
    runtime.runspace.checkpoint();
    if (!runtime.shouldProcess(`Item: ${from} Destination: ${target}`, 'Copy Directory')) return;
    if (files.isFolder(target) && !runtime.flag('Force') && !runtime.flag('Recurse')) {
      const message = `An item with the specified name ${target} already exists.`;
      runtime.writeError(
        commandError('DirectoryExist', message, 'ResourceExists', {
          type: 'System.IO.IOException',
          target,
        }),
      );
      return;
    }
    attempt(runtime, 'CopyDirectoryInfoItemIOError', target, () => {
      files.makeFolder(target);
      if (runtime.flag('PassThru')) runtime.write(fileObject(target, runtime));
    });
    if (!runtime.flag('Recurse')) return;
    // A copy into the folder itself is not copied again.
    for (const child of childrenOf(from, runtime).filter((one) => one !== target)) {
      const name = nameOf(child);
      if (!this.#filter.chooses(name)) continue;
      if (files.isFolder(child)) this.#into(child, below(target, name));
      else if (this.#filter.filters(name)) this.#file(child, below(target, name));
    }
  }
}
