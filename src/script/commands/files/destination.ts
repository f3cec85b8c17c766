import { unescapeWildcards } from '../../text/wildcard.ts';
import { commandError } from '../commandError.ts';
import type { CommandRuntime } from '../commandRuntime.ts';
import { itemsGiven } from './findItems.ts';
import { readPath, type StoredItem } from './itemPath.ts';

/** How a cmdlet sends a file or folder to a path, and an item of another drive to a name on it. */
export interface Sending {
  file(from: string, to: string): void;
  item(from: StoredItem, to: string): void;
}

/**
 * Sends what -Path and -LiteralPath stand for to where -Destination leads, the current folder where it is not given. Nothing goes from one provider to
 * another: that is an error, with the id given.
 */
export function sendGiven(runtime: CommandRuntime, sending: Sending, id: string): void {
  const to = readPath(unescapeWildcards(runtime.string('Destination') ?? '.'), runtime);
  if (to === undefined) return;
  for (const found of itemsGiven(runtime)) {
    if (found.kind === 'file' && to.kind === 'file') sending.file(found.path, to.path);
    else if (found.kind === 'item' && to.kind === 'item' && found.drive.provider === to.drive.provider)
      sending.item(found, to.name);
    else
      runtime.writeError(
        commandError(
          id,
          'Source and destination path did not resolve to the same provider.',
          'InvalidArgument',
          {
            type: 'System.Management.Automation.PSArgumentException',
            target: found.kind === 'file' ? found.path : found.name,
          },
        ),
      );
  }
}
