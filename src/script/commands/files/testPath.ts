import { hasWildcards } from '../../text/wildcard.ts';
import { unixOfTicks } from '../../values/calendar.ts';
import { DateTime } from '../../values/dateTime.ts';
import { offsetAtLocal } from '../../text/timeZone.ts';
import { isNull, type Value } from '../../values/value.ts';
import { cmdlet } from '../cmdletBuilder.ts';
import { commandError } from '../commandError.ts';
import type { CommandRuntime } from '../commandRuntime.ts';
import { drivesOf } from './drives.ts';
import { nameOf } from '../../types/files/fileItem.ts';
import { ItemFilter } from './itemFilter.ts';
import { filesOfPath, readPath } from './itemPath.ts';
import { storeOf } from './itemStore.ts';
import { byPath, pathParameters } from './pathParameters.ts';

const allowed = ['null', 'emptyString', 'emptyCollection'] as const;

/** Test-Path. */
export const testPath = cmdlet({
  name: 'Test-Path',
  className: 'TestPathCommand',
  module: 'Management',
  syntax: byPath(
    '[-Filter <string>] [-Include <string[]>] [-Exclude <string[]>] [-PathType <Microsoft.PowerShell.Commands.TestPathType>] [-IsValid] [-Credential <pscredential>] [-OlderThan <datetime>] [-NewerThan <datetime>]',
  ),
  parameters: {
    Path: { ...pathParameters.Path, allow: allowed },
    LiteralPath: { ...pathParameters.LiteralPath, allow: allowed },
    PathType: { aliases: ['Type'] },
  },
  outputs: ['System.Boolean'],
  start: (runtime) => ({
    process() {
      const literal = runtime.has('LiteralPath');
      const paths = runtime.list(literal ? 'LiteralPath' : 'Path') ?? [];
      if (paths.length === 0) runtime.writeError(nullPath());
      for (const path of paths)
        if (isNull(path)) runtime.writeError(nullPath());
        else {
          const text = runtime.runspace.text(path);
          if (runtime.flag('IsValid')) runtime.write(isValid(text, runtime));
          else runtime.write(text.trim() !== '' && isThere(text, literal, runtime));
        }
    },
  }),
});

/** Whether a path could be one: it has a drive that is there, and no NUL. */
function isValid(path: string, runtime: CommandRuntime): boolean {
  return path.trim() !== '' && !path.includes('\0') && hasDrive(path, runtime);
}

function hasDrive(path: string, runtime: CommandRuntime): boolean {
  const drive = /^([^:/\\.*?[]+):(?!:)/.exec(path)?.[1];
  return drive === undefined || drivesOf(runtime.runspace.environment).find(drive) !== undefined;
}

function nullPath(): ReturnType<typeof commandError> {
  return commandError(
    'NullPathNotPermitted',
    "Value cannot be null. (Parameter 'The provided Path argument was null or an empty collection.')",
    'InvalidArgument',
    { type: 'System.ArgumentNullException' },
  );
}

function isThere(path: string, literal: boolean, runtime: CommandRuntime): boolean {
  if (!hasDrive(path, runtime)) return false;
  const read = readPath(path, runtime);
  if (read === undefined) return false;
  const type = runtime.string('PathType') ?? 'Any';
  if (read.kind === 'item') {
    const store = storeOf(read.drive.provider, runtime);
    if (read.name === '') return type !== 'Leaf';
    const wild = !literal && hasWildcards(path);
    return type !== 'Container' && (wild ? store.matching(read.name).length > 0 : store.has(read.name));
  }
  const filter = new ItemFilter(runtime);
  const { files } = runtime.runspace;
  return filesOfPath(path, read.path, literal, runtime, true).some((one) => {
    if (!filter.accepts(nameOf(one))) return false;
    const status = files.status(one);
    if (status === undefined || (type !== 'Any' && status.isFolder !== (type === 'Container'))) return false;
    const newer = runtime.value('NewerThan');
    const older = runtime.value('OlderThan');
    return (
      (newer === undefined || status.modified > timeOf(newer, runtime)) &&
      (older === undefined || status.modified < timeOf(older, runtime))
    );
  });
}

/** A date in milliseconds since 1970. */
function timeOf(value: Value, { runspace }: CommandRuntime): number {
  if (!(value instanceof DateTime)) return Number.NaN;
  const offset = value.kind === 'Utc' ? 0n : offsetAtLocal(runspace.timeZone, value.ticks);
  return unixOfTicks(value.ticks - offset);
}
