import type { ArgumentCheck } from '../commands/commandMetadata.ts';
import { itemCheck } from './checkItems.ts';
import { validationFailure } from './validationError.ts';

/** ValidateDrive: the drive of a path is one of those named. This host has the drive `/` alone among those of files. */
export function driveCheck(drives: readonly string[]): ArgumentCheck {
  const allowed = new Set(drives.map((drive) => drive.toLowerCase()));
  return itemCheck(
    'ValidateDrive',
    (item, context) => {
      const drive = /^([^:/\\]+):/.exec(context.text(item))?.[1];
      if (drive !== undefined && /^[a-z]$/i.test(drive))
        throw validationFailure(`Cannot find drive. A drive with the name '${drive}' does not exist.`);
      const name = drive ?? '/';
      if (!allowed.has(name.toLowerCase()))
        throw validationFailure(
          `The path argument drive ${name} does not belong to the set of approved drives: ${drives.join(', ')}. Supply a path argument with an approved drive.`,
        );
    },
    drives,
  );
}
