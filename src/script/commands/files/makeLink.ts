import { isAbsolute, resolve } from 'node:path';
import { toText } from '../../convert/toText.ts';
import { parentOf } from '../../types/files/fileItem.ts';
import type { ErrorCategory } from '../../values/errorRecord.ts';
import { isNull } from '../../values/value.ts';
import { commandError } from '../commandError.ts';
import type { CommandRuntime } from '../commandRuntime.ts';
import { attempt } from './itemErrors.ts';
import { fileObject } from './writeItem.ts';

/** The kinds of links that New-Item makes. */
export type LinkKind = 'symboliclink' | 'hardlink' | 'junction';

const actions = {
  symboliclink: 'Create Symbolic Link',
  hardlink: 'Create Hard Link',
  junction: 'Create Junction',
} as const;

/** Makes a link at an absolute path to what -Value says, and writes it. A junction, which only Windows has, is a symbolic link. */
export function makeLink(path: string, kind: LinkKind, runtime: CommandRuntime): void {
  const { files } = runtime.runspace;
  const value = runtime.value('Value') ?? null;
  const target = isNull(value) ? '' : toText(value, runtime.runspace);
  const tell = (id: string, message: string, category: ErrorCategory, type: string): void => {
    runtime.writeError(commandError(id, message, category, { type, target: path }));
  };
  if (target === '') {
    const name = path.slice(path.lastIndexOf('/') + 1);
    const message = `Link '${name}' cannot be created because the target Value was not specified.`;
    tell('ArgumentNull', message, 'InvalidArgument', 'System.Management.Automation.PSArgumentNullException');
    return;
  }
  if (kind === 'junction' && !isAbsolute(target)) {
    const message = 'Creating a junction requires an absolute path for the target.';
    tell('NotAbsolutePath', message, 'InvalidArgument', 'System.ArgumentException');
    return;
  }
  const full = resolve(parentOf(path), target);
  if (kind === 'hardlink' && !files.isFile(full)) {
    const message = `Could not find item ${full}.`;
    tell('ItemNotFound', message, 'ObjectNotFound', 'System.Management.Automation.ItemNotFoundException');
    return;
  }
  if (!runtime.shouldProcess(`Destination: ${path}`, actions[kind])) return;
  if (files.status(path) !== undefined) {
    if (!runtime.flag('Force')) {
      const message = `Cannot create link because the path already exists: ${path}.`;
      tell('SymLinkExists', message, 'ResourceExists', 'System.IO.IOException');
      return;
    }
    files.remove(path);
  }
  attempt(runtime, 'CreateSymbolicLinkIOError', path, () => {
    files.link(path, kind === 'hardlink' ? full : target, kind === 'hardlink' ? 'hard' : 'symbolic');
    runtime.write(fileObject(path, runtime));
  });
}
