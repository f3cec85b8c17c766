import type { Value } from '../../values/value.ts';
import { cmdlet } from '../cmdletBuilder.ts';
import { argumentNotValid } from '../argumentNotValid.ts';
import { commandError } from '../commandError.ts';
import type { CommandRuntime } from '../commandRuntime.ts';
import { drivesOf } from '../files/drives.ts';
import { pathParameters } from '../files/pathParameters.ts';
import { expandPath } from './expandPath.ts';

const parts = ['Leaf', 'LeafBase', 'Extension', 'Qualifier', 'NoQualifier', 'IsAbsolute'] as const;

/** Split-Path: a part of a path, its folder where no other is asked for. */
export const splitPath = cmdlet({
  name: 'Split-Path',
  className: 'SplitPathCommand',
  module: 'Management',
  syntax: {
    ParentSet: '[-Path] <string[]> [-Parent] [-Resolve] [-Credential <pscredential>]',
    LeafSet: '[-Path] <string[]> -Leaf [-Resolve] [-Credential <pscredential>]',
    LeafBaseSet: '[-Path] <string[]> -LeafBase [-Resolve] [-Credential <pscredential>]',
    ExtensionSet: '[-Path] <string[]> -Extension [-Resolve] [-Credential <pscredential>]',
    QualifierSet: '[-Path] <string[]> -Qualifier [-Resolve] [-Credential <pscredential>]',
    NoQualifierSet: '[-Path] <string[]> -NoQualifier [-Resolve] [-Credential <pscredential>]',
    IsAbsoluteSet: '[-Path] <string[]> -IsAbsolute [-Resolve] [-Credential <pscredential>]',
    LiteralPathSet: '-LiteralPath <string[]> [-Resolve] [-Credential <pscredential>]',
  },
  parameters: {
    ...pathParameters,
    Credential: { pipeline: 'property' },
  },
  start: (runtime) => ({
    process() {
      const given = runtime.strings('Path') ?? runtime.strings('LiteralPath') ?? [];
      const paths = runtime.flag('Resolve') ? given.flatMap((path) => expandPath(path, runtime)) : given;
      const part = parts.find((name) => runtime.flag(name));
      for (const path of paths) {
        const value = part === undefined ? parentOf(path, runtime) : partOf(path, part, runtime);
        if (value !== undefined) runtime.write(value);
      }
    },
  }),
});

function parentOf(given: string, runtime: CommandRuntime): Value | undefined {
  const path = normal(given);
  if (/^\/+$/.test(path)) {
    runtime.writeError(argumentNotValid('path'));
    return undefined;
  }
  const { drive, rest } = driveOf(path);
  const found = drive === '' ? undefined : drivesOf(runtime.runspace.environment).find(drive.slice(0, -1));
  // What is no file lies in no folder.
  if (found !== undefined && found.provider !== 'FileSystem') return '';
  const bare = rest.replace(/\/+$/, '');
  const at = bare.lastIndexOf('/');
  if (drive !== '' && at === 0 && bare !== '') return `${drive}/`;
  return at <= 0 ? '' : drive + bare.slice(0, at);
}

/** The drive that a path begins with, as it is written, empty for none, and what comes after it. */
function driveOf(path: string): { readonly drive: string; readonly rest: string } {
  const [drive = ''] = /^[^/:]+:/.exec(path) ?? [];
  return { drive, rest: path.slice(drive.length) };
}

function partOf(given: string, part: (typeof parts)[number], runtime: CommandRuntime): Value | undefined {
  const path = normal(given);
  const { drive, rest } = driveOf(path);
  const leaf = rest.replace(/\/+$/, '').split('/').at(-1) ?? '';
  const dot = leaf.lastIndexOf('.');
  switch (part) {
    case 'Leaf':
      return leaf;
    case 'LeafBase':
      return dot < 0 ? leaf : leaf.slice(0, dot);
    case 'Extension':
      return dot < 0 || dot === leaf.length - 1 ? '' : leaf.slice(dot);
    case 'NoQualifier':
      return drive === '' ? path : given.slice(drive.length);
    case 'IsAbsolute':
      return path.startsWith('/') || drive !== '';
    case 'Qualifier':
      if (drive !== '') return drive;
      runtime.writeError(
        commandError(
          'ParsePathFormatError',
          `Cannot parse path because path '${given}' does not have a qualifier specified.`,
          'InvalidArgument',
          { type: 'System.FormatException', target: given },
        ),
      );
      return undefined;
  }
}

function normal(path: string): string {
  return path.replaceAll('\\', '/');
}
